package vn.dunghen.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dunghen.portal.PortalClient.AGENCY;
import static vn.dunghen.portal.PortalClient.CODE;
import static vn.dunghen.portal.PortalClient.dossier;
import static vn.dunghen.portal.PortalClient.json;
import static vn.dunghen.portal.PortalClient.progress;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Test control as curl uses it.
class TestControlTest {
  private static final PortalSettings SETTINGS = PortalSettings.of("{\"testControl\":true}");
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
    assertThat(control("POST", "reset", "").statusCode()).isEqualTo(204);
    client = new PortalClient(portal.uri(), SETTINGS).login();
  }

  private static HttpResponse<String> control(String method, String path, String body)
      throws Exception {
    var any = new PortalClient(portal.uri(), SETTINGS);
    return any.send(
        HttpRequest.newBuilder(any.at("/__stub/" + path))
            .method(method, BodyPublishers.ofString(body)));
  }

  @Test
  void it_is_off_unless_the_settings_say_otherwise() throws Exception {
    var settings = PortalSettings.defaults();
    try (var other = StandInPortal.start(settings)) {
      var any = new PortalClient(other.uri(), settings);

      var answer = any.send(HttpRequest.newBuilder(any.at("/__stub/calls")));

      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_page_of_another_site_cannot_use_it() throws Exception {
    var answer =
        client.send(
            HttpRequest.newBuilder(client.at("/__stub/reset"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind":"login-refused"}
          {"kind":"login-without-session"}
          {"kind":"session-dies"}
          {"kind":"commit-then-silence","hold":"PT30S"}
          {"kind":"reset-before-commit"}
          {"kind":"commit-then-reset"}
          {"kind":"http-answer","status":503}
          {"kind":"http-answer","status":429,"headers":{"Retry-After":"5"},"body":"slow down"}
          {"kind":"business-error","code":"-99","message":"Lỗi"}
          {"kind":"code-drift","form":"two-digits"}
          {"kind":"taken-by-another","madonvi":"000.00.02.H26"}
          {"kind":"dossier-lost"}
          {"kind":"procedure-retired"}
          {"kind":"half-accepted","code":"-1","message":"Lỗi"}
          {"kind":"slow","delay":"PT5S"}
          {"kind":"trickle","during":"PT5S"}
          {"kind":"stale-look-up","age":"PT1M"}
          {"kind":"silent-loss"}
          {"kind":"altered","fields":{"TrangThaiHoSo":"9"}}
          {"kind":"applied-late","delay":"PT1S"}
          {"kind":"garbled","how":"truncated"}
          """)
  void every_fault_can_be_set_and_is_told_as_it_was_set(String effect) throws Exception {
    var fault = "[{\"match\":{\"service\":\"nobody\",\"nth\":3},\"effect\":" + effect + "}]";

    var set = control("PUT", "faults", fault);
    var told = json(control("GET", "faults", "")).path("faults").get(0);

    assertThat(set.body()).isEmpty();
    assertThat(set.statusCode()).isEqualTo(204);
    assertThat(told.at("/match/nth").asInt()).isEqualTo(3);
    PortalJson.parse(effect)
        .properties()
        .forEach(field ->
            assertThat(told.path("effect").path(field.getKey())).isEqualTo(field.getValue()));
  }

  @ParameterizedTest(name = "{0} {1} {2} → {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT   | faults       | [{"effect":{"kind":"unheard"}}]               | 400
          PUT   | faults       | [{"effect":{"kind":"slow"}}]                  | 400
          PUT   | faults       | [{"match":{}}]                                | 400
          PUT   | faults       | [{"effect":{"kind":"silent-loss","x":1}}]     | 400
          PUT   | faults       | [{"effect":{"kind":"silent-loss"},"match":{"rate":2}}] | 400
          PUT   | faults       | nonsense                                      | 400
          PUT   | outage       | {}                                            | 400
          PUT   | clock        | {"fixed":"noon"}                              | 400
          GET   | export?format=pdf | ''                                       | 400
          GET   | calls?after=x | ''                                           | 400
          GET   | dossiers/unknown | ''                                        | 404
          PATCH | dossiers/unknown | {"NgayHenTra":""}                         | 404
          POST  | faults       | []                                            | 404
          """)
  void what_it_cannot_do_is_told(String method, String path, String body, int status)
      throws Exception {
    var answer = control(method, path, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).path("detail").asText()).isNotEmpty();
  }

  @Test
  void faults_strike_until_they_are_deleted() throws Exception {
    control(
        "PUT",
        "faults",
        "[{\"match\":{\"service\":\"DongBoHoSoMC\"},\"effect\":{\"kind\":\"http-answer\","
            + "\"status\":503}}]");
    var struck = client.call(client.push("False", dossier()));
    control("DELETE", "faults", "");
    var usual = client.call(client.push("False", dossier()));

    assertThat(struck.statusCode()).isEqualTo(503);
    assertThat(usual.statusCode()).isEqualTo(200);
  }

  @Test
  void an_outage_is_switched_by_one_call() throws Exception {
    control("PUT", "outage", "{\"how\":\"unavailable\",\"for\":\"PT1H\"}");
    var during = client.call(client.push("False", dossier()));
    control("PUT", "clock", "{\"offset\":\"PT1H1S\"}");
    client.login();
    var after = client.call(client.push("False", dossier()));

    assertThat(during.statusCode()).isEqualTo(503);
    assertThat(json(after).path("error_code").asInt()).isZero();
  }

  @Test
  void a_dossier_is_shown_changed_and_lost() throws Exception {
    client.insert(dossier().put("TrangThaiHoSo", "9"));
    client.tell(progress(CODE, "20260901090000", 2));

    var shown = json(control("GET", "dossiers/" + CODE, ""));
    control("PATCH", "dossiers/" + CODE, "{\"NgayHenTra\":\"20260902081500\"}");
    var listed = json(control("GET", "dossiers?madonvi=" + AGENCY, ""));
    control("DELETE", "dossiers/" + CODE, "");

    assertThat(shown.at("/versions").asInt()).isEqualTo(1);
    assertThat(shown.at("/defects/0").asText()).isEqualTo("END_MISSING");
    assertThat(shown.at("/progress/0/TrangThai").asText()).isEqualTo("2");
    assertThat(listed.at("/held").asInt()).isEqualTo(1);
    assertThat(listed.at("/dossiers/0/fields/NgayHenTra").asText()).isEqualTo("20260902081500");
    assertThat(listed.at("/dossiers/0/tampered").asBoolean()).isTrue();
    assertThat(portal.control().codes()).isEmpty();
  }

  @Test
  void calls_are_told_without_anything_personal() throws Exception {
    client.insert(dossier().put("ChuHoSo", "Tên Riêng"));

    var body = control("GET", "calls?after=1", "").body();

    assertThat(PortalJson.parse(body).at("/calls/0/maHoSo/0").asText()).isEqualTo(CODE);
    assertThat(PortalJson.parse(body).at("/calls/0/committed").asBoolean()).isTrue();
    assertThat(PortalJson.parse(body).at("/totals/DongBoHoSoMC ok committed").asInt()).isEqualTo(1);
    assertThat(body).doesNotContain("Tên Riêng").doesNotContain("s-");
  }

  @Test
  void an_agencys_list_is_exported_as_csv() throws Exception {
    client.insert(dossier().put("TrichYeuHoSo", "một, \"hai\"\nba"));
    client.insert(dossier("000.00.02.H26-260901-0001"));

    var numbered = control("GET", "export?madonvi=000.00.02.H26", "").body().split("\r\n");
    var all = control("GET", "export", "").body().split("\r\n");

    assertThat(numbered).hasSize(2);
    assertThat(numbered[1]).startsWith("000.00.02.H26-260901-0001,1.001193,");
    assertThat(all).hasSize(3);
    assertThat(all[0]).isEqualTo(String.join(",", Export.COLUMNS));
    assertThat(all[1]).contains(",\"một, \"\"hai\"\"\nba\",");
  }

  @Test
  void an_agencys_list_is_exported_as_a_workbook(@TempDir Path directory) throws Exception {
    client.insert(dossier());

    var file = directory.resolve("list.xlsx");
    try (var out = Files.newOutputStream(file)) {
      portal.control().exportXlsx(AGENCY, out);
    }
    var served = control("GET", "export?format=xlsx", "");

    assertThat(served.headers().firstValue("Content-Type")).get().asString().contains("sheet");
    var text = new StringBuilder();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(text).contains(CODE).contains("NgayHenTra").contains("20260908081500");
  }
}
