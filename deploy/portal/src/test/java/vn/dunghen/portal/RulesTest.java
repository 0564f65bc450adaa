package vn.dunghen.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dunghen.portal.PortalClient.AGENCY;
import static vn.dunghen.portal.PortalClient.CODE;
import static vn.dunghen.portal.PortalClient.dossier;
import static vn.dunghen.portal.PortalClient.json;
import static vn.dunghen.portal.PortalClient.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules and replies by which the portal takes or refuses, each over HTTP.
class RulesTest {
  private static final Catalogue CATALOGUE =
      new Catalogue(
          List.of(new Catalogue.Procedure("1.001193", "Đăng ký khai sinh", "G03", "Hộ tịch")),
          List.of(new Catalogue.Agency(AGENCY, "Sở Tư pháp", "2")),
          Map.of());
  private static final PortalSettings SETTINGS = PortalSettings.defaults().withCatalogue(CATALOGUE);
  private static StandInPortal portal;
  private static PortalClient client;

  @BeforeAll
  static void start() {
    portal = StandInPortal.start(SETTINGS);
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @BeforeEach
  void log_in() throws Exception {
    portal.control().reset();
    portal.control().clockAt(Instant.parse("2026-11-22T01:00:00Z"));
    client = new PortalClient(portal.uri(), SETTINGS).login();
  }

  /// The same against a portal with settings of its own.
  private static JsonNode otherwise(String settings, Pushing pushing) throws Exception {
    var other = PortalSettings.of(settings);
    try (var own = StandInPortal.start(other)) {
      return pushing.push(new PortalClient(own.uri(), other).login(), own.control());
    }
  }

  @FunctionalInterface
  private interface Pushing {
    JsonNode push(PortalClient client, PortalControl control) throws Exception;
  }

  private static int code(JsonNode reply) {
    return reply.path("error_code").intValue();
  }

  @ParameterizedTest(name = "{0} = ''{1}'' → {2} {3}")
  @CsvSource({
    "MaHoSo,'',-6,MaHoSo",
    "MaTTHC,'',-6,MaTTHC",
    "MaTTHC,9.999999,-5,Mã TTHC không tồn tại",
    "LoaiDoiTuong,'',-6,LoaiDoiTuong",
    "NgayTiepNhan,'',-6,NgayTiepNhan",
    "TrangThaiHoSo,'',-6,TrangThaiHoSo",
    "TrangThaiHoSo,0,-6,TrangThaiHoSo",
    "TrangThaiHoSo,11,-6,TrangThaiHoSo",
    "TrangThaiHoSo,x,-6,TrangThaiHoSo",
    "DonViXuLy,' ',-6,DonViXuLy",
    "NgayHenTra,2026090808150,-6,NgayHenTra",
    "NgayHenTra,20260230081500,-6,NgayHenTra",
    "NgayTra,20260908246000,-6,NgayTra",
    "NgayKetThucXuLy,soon,-6,NgayKetThucXuLy",
    "NgayHenTra,'',0,thành công",
    "TrangThaiHoSo,10,0,thành công",
    "TruongLa,x,0,thành công",
  })
  void an_insert_is_judged_by_its_fields(String field, String value, int code, String word)
      throws Exception {
    var reply = client.insert(dossier().put(field, value));

    assertThat(code(reply)).isEqualTo(code);
    assertThat(reply.path("message").asText()).contains(word);
    assertThat(portal.control().codes()).hasSize(code == 0 ? 1 : 0);
  }

  @Test
  void a_dossier_that_was_not_yet_received_needs_no_reception() throws Exception {
    var reply = client.insert(dossier().put("TrangThaiHoSo", "1").put("NgayTiepNhan", ""));

    assertThat(code(reply)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'',TrichYeuHoSo,1000",
    "TaiLieuNop,TenTepDinhKem,4000",
    "DanhSachGiayToKetQua,TenGiayTo,2000"
  })
  void a_text_may_be_as_long_as_its_limit_and_no_longer(String list, String field, int longest)
      throws Exception {
    var fits = client.insert(withText(list, field, longest));
    var exceeds = client.update(withText(list, field, longest + 1));

    assertThat(code(fits)).isZero();
    assertThat(code(exceeds)).isEqualTo(-6);
    assertThat(exceeds.path("message").asText()).contains(field);
  }

  private static ObjectNode withText(String list, String field, int length) {
    var dossier = dossier();
    var holder = list.isEmpty() ? dossier : dossier.putArray(list).addObject();
    holder.put(field, "đ".repeat(length));
    return dossier;
  }

  @ParameterizedTest(name = "{0} = {1} → {2}")
  @CsvSource({
    "NgayHenTra,20260901081459,PROMISE_BEFORE_RECEPTION",
    "NgayKetThucXuLy,20260901081459,END_BEFORE_RECEPTION",
    "NgayKetThucXuLy,20261122080001,END_IN_FUTURE",
    "TrangThaiHoSo,9,END_MISSING",
    "TrangThaiHoSo,10,END_MISSING"
  })
  void contradictory_dates_are_taken_and_flagged_or_refused_by_setting(
      String field, String value, Defect defect) throws Exception {
    var sent = dossier().put(field, value);

    var taken = client.insert(sent);
    var refused =
        otherwise(
            """
            {"dossier":{"defects":"refuse"}}\
            """,
            (other, control) -> {
              control.clockAt(Instant.parse("2026-11-22T01:00:00Z"));
              return other.login().insert(sent);
            });

    assertThat(code(taken)).isZero();
    assertThat(portal.control().dossier(CODE).orElseThrow().defects()).isEqualTo(Set.of(defect));
    assertThat(code(refused)).isEqualTo(-6);
    assertThat(refused.path("message").asText()).contains(defect.field());
  }

  @Test
  void an_insert_of_what_is_known_already_exists_also_within_one_array() throws Exception {
    client.insert(dossier());
    var fresh = dossier(AGENCY + "-260901-0002");

    var again = client.insert(dossier());
    var twice = client.insert(fresh, fresh);

    assertThat(code(again)).isEqualTo(3);
    assertThat(again.path("message").asText()).contains(CODE).contains("đã tồn tại");
    assertThat(code(twice)).isEqualTo(3);
    assertThat(portal.control().codes()).containsExactly(CODE);
    assertThat(portal.control().dossier(CODE).orElseThrow().versions()).isEqualTo(1);
  }

  @Test
  void an_update_of_what_is_unknown_is_missing() throws Exception {
    var reply = client.update(dossier());

    assertThat(code(reply)).isEqualTo(-4);
    assertThat(reply.path("message").asText()).contains("không tồn tại");
  }

  @Test
  void a_bad_item_refuses_its_array_or_by_setting_only_itself() throws Exception {
    var good = dossier();
    var bad = dossier(AGENCY + "-260901-0002").put("DonViXuLy", "");

    var reply = client.insert(good, bad);
    var variant =
        otherwise(
            """
            {"badItem":"store-good"}\
            """,
            (other, control) -> {
              var answer = other.insert(good, bad);
              assertThat(control.codes()).containsExactly(CODE);
              return answer;
            });

    assertThat(code(reply)).isEqualTo(-6);
    assertThat(reply.path("message").asText()).contains("0002").contains("DonViXuLy");
    assertThat(portal.control().codes()).isEmpty();
    assertThat(code(variant)).isEqualTo(-6);
  }

  @ParameterizedTest(name = "{0} = ''{1}'' → {2}")
  @CsvSource({
    "MaHoSo,unknown,-4",
    "MaHoSo,'',-6",
    "NguoiXuLy,'',-6",
    "ThoiDiemXuLy,'',-6",
    "ThoiDiemXuLy,20261301000000,-6",
    "TrangThai,'',-6",
    "TrangThai,11,-6",
    "NgayBatDau,yesterday,-6",
    "NguoiXuLy,012345678901234567890123456789012345678901234567890,-6",
    "NguoiXuLy,01234567890123456789012345678901234567890123456789,0",
  })
  void progress_is_judged_by_its_fields(String field, String value, int code) throws Exception {
    client.insert(dossier());

    var reply = client.tell(progress(CODE, "20260901090000", 2).put(field, value));

    assertThat(code(reply)).isEqualTo(code);
    assertThat(portal.control().dossier(CODE).orElseThrow().progress()).hasSize(code == 0 ? 1 : 0);
  }

  @Test
  void ten_items_of_progress_are_taken_and_eleven_are_too_many() throws Exception {
    client.insert(dossier());
    var eleven =
        IntStream.range(0, 11)
            .mapToObj(i -> (JsonNode) progress(CODE, "202609010900" + (10 + i), 4))
            .toList();

    var ten = client.tell(eleven.subList(0, 10).toArray(JsonNode[]::new));
    var more = client.tell(eleven.toArray(JsonNode[]::new));

    assertThat(code(ten)).isZero();
    assertThat(code(more)).isEqualTo(-7);
    assertThat(portal.control().dossier(CODE).orElseThrow().progress()).hasSize(10);
  }

  @Test
  void a_portal_that_dedupes_keeps_a_repeated_item_once() throws Exception {
    var step = progress(CODE, "20260901090000", 2);

    otherwise(
        """
        {"progress":{"dedupe":true}}\
        """,
        (other, control) -> {
          other.insert(dossier());
          other.tell(step);
          var again = other.tell(step.deepCopy().put("NoiDungXuLy", "lần hai"));
          assertThat(control.dossier(CODE).orElseThrow().progress()).containsExactly(step);
          assertThat(control.calls().getLast().committed()).isFalse();
          return again;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", ""})
  void neither_true_nor_false_is_no_mode(String updating) throws Exception {
    assertThat(code(json(client.call(client.push(updating, dossier()))))).isEqualTo(-6);
  }

  @Test
  void an_envelope_must_be_whole() throws Exception {
    var noArray = client.envelope(PortalRequest.PUSH).put("isUpdating", "False");
    var noAgency = client.push("False", dossier()).put("madonvi", "");
    var noService = client.envelope("XoaHoSo");
    var noSession = client.push("False", dossier()).put("session", "s-unknown");

    assertThat(code(json(client.call(noArray)))).isEqualTo(-6);
    assertThat(code(json(client.call(noAgency)))).isEqualTo(-6);
    assertThat(code(json(client.call(noService)))).isEqualTo(-9);
    assertThat(code(json(client.call(noSession)))).isEqualTo(-2);
    assertThat(code(json(client.post(SETTINGS.paths().integration(), "no json")))).isEqualTo(-2);
    assertThat(portal.control().codes()).isEmpty();
  }

  @Test
  void numbers_and_their_form_are_settings() throws Exception {
    var reply =
        otherwise(
            """
            {"codes":{"exists":-3},"codeForm":"text"}\
            """,
            (other, control) -> {
              assertThat(other.insert(dossier()).path("error_code").textValue()).isEqualTo("0");
              return other.insert(dossier());
            });

    assertThat(reply.path("error_code").textValue()).isEqualTo("-3");
    assertThat(reply.path("message").asText()).contains("đã tồn tại");
  }

  @Test
  void a_portal_may_tell_no_more_than_that_it_knows_a_dossier() throws Exception {
    var reply =
        otherwise(
            """
            {"lookUpColumns":["MaHoSo"]}\
            """,
            (other, control) -> {
              other.insert(dossier());
              return other.lookUp(CODE);
            });

    assertThat(reply.path("result").toString()).isEqualTo("[{\"MaHoSo\":\"" + CODE + "\"}]");
  }

  @Test
  void a_portal_that_is_full_takes_no_new_dossier() throws Exception {
    var reply =
        otherwise(
            """
            {"kept":{"dossiers":1}}\
            """,
            (other, control) -> {
              other.insert(dossier());
              assertThat(code(other.update(dossier()))).isZero();
              return other.insert(dossier("another"));
            });

    assertThat(code(reply)).isEqualTo(-7);
  }

  @Test
  void a_composing_portal_returns_text_in_another_unicode_form() throws Exception {
    var composed = "Đăng ký";

    otherwise(
        """
        {"dossier":{"text":"composed"}}\
        """,
        (other, control) -> {
          var reply =
              other.insert(
                  dossier()
                      .put("TrichYeuHoSo", Normalizer.normalize(composed, Normalizer.Form.NFD)));
          assertThat(control.dossier(CODE).orElseThrow().field("TrichYeuHoSo")).isEqualTo(composed);
          return reply;
        });
  }
}
