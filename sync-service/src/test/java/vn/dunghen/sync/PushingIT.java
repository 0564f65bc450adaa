package vn.dunghen.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.portal.Call;
import vn.dunghen.portal.Fault;
import vn.dunghen.portal.FaultEffect;
import vn.dunghen.portal.FaultEffect.CodeDrift.Form;
import vn.dunghen.portal.HeldDossier;
import vn.dunghen.portal.Outage;
import vn.dunghen.portal.PortalSettings;
import vn.dunghen.portal.StandInPortal;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// What the portal holds in the end is what the city says, whatever happened on the way.
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "sync"))
@QuarkusTestResource(SyncSetting.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushingIT {

  private static final String DAY = "2026-11-21T";
  private static final String PUSH = "DongBoHoSoMC";
  private static final String PROGRESS = "CapNhatTienDoHoSoMC";

  /// The faults that take progress and do not say so: it may be there twice.
  private static final Set<String> REPEATED = Set.of("3b", "7d", "12a");

  /// How many calls they leave without an answer.
  private static final int UNANSWERED = 2;

  @Inject DataSource database;
  @Inject MovedClock clock;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "dunghen.sync.portal.url")
  URI url;

  @ConfigProperty(name = "test.sync.public-key")
  String publicKey;

  private City city;
  private StandInPortal portal;

  @BeforeEach
  void stand() {
    if (portal == null) {
      portal = StandInPortal.start(PortalSettings.of("{\"port\":" + url.getPort() + "}"), clock);
      city = new City(brokers);
      city.stand();
    }
    portal.control().endOutage();
    portal.control().faults();
  }

  @AfterAll
  void end() {
    portal.close();
    city.close();
  }

  @Test
  void a_dossier_is_pushed_with_its_applicant_and_every_step_once() throws Exception {
    // Given
    String personal =
        city.seal(
            "N-1",
            "{\"name\":\"Nguyễn Văn Thử\",\"identityNumber\":\"999000000001\",\"contact\":\"thu@thunghiem.invalid\"}",
            publicKey);
    city.received("N-1", at("08:00"), "U-1", personal);
    inSync("N-1");

    // When
    city.progressed("N-1", at("09:00"));
    city.completed("N-1", at("10:00"));

    // Then
    holdsTheWholeLife("N-1");
    HeldDossier held = held("N-1");
    await()
        .untilAsserted(() -> assertThat(held("N-1").field("ChuHoSo")).isEqualTo("Nguyễn Văn Thử"));
    assertThat(held.madonvi()).isEqualTo("000.00.01.H26");
    assertThat(held.field("DonViXuLy")).isEqualTo("Phường Một");
    assertThat(held.field("TenTTHC")).isEqualTo("Đăng ký khai sinh");
    assertThat(held.field("MaLinhVuc")).isEqualTo("G15-TP01");
    assertThat(held.field("KenhThucHien")).isEqualTo("2");
    assertThat(held.field("NgayHenTra")).isEqualTo("20261127170000");
    assertThat(text("select snapshot from push where dossier = 'N-1'")).doesNotContain("Nguyễn");
  }

  static Stream<Arguments> faults() {
    Duration late = Duration.ofMillis(1100);
    return Stream.of(
        Arguments.of(
            "1a login refused",
            List.of(Fault.on("login", new FaultEffect.LoginRefused()).times(3))),
        Arguments.of(
            "1b login without session",
            List.of(Fault.on("login", new FaultEffect.LoginWithoutSession()).times(2))),
        Arguments.of(
            "2 session dies",
            List.of(
                Fault.on(PUSH, new FaultEffect.SessionDies()).nth(2),
                Fault.on(PROGRESS, new FaultEffect.SessionDies()).nth(3))),
        Arguments.of(
            "3a push committed, no answer",
            List.of(Fault.on(PUSH, new FaultEffect.CommitThenSilence(late)).times(2))),
        Arguments.of(
            "3b progress committed, no answer",
            List.of(Fault.on(PROGRESS, new FaultEffect.CommitThenSilence(late)).times(2))),
        Arguments.of(
            "4 reset before commit",
            List.of(
                Fault.on(PUSH, new FaultEffect.ResetBeforeCommit()).times(2),
                Fault.on(PROGRESS, new FaultEffect.ResetBeforeCommit()).times(2))),
        Arguments.of(
            "5a HTML 503",
            List.of(
                Fault.on(PUSH, FaultEffect.HttpAnswer.html(503)).times(3),
                Fault.on(PROGRESS, FaultEffect.HttpAnswer.html(502)).times(2))),
        Arguments.of(
            "5b HTML 200",
            List.of(
                Fault.on(PUSH, FaultEffect.HttpAnswer.html(200)).times(2),
                Fault.on(PROGRESS, FaultEffect.HttpAnswer.html(200)).times(2))),
        Arguments.of(
            "6 unknown code",
            List.of(
                Fault.on(PUSH, new FaultEffect.BusinessError("77", "Lỗi")).times(2),
                Fault.on(PROGRESS, new FaultEffect.BusinessError("-88", "Lỗi")).times(2))),
        Arguments.of(
            "7a code as text", List.of(Fault.always(new FaultEffect.CodeDrift(Form.TWO_DIGITS)))),
        Arguments.of(
            "7b code missing", List.of(Fault.always(new FaultEffect.CodeDrift(Form.MISSING)))),
        Arguments.of(
            "7c progress as plain text",
            List.of(Fault.on(PROGRESS, new FaultEffect.CodeDrift(Form.PLAIN_TEXT)))),
        Arguments.of(
            "7d truncated",
            List.of(
                Fault.on(PUSH, new FaultEffect.Garbled(FaultEffect.Garbled.How.TRUNCATED)).times(2),
                Fault.on(PROGRESS, new FaultEffect.Garbled(FaultEffect.Garbled.How.TRUNCATED))
                    .times(2))),
        Arguments.of(
            "8 taken by another",
            List.of(Fault.on(PUSH, new FaultEffect.TakenByAnother("000.00.99.H26")).nth(1))),
        Arguments.of(
            "9 lost by the portal",
            List.of(
                Fault.on(PUSH, new FaultEffect.DossierLost()).nth(5),
                Fault.on(PROGRESS, new FaultEffect.DossierLost()).nth(5))),
        Arguments.of(
            "12a slow",
            List.of(
                Fault.on(PUSH, new FaultEffect.Slow(late)).times(2),
                Fault.on(PROGRESS, new FaultEffect.Slow(late)).times(2))),
        Arguments.of(
            "12b trickled", List.of(Fault.on(PUSH, new FaultEffect.Trickle(late)).times(2))),
        Arguments.of(
            "12c too many requests",
            List.of(Fault.on(PUSH, FaultEffect.HttpAnswer.html(429)).times(3))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void after_a_fault_the_portal_holds_exactly_the_truth(String name, List<Fault> faults) {
    // Given
    List<String> codes =
        IntStream.range(0, 4).mapToObj(i -> "F-" + name.split(" ")[0] + "-" + i).toList();
    portal.control().endSessions();
    portal.control().faults(faults.toArray(new Fault[0]));

    // When
    codes.forEach(code -> city.received(code, at("08:00")));
    codes.forEach(code -> city.progressed(code, at("09:00")));
    codes.forEach(code -> city.completed(code, at("10:00")));

    // Then
    int copies = REPEATED.contains(name.split(" ")[0]) ? 1 + UNANSWERED : 1;
    codes.forEach(code -> holdsTheWholeLife(code, copies));
  }

  @Test
  void what_the_portal_does_not_show_is_told_again_when_more_became_known_without_an_answer()
      throws Exception {
    // Given
    portal
        .control()
        .faults(Fault.on(PUSH, new FaultEffect.CommitThenSilence(Duration.ofSeconds(3))).times(1));
    city.received("K-1", at("08:00"));
    await().untilAsserted(() -> assertThat(portal.control().dossier("K-1")).isPresent());
    assertThat(held("K-1").field("NgayNopHoSo")).isEmpty();

    // When
    city.event(
        "submitted",
        "K-1",
        at("07:30"),
        "{\"procedure\":\"1.001\",\"unit\":\"U-1\",\"channel\":\"online\",\"applicantKind\":\"citizen\"}");

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(held("K-1").field("NgayNopHoSo")).isEqualTo("20261121073000"));
    inSync("K-1");
  }

  @Test
  void an_hour_without_the_portal_spends_no_try_and_drains_in_order() throws Exception {
    // Given the portal goes away in the middle of a load
    List<String> codes = IntStream.range(0, 40).mapToObj("O-%02d"::formatted).toList();
    codes.subList(0, 10).forEach(code -> city.received(code, at("08:00")));
    await().untilAsserted(() -> assertThat(count("O-%", "DA_DONG_BO")).isPositive());
    portal.control().outage(Outage.How.UNAVAILABLE);
    for (String code : codes.subList(10, 40)) {
      city.received(code, at("08:00"));
    }

    // When an hour goes by
    await().untilAsserted(() -> assertThat(count("O-%", "%")).isEqualTo(40));
    for (int i = 0; i < 6; i++) {
      clock.advance(Duration.ofMinutes(10));
      int calls = portal.control().calls().size();
      await().untilAsserted(() -> assertThat(portal.control().calls().size()).isGreaterThan(calls));
    }

    // Then
    assertThat(number("select coalesce(max(tries), 0) from push where dossier like 'O-%'"))
        .isZero();
    List<String> waiting =
        texts(
            "select dossier from push where dossier like 'O-%' and waiting_since is not null order by waiting_since, dossier");
    assertThat(waiting).hasSizeGreaterThanOrEqualTo(30);
    int before = portal.control().calls().size();
    portal.control().endOutage();
    clock.advance(Duration.ofMinutes(10));
    codes.forEach(this::inSync);
    var drained = new ArrayList<String>();
    List<Call> calls = portal.control().calls();
    for (Call call : calls.subList(before, calls.size())) {
      if (call.service().equals(PUSH) && call.committed()) {
        drained.add(call.maHoSo().getFirst());
      }
    }
    for (int i = 0; i < waiting.size(); i++) {
      assertThat(drained.indexOf(waiting.get(i))).isBetween(i - 4, i + 4);
    }
    codes.forEach(code -> assertThat(held(code).progress()).hasSize(1));
  }

  @Test
  void a_dossier_whose_worker_died_is_taken_over_when_its_lease_ends() throws Exception {
    // Given
    city.received("L-1", at("08:00"));
    inSync("L-1");
    execute(
        """
        update push set state = 'DANG_GUI', due_at = now() + interval '2 hours', leased_by = 'dead',
               waiting_since = now(), attempt = attempt + 1, wanted = wanted + 1,
               acknowledged_digest = null, snapshot_digest = null
        where  dossier = 'L-1'
        """);

    // When
    clock.advance(Duration.ofHours(3));

    // Then
    inSync("L-1");
    assertThat(held("L-1").progress()).hasSize(1);
  }

  @Test
  void what_a_restored_database_forgot_is_looked_up_and_not_told_again() throws Exception {
    // Given
    for (String code : List.of("B-1", "B-2", "B-3")) {
      city.received(code, at("08:00"));
      city.progressed(code, at("09:00"));
      city.completed(code, at("10:00"));
      holdsTheWholeLife(code);
    }
    int told = portal.control().calls().size();
    int versions = held("B-1").versions();
    assertThat(portal.control().lose("B-3")).isTrue();

    // When
    forgetAndReadAgain("B-_", Instant.parse("2100-01-01T00:00:00Z"));
    portal.control().outage(Outage.How.RESET);
    city.event("returned", "B-2", at("11:00"), "{\"through\":\"counter\"}");
    await()
        .untilAsserted(() ->
            assertThat(number("select count(*) from event where dossier = 'B-2'")).isEqualTo(4));
    assertThat(texts("select settled_at from restoration")).containsOnlyNulls();
    execute(
        "update restoration set restored_at = (select max(recorded) from event where type like '%completed%' and dossier like 'B-%')");
    execute("update consumed_partition set watermark = '2100-01-01T00:00:00Z'");
    portal.control().endOutage();

    // Then
    holdsTheWholeLife("B-1");
    holdsTheWholeLife("B-3");
    inSync("B-2");
    assertThat(held("B-1").versions()).isEqualTo(versions);
    assertThat(held("B-2").field("TrangThaiHoSo")).isEqualTo("10");
    assertThat(held("B-2").progress()).hasSize(4);
    assertThat(
            portal.control().calls().stream()
                .skip(told)
                .filter(call -> call.maHoSo().contains("B-1"))
                .map(Call::service))
        .containsOnly("TraCuuHoSo");
    assertThat(number("select count(*) from progress_sent where dossier = 'B-1' and not confirmed"))
        .isEqualTo(3);
  }

  /// As a backup from before these dossiers would have it; what is known of them comes from the log
  /// again.
  private void forgetAndReadAgain(String codes, Instant restoredAt) throws SQLException {
    execute(
        """
        with gone as (select code from dossier where code like '%1$s'),
        a as (delete from push using gone where dossier = code),
        b as (delete from progress_sent using gone where dossier = code),
        c as (delete from portal_view using gone where dossier = code),
        d as (delete from event using gone where dossier = code),
        e as (insert into restoration (taken_at, restored_at) values ('2026-01-01', '%2$s'))
        update consumed_partition set next_offset = 0, watermark = null
        where  topic = 'dossier-events'
        """
            .formatted(codes, restoredAt));
  }

  @Test
  void what_happened_before_go_live_is_not_pushed_until_the_dossier_is_touched() throws Exception {
    // Given
    city.received("G-1", "2026-11-10T08:00:00+07:00");
    city.received("G-2", at("08:00"), "U-2", "");
    await().untilAsserted(() -> assertThat(count("G-%", "KHONG_GUI")).isEqualTo(2));

    // When
    city.completed("G-1", at("11:00"));

    // Then
    inSync("G-1");
    assertThat(held("G-1").field("NgayTiepNhan")).isEqualTo("20261110080000");
    assertThat(portal.control().dossier("G-2")).isEmpty();
  }

  @Test
  void what_must_not_be_sent_waits_with_its_reason() {
    // When
    city.event(
        "received",
        "V-1",
        at("08:00"),
        "{\"procedure\":\"1.001\",\"unit\":\"U-1\",\"channel\":\"online\"}");
    city.event(
        "received",
        "V-2",
        at("08:00"),
        "{\"procedure\":\"9.999\",\"unit\":\"U-1\",\"channel\":\"online\",\"applicantKind\":\"citizen\"}");

    // Then
    await()
        .untilAsserted(() ->
            assertThat(
                    texts(
                        "select dossier || ' ' || state || ' ' || error_field from push where dossier like 'V-%' order by dossier"))
                .containsExactly("V-1 LOI_DU_LIEU LoaiDoiTuong", "V-2 KHONG_ANH_XA MaTTHC"));
    assertThat(portal.control().dossier("V-1")).isEmpty();
  }

  private static String at(String time) {
    return DAY + time + ":00+07:00";
  }

  private HeldDossier held(String code) {
    return portal.control().dossier(code).orElseThrow();
  }

  private void inSync(String code) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(count(code, "DA_DONG_BO")).as(code).isEqualTo(1));
  }

  /// Received, progressed, completed: each once, and nothing else.
  private void holdsTheWholeLife(String code) {
    holdsTheWholeLife(code, 1);
  }

  /// @param copies how often a step may be there: once, and once for each call that was not
  ///   answered
  private void holdsTheWholeLife(String code, int copies) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          assertThat(
                  texts(
                      "select state || ' ' || acknowledged || '=' || wanted || ' ' || coalesce(error_class, '') from push where dossier = '"
                          + code
                          + "'"))
              .as(code)
              .hasSize(1)
              .first()
              .asString()
              .startsWith("DA_DONG_BO");
          HeldDossier held = held(code);
          assertThat(held.field("TrangThaiHoSo")).isEqualTo("9");
          assertThat(held.field("NgayTiepNhan")).isEqualTo("20261121080000");
          assertThat(held.field("NgayKetThucXuLy")).isEqualTo("20261121100000");
          assertThat(held.field("MaTTHC")).isEqualTo("1.001");
          Map<String, Long> steps =
              held.progress().stream()
                  .map(step ->
                      step.get("ThoiDiemXuLy").asText()
                          + " "
                          + step.get("TrangThai").asText()
                          + " "
                          + step.get("NguoiXuLy").asText())
                  .collect(Collectors.groupingBy(step -> step, Collectors.counting()));
          assertThat(steps)
              .containsOnlyKeys(
                  "20261121080000 2 Phường Một",
                  "20261121090000 4 Tổ một cửa",
                  "20261121100000 9 Phường Một");
          assertThat(steps.values()).allMatch(times -> times <= copies);
        });
  }

  private long count(String dossiers, String state) throws SQLException {
    return number(
        "select count(*) from push where dossier like '"
            + dossiers
            + "' and state like '"
            + state
            + "'");
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    return texts(sql).getFirst();
  }

  private List<String> texts(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
