package vn.dunghen.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dunghen.portal.PortalClient.AGENCY;
import static vn.dunghen.portal.PortalClient.CODE;
import static vn.dunghen.portal.PortalClient.array;
import static vn.dunghen.portal.PortalClient.dossier;
import static vn.dunghen.portal.PortalClient.json;
import static vn.dunghen.portal.PortalClient.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Login, adapter, relay and the services that read the catalogue.
class WaysInTest {
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
    client = new PortalClient(portal.uri(), SETTINGS).login();
  }

  private static int code(JsonNode reply) {
    return reply.path("error_code").intValue();
  }

  @Test
  void a_wrong_password_gets_no_session() throws Exception {
    var reply =
        json(
            client.post(
                SETTINGS.paths().login(), "{\"username\":\"stand-in\",\"password\":\"no\"}"));

    assertThat(code(reply)).isEqualTo(-1);
    assertThat(reply.has("session")).isFalse();
  }

  @Test
  void the_destination_may_stand_in_the_query_and_a_wrong_one_is_the_adapters_error()
      throws Exception {
    var login = "{\"username\":\"stand-in\",\"password\":\"stand-in\"}";
    var path = client.at(SETTINGS.paths().login());
    var body = BodyPublishers.ofString(login);

    var query =
        client.send(
            HttpRequest.newBuilder(URI.create(path + "?dstcode=" + SETTINGS.destination()))
                .POST(body));
    var missing = client.send(HttpRequest.newBuilder(path).POST(body));
    var wrong = client.send(HttpRequest.newBuilder(path).header("dstcode", "x").POST(body));

    assertThat(json(query).path("session").asText()).isNotEmpty();
    assertThat(missing.statusCode()).isEqualTo(500);
    assertThat(missing.body()).startsWith("<?xml");
    assertThat(wrong.statusCode()).isEqualTo(500);
  }

  @Test
  void the_relay_takes_bare_arrays_and_answers_progress_in_words() throws Exception {
    var dossiers = SETTINGS.paths().relayDossiers() + "?MaDinhDanhDV=" + AGENCY + "&isUpdating=";
    var steps = SETTINGS.paths().relayProgress() + "?MaDinhDanhDV=" + AGENCY;

    var insert = json(client.post(dossiers + "False", array(dossier()).toString()));
    var again = json(client.post(dossiers + "False", array(dossier()).toString()));
    var update = json(client.post(dossiers + "True", array(dossier()).toString()));
    var told = client.post(steps, array(progress(CODE, "20260901090000", 2)).toString());

    assertThat(code(insert)).isZero();
    assertThat(again.path("message").asText()).contains("đã tồn tại");
    assertThat(code(update)).isZero();
    assertThat(told.headers().firstValue("Content-Type")).get().asString().startsWith("text/plain");
    assertThat(told.body()).contains("thành công").doesNotContain("{");
    assertThat(portal.control().dossier(CODE).orElseThrow().versions()).isEqualTo(2);
    assertThat(portal.control().dossier(CODE).orElseThrow().progress()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "LayDanhSachTTHC,MATTHC,1.001193",
    "LayDanhMucLinhVuc,MALINHVUC,G03",
    "LayDanhMucCoQuan,MADONVI,000.00.01.H26"
  })
  void the_catalogue_is_shared(String service, String column, String value) throws Exception {
    var reply = json(client.post(SETTINGS.paths().share(), client.envelope(service).toString()));

    assertThat(reply.path("result")).hasSize(1);
    assertThat(reply.path("result").get(0).path(column).asText()).isEqualTo(value);
  }

  @Test
  void a_procedure_is_told_by_its_code() throws Exception {
    var reply = json(client.call(client.envelope("LayThuTuc").put("maTTHC", "1.001193")));

    assertThat(reply.at("/result/0/TENTTHC").asText()).isEqualTo("Đăng ký khai sinh");
    assertThat(reply.at("/result/0/LINHVUCTHUCHIEN/0/TENLINHVUC").asText()).isEqualTo("Hộ tịch");
  }
}
