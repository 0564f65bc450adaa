package vn.dunghen.chassis.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class EdgeIT {
  @TestHTTPResource("/")
  URI address;

  @Test
  void a_caller_is_known_by_name_roles_and_agencies() {
    var answer =
        given().auth().preemptive().basic("lan", DatabaseResource.PASSWORD).get("/api/desk/caller");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.jsonPath().getString("name")).isEqualTo("lan");
    assertThat(answer.jsonPath().getList("agencies", String.class)).containsExactly("H26.18");
  }

  @Test
  void nobody_gets_in_without_credentials() {
    var answer = given().get("/api/desk/caller");
    expectProblem(answer, 401, "unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).containsIgnoringCase("basic");
  }

  @Test
  void nobody_gets_in_with_wrong_credentials() {
    expectProblem(
        given().auth().preemptive().basic("lan", "wrong").get("/api/desk/caller"),
        401,
        "unauthenticated");
  }

  @Test
  void a_role_that_is_not_allowed_is_refused() {
    expectProblem(
        given()
            .auth()
            .preemptive()
            .basic("source", DatabaseResource.PASSWORD)
            .get("/api/desk/caller"),
        403,
        "forbidden");
  }

  @Test
  void an_endpoint_without_annotation_is_denied() {
    expectProblem(
        given()
            .auth()
            .preemptive()
            .basic("lan", DatabaseResource.PASSWORD)
            .get("/api/desk/forgotten"),
        403,
        "forbidden");
  }

  @Test
  void a_defect_says_nothing_of_the_inside() {
    var answer = given().header("X-Correlation-Id", "c-9").get("/api/desk/defect");
    expectProblem(answer, 500, "internal");
    assertThat(answer.asString())
        .doesNotContain("secret", "IllegalState")
        .contains("\"correlationId\":\"c-9\"");
  }

  @Test
  void a_problem_keeps_its_headers() {
    var answer = given().get("/api/desk/busy");
    expectProblem(answer, 429, "too-many-requests");
    assertThat(answer.header("Retry-After")).isEqualTo("7");
  }

  @Test
  void the_correlation_id_reaches_the_code_and_the_answer() {
    var answer = given().header("X-Correlation-Id", "c-1").get("/api/desk/correlation");
    assertThat(answer.asString()).isEqualTo("c-1");
    assertThat(answer.header("X-Correlation-Id")).isEqualTo("c-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"name\":", "name", "\u0000"})
  void a_body_that_is_no_json_is_malformed(String body) {
    expectProblem(
        given().contentType(ContentType.JSON).body(body).post("/api/desk/slips"),
        400,
        "malformed-json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "\"x\"", "{\"name\":{}}", "{\"name\":\"x\",\"lines\":[3]}"})
  void a_body_of_another_shape_is_invalid(String body) {
    expectProblem(
        given().contentType(ContentType.JSON).body(body).post("/api/desk/slips"), 422, "invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "{\"reason\":null}",
        "{\"reason\":\" \"}",
        "{\"reason\":\"a\\u0000b\"}",
        "{\"reason\":\"eleven long\"}"
      })
  void a_missing_text_is_pointed_at(String body) {
    var answer = given().contentType(ContentType.JSON).body(body).post("/api/desk/closing");
    expectProblem(answer, 422, "invalid");
    assertThat(answer.<String>path("errors[0].pointer")).isEqualTo("/reason");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/dossiers/unknown"})
  void somebody_with_a_browser_gets_a_page(String path) {
    var page = given().accept("text/html,application/xhtml+xml").get(path);
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.asString())
        .contains("Không tìm thấy", "Hãy kiểm tra lại địa chỉ", page.header("X-Correlation-Id"));
    expectProblem(given().accept("text/html").get("/api" + path), 404, "not-found");
    expectProblem(given().get(path), 404, "not-found");
  }

  @Test
  void a_file_is_kept_for_long_by_the_digest_of_its_content_and_not_by_another() {
    var sheet =
        Pattern.compile("/assets/dunghen.css\\?v=[0-9a-f]{16}")
            .matcher(given().get("/api/desk/sheet").asString());
    assertThat(sheet.find()).isTrue();
    assertThat(given().get(sheet.group()).header("Cache-Control"))
        .contains("max-age=31536000", "immutable");
    for (var other :
        new String[] {"/assets/dunghen.css", "/assets/dunghen.css?v=0123456789abcdef"}) {
      assertThat(given().get(other).header("Cache-Control")).as(other).contains("max-age=60");
    }
    assertThat(given().get("/assets/none.css?v=0123456789abcdef").header("Cache-Control"))
        .isEqualTo("no-store");
  }

  @Test
  void a_query_with_nul_is_refused_by_the_parameters_name() {
    var answer =
        given().urlEncodingEnabled(false).get("/api/desk/correlation?first=1&second=a%00b");
    expectProblem(answer, 400, "bad-request");
    assertThat(answer.<String>path("errors[0].parameter")).isEqualTo("second");
  }

  @Test
  void a_broken_rule_of_the_body_is_pointed_at() {
    var answer =
        given()
            .contentType(ContentType.JSON)
            .body("{\"name\":\"x\",\"lines\":[{\"text\":\"a\"},{\"text\":\" \"}]}")
            .post("/api/desk/slips");
    expectProblem(answer, 422, "invalid");
    assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("/lines/1/text");
  }

  @Test
  void other_failures_have_their_problems_too() {
    expectProblem(given().get("/api/nowhere"), 404, "not-found");
    expectProblem(given().get("/nowhere"), 404, "not-found");
    expectProblem(given().delete("/api/desk/slips"), 405, "method-not-allowed");
    expectProblem(
        given().contentType("text/csv").body("a").post("/api/desk/slips"),
        415,
        "unsupported-media-type");
    expectProblem(
        given()
            .accept("image/png")
            .contentType(ContentType.JSON)
            .body("{\"name\":\"x\"}")
            .post("/api/desk/slips"),
        406,
        "not-acceptable");
  }

  @Test
  void a_body_beyond_the_limit_is_too_large() {
    expectProblem(
        given()
            .contentType(ContentType.JSON)
            .body("{\"name\":\"" + "x".repeat(20_000) + "\"}")
            .post("/api/desk/slips"),
        413,
        "too-large");
  }

  @Test
  void a_request_from_another_site_is_refused() {
    expectProblem(
        given()
            .header("Origin", "https://evil.example")
            .contentType(ContentType.JSON)
            .body("{\"name\":\"x\"}")
            .post("/api/desk/slips"),
        403,
        "cross-site");
    assertThat(
            given()
                .header("Origin", "http://portal.test")
                .header("X-Forwarded-Host", "portal.test")
                .header("X-Forwarded-Proto", "http")
                .contentType(ContentType.JSON)
                .body("{\"name\":\"x\"}")
                .post("/api/desk/slips")
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/desk/correlation;x",
        "/api/desk%3bx",
        "/api%2fdesk/correlation",
        "/api%5cdesk",
        "//api/desk/correlation",
        "/api/../api/desk/correlation",
        "/api/%2e%2e/api/desk/correlation",
        "/api/desk/correlation%00",
        "/api/desk%0a",
        "/assets/dunghen.css;x",
        "/assets/%2e%2e/x"
      })
  void a_path_that_can_be_understood_in_two_ways_is_refused(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1"))
        .startsWith("HTTP/1.1 400 ")
        .contains("application/problem+json")
        .contains("problems/refused-path");
  }

  /// Netty refuses these request lines itself, before there is a request to answer with a problem.
  @ParameterizedTest
  @ValueSource(strings = {"/api\\desk/correlation", "/api/desk/corr\u0001elation"})
  void a_request_line_that_is_none_is_refused(String path) throws IOException {
    assertThat(raw("GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 400 ");
  }

  @Test
  void every_answer_has_the_security_headers() {
    for (var path :
        new String[] {
          "/api/desk/correlation", "/api/desk/caller", "/nowhere", "/assets/dunghen.css"
        }) {
      var answer = given().get(path);
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    }
    assertThat(given().get("/api/desk/correlation").header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void the_layout_has_no_inline_code_and_all_its_assets() {
    var html = given().get("/api/desk/sheet").asString();
    assertThat(html)
        .contains("<html lang=\"vi\">", "Nội dung", "Dữ liệu đến 10:00", "A page &lt;tried&gt;")
        .doesNotContain("style=", "<style", "onclick");
    var assets = Pattern.compile("(?:src|href)=\"(/(?:assets|_static)[^\"]+)\"").matcher(html);
    var found = 0;
    while (assets.find()) {
      found++;
      assertThat(given().get(assets.group(1)).statusCode()).as(assets.group(1)).isEqualTo(200);
    }
    assertThat(found).isEqualTo(3);
  }

  @Test
  void health_and_metrics_are_not_on_the_public_port() {
    expectProblem(given().get("/q/health"), 404, "not-found");
    expectProblem(given().get("/q/metrics"), 404, "not-found");
    assertThat(ConfigProvider.getConfig().getValue("quarkus.management.host", String.class))
        .isEqualTo("127.0.0.1");
  }

  private static void expectProblem(Response answer, int status, String slug) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType())
        .isEqualToIgnoringCase("application/problem+json;charset=UTF-8");
    assertThat(answer.jsonPath().getString("type"))
        .isEqualTo("https://dunghen.vn/problems/" + slug);
    assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
    assertThat(answer.jsonPath().getString("correlationId"))
        .isEqualTo(answer.header("X-Correlation-Id"));
  }

  private String raw(String requestLine) throws IOException {
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              (requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
