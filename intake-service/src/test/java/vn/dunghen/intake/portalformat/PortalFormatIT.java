package vn.dunghen.intake.portalformat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.life.End;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.intake.City;
import vn.dunghen.intake.Identities;
import vn.dunghen.intake.IntakeKeys;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class PortalFormatIT {

  private static final String ADAPTER = "/api/portal-format/XrdAdapter/RestService/forward/mapi";
  private static final String RELAY = "/api/portal-format/api/SynsTTHCC";

  private final JsonMapper json = JsonMapper.builder().build();

  @Inject DataSource database;

  private String session = "";

  @BeforeEach
  void signed_in() {
    City.found();
    session =
        adapter("/login", Map.of("username", Identities.SOURCE_1, "password", Identities.PASSWORD))
            .then()
            .statusCode(200)
            .body("error_code", equalTo(0))
            .extract()
            .path("session");
  }

  @Test
  void a_life_pushed_in_the_portals_format_is_the_life_told_in_events() throws Exception {
    // Given
    Instant received = Instant.now().minus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    Instant promised = received.plus(20, ChronoUnit.DAYS);
    String code = "D1-260101-0001";

    // When
    push(dossier(code, "2", received, promised, null));
    Instant pausedFrom = push(dossier(code, "5", received, promised, null));
    Instant pausedTo = push(dossier(code, "4", received, promised, null));
    step(code, pausedTo.minusSeconds(60));
    Instant ended = pausedTo.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    await().atMost(Duration.ofSeconds(60)).until(() -> !Instant.now().isBefore(ended));
    push(dossier(code, "9", received, promised, ended));

    // Then
    String same = "D1-260101-0002";
    event(
        same,
        "1",
        "received",
        received,
        """
        {"procedure":"1.004884","unit":"D1","responsible":"W1","channel":"online","promise":"%s"}\
        """
            .formatted(promised));
    event(same, "2", "supplement-requested", pausedFrom, "{}");
    event(same, "3", "supplement-supplied", pausedTo, "{}");
    event(
        same,
        "4",
        "progressed",
        pausedTo.minusSeconds(60).truncatedTo(ChronoUnit.SECONDS),
        "{\"status\":4,\"by\":\"Cán bộ\",\"step\":\"Thẩm định\"}");
    event(same, "5", "completed", ended, "{}");
    event(same, "6", "population-data-used", ended, "{}");
    event(same, "7", "digitised", ended, "{\"components\":true}");
    event(same, "8", "payment-made", ended, "{\"through\":\"portal\"}");
    DossierLife pushed = life(code);
    DossierLife told = life(same);
    assertThat(pushed.last()).isEqualTo(told.last());
    assertThat(pushed.last().end()).isEqualTo(new End(End.Kind.COMPLETED, ended));
    assertThat(pushed.last().reception()).isNotNull();
    assertThat(pushed.at(received).reception()).isEqualTo(told.at(received).reception());
    assertThat(pushed.at(pausedFrom).standing()).isEqualTo(told.at(pausedFrom).standing());
    assertThat(pushed.at(pausedTo).promise()).isEqualTo(told.at(pausedTo).promise());
  }

  @Test
  void the_same_again_is_a_duplicate_and_an_earlier_content_is_new() throws Exception {
    Instant received = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    var open = dossier("D1-260101-0011", "4", received, null, null);
    var waiting = dossier("D1-260101-0011", "5", received, null, null);

    push(open);
    push(open);
    push(waiting);
    push(open);
    push(open);

    assertThat(events("D1-260101-0011"))
        .extracting(event -> ((DossierEvent.Reported) event.event()).status())
        .containsExactly(4, 5, 4);
  }

  @Test
  void a_step_is_one_however_often_it_is_pushed() throws Exception {
    Instant at = Instant.now().minusSeconds(600);

    step("D1-260101-0021", at);
    step("D1-260101-0021", at);

    assertThat(events("D1-260101-0021")).hasSize(1);
  }

  @Test
  void a_field_that_is_wrong_is_named_and_refuses_the_whole_array() throws Exception {
    Instant received = Instant.now().minusSeconds(3600);
    var good = dossier("D1-260101-0031", "4", received, null, null);

    refused(-6, "NgayTiepNhan", changed(good, "NgayTiepNhan", ""));
    refused(-6, "NgayTiepNhan", changed(good, "NgayTiepNhan", "20260230000000"));
    refused(-6, "NgayTiepNhan", changed(good, "NgayTiepNhan", "29990101000000"));
    refused(-6, "MaTTHC", changed(good, "MaTTHC", ""));
    refused(-6, "TrangThaiHoSo", changed(good, "TrangThaiHoSo", "11"));
    refused(-6, "DonViXuLy", changed(good, "DonViXuLy", "W2"));
    refused(-6, "KenhThucHien", changed(good, "KenhThucHien", "9"));
    refused(-6, "data[1].LoaiDoiTuong", good, changed(good, "LoaiDoiTuong", ""));

    assertThat(events("D1-260101-0031")).isEmpty();
  }

  @Test
  void what_the_portal_would_refuse_is_refused_as_by_the_portal() {
    adapter("/g", Map.of("session", "made-up", "service", "TraCuuHoSo", "mahoso", "X"))
        .then()
        .statusCode(200)
        .body("error_code", equalTo(-2), "session", nullValue());
    adapter("/g", Map.of("session", session, "service", "LayThuTuc"))
        .then()
        .body("error_code", equalTo(-9));
    adapter(
            "/g",
            Map.of(
                "session", session, "madonvi", "D2", "service", "DongBoHoSoMC", "data", List.of()))
        .then()
        .body("error_code", equalTo(-8));
    adapter(
            "/g",
            Map.of(
                "session",
                session,
                "service",
                "CapNhatTienDoHoSoMC",
                "data",
                Collections.nCopies(11, Map.of())))
        .then()
        .body("error_code", equalTo(-7));
    given()
        .contentType("application/json")
        .body("{\"session\":")
        .post(ADAPTER + "/g")
        .then()
        .statusCode(400)
        .body("type", containsString("malformed-json"));
  }

  @Test
  void a_relay_takes_bare_arrays_and_answers_steps_as_text() throws Exception {
    Instant received = Instant.now().minusSeconds(7200);

    relay(
            "/DongBoHoSoMC?MaDinhDanhDV=D1&isUpdating=True",
            List.of(dossier("D1-260101-0041", "4", received, null, null)))
        .then()
        .statusCode(200)
        .body("error_code", equalTo(0), "message", containsString("thành công"));
    relay("/CapNhatTienDoHoSoMC", List.of(tienDo("D1-260101-0041", received)))
        .then()
        .statusCode(200)
        .contentType("text/plain")
        .body(containsString("thành công"));

    assertThat(events("D1-260101-0041")).hasSize(2);
  }

  @Test
  void a_look_up_tells_what_was_pushed_last_and_nothing_of_the_person() {
    Instant received = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
    push(dossier("D1-260101-0051", "4", received, null, null));

    lookUp("D1-260101-0051")
        .then()
        .body(
            "error_code", equalTo(0),
            "result[0].MaHoSo", equalTo("D1-260101-0051"),
            "result[0].TrangThaiHoSo", equalTo("4"),
            "result[0].NgayTiepNhan", equalTo(Items.wallClock(received)),
            "result[0].NgayTra", equalTo(""),
            "result[0].ChuHoSo", nullValue());
    lookUp("D1-260101-9999").then().body("error_code", equalTo(0), "result", equalTo(List.of()));
  }

  @Test
  void a_person_is_sealed() throws Exception {
    push(dossier("D1-260101-0061", "4", Instant.now().minusSeconds(60), null, null));

    assertThat(texts("D1-260101-0061"))
        .singleElement()
        .satisfies(text ->
            assertThat(text).contains("\"sealed\":").doesNotContain("Nguyễn Đẩy Lên", "001099"));
  }

  private Response lookUp(String dossier) {
    return adapter(
        "/g",
        Map.of("session", session, "madonvi", "D1", "service", "TraCuuHoSo", "mahoso", dossier));
  }

  @SafeVarargs
  private void refused(int code, String field, Map<String, Object>... dossiers) {
    pushed(List.of(dossiers))
        .then()
        .statusCode(200)
        .body("error_code", equalTo(code), "message", containsString("Trường " + field + ":"));
  }

  /// Pushes one dossier; returns when it arrived.
  private Instant push(Map<String, Object> dossier) {
    pushed(List.of(dossier))
        .then()
        .statusCode(200)
        .body("error_code", equalTo(0), "message", containsString("thành công"));
    try {
      return events((String) dossier.get("MaHoSo")).getLast().occurred();
    } catch (SQLException | IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private Response pushed(List<Map<String, Object>> dossiers) {
    return adapter(
        "/g",
        Map.of(
            "session", session,
            "madonvi", "D1",
            "service", "DongBoHoSoMC",
            "isUpdating", "False",
            "data", dossiers));
  }

  private void step(String dossier, Instant at) {
    adapter(
            "/g",
            Map.of(
                "session",
                session,
                "madonvi",
                "D1",
                "service",
                "CapNhatTienDoHoSoMC",
                "data",
                List.of(tienDo(dossier, at))))
        .then()
        .statusCode(200)
        .body("error_code", equalTo(0));
  }

  private static Map<String, Object> tienDo(String dossier, Instant at) {
    return Map.of(
        "MaHoSo", dossier,
        "NguoiXuLy", "Cán bộ",
        "ThoiDiemXuLy", Items.wallClock(at),
        "NoiDungXuLy", "Thẩm định",
        "TrangThai", "4");
  }

  private static Map<String, Object> dossier(
      String code, String status, Instant received, Instant promise, Instant ended) {
    var dossier = new TreeMap<String, Object>();
    dossier.put("MaHoSo", code);
    dossier.put("MaTTHC", "1.004884");
    dossier.put("TenTTHC", "Một thủ tục");
    dossier.put("KenhThucHien", "2");
    dossier.put("ChuHoSo", "Nguyễn Đẩy Lên");
    dossier.put("SoGiayToChuHoSo", "001099000001");
    dossier.put("LoaiDoiTuong", "1");
    dossier.put("NgayNopHoSo", "");
    dossier.put("NgayTiepNhan", Items.wallClock(received));
    dossier.put("NgayHenTra", Items.wallClock(promise));
    dossier.put("TrangThaiHoSo", status);
    dossier.put("NgayKetThucXuLy", Items.wallClock(ended));
    dossier.put("NgayTra", "");
    dossier.put("DonViXuLy", "W1");
    dossier.put("HoSoCoThanhPhanSoHoa", "1");
    dossier.put("DuocThanhToanTrucTuyen", "1");
    dossier.put("DSKetNoiCSDL", List.of(Map.of("MaCSDL", "7")));
    dossier.put("TaiLieuNop", List.of());
    return dossier;
  }

  private static Map<String, Object> changed(
      Map<String, Object> dossier, String field, String value) {
    var changed = new TreeMap<>(dossier);
    changed.put(field, value);
    return changed;
  }

  private static Response adapter(String path, Map<String, ?> body) {
    return given()
        .contentType("application/json")
        .header("dstcode", "VN:GOV:000.00.00.G22:vpcpdvcprovider")
        .body(body)
        .post(ADAPTER + path);
  }

  private static Response relay(String path, List<?> body) {
    return given()
        .auth()
        .preemptive()
        .basic(Identities.SOURCE_1, Identities.PASSWORD)
        .contentType("application/json")
        .body(body)
        .post(RELAY + path);
  }

  private static void event(String dossier, String id, String name, Instant at, String data) {
    City.post(
            Identities.SOURCE_1,
            City.STRUCTURED,
            City.event(
                City.SOURCE_1,
                dossier + id,
                "vn.dunghen.dossier." + name + ".v1",
                dossier,
                at.toString(),
                data))
        .then()
        .statusCode(202);
  }

  private DossierLife life(String dossier) throws SQLException, IOException {
    int year = LocalDate.now(CivilTime.ZONE).getYear();
    var calendars = new ArrayList<Recorded<ReferenceEvent>>();
    for (int each = year - 1; each <= year + 1; each++) {
      calendars.add(calendar(each));
    }
    return DossierLife.fold(
        events(dossier), CivilTime.FOREVER, ReferenceBook.of(calendars).latest());
  }

  private Recorded<ReferenceEvent> calendar(int year) throws IOException {
    String event =
        City.event(
            "/operator",
            "calendar-" + year,
            "vn.dunghen.reference.calendar.v1",
            Integer.toString(year),
            "2024-01-01T00:00:00+07:00",
            """
            {"year":%d,"zone":"Asia/Ho_Chi_Minh","workingTime":["08:00-12:00","13:00-17:00"]}\
            """
                .formatted(year));
    Envelope envelope = read(event);
    return new Recorded<>(
        envelope.id(),
        null,
        envelope.occurred(),
        envelope.occurred(),
        ((Envelope.Body.Reference) envelope.body()).event());
  }

  private List<Recorded<DossierEvent>> events(String dossier) throws SQLException, IOException {
    var events = new ArrayList<Recorded<DossierEvent>>();
    for (String text : texts(dossier)) {
      Envelope envelope = read(text);
      events.add(
          new Recorded<>(
              envelope.id(),
              envelope.sequence(),
              envelope.occurred(),
              envelope.occurred(),
              ((Envelope.Body.Dossier) envelope.body()).event()));
    }
    return events;
  }

  private Envelope read(String text) throws IOException {
    return Optional.of(Envelope.read(json.readValue(text, Map.class)))
        .map(read -> read instanceof Read.Sound<Envelope>(Envelope envelope) ? envelope : null)
        .orElseThrow(() -> new AssertionError("flawed: " + text));
  }

  private List<String> texts(String dossier) throws SQLException {
    var texts = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "select event from register where subject = ? order by arrival")) {
      statement.setString(1, dossier);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
    }
    return texts;
  }
}
