package vn.dunghen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URL;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.PostgresResource;

/// The description of the HTTP interface, as it is served.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
class OpenApiIT {

  /// What nobody has to sign in for.
  private static final Set<String> OPEN =
      Set.of(
          "get /cong-khai",
          "get /cong-khai/{period}",
          "get /api/public/releases",
          "get /api/public/releases.csv",
          "get /api/public/releases/{id}",
          "get /api/public/releases/{id}.csv");

  @TestHTTPResource(value = "/", management = true)
  URL management;

  @Test
  void every_endpoint_says_what_it_does_who_may_call_it_and_what_it_answers() throws IOException {
    description().assertTellsEverythingOf("vn.dunghen.scoring", OPEN.toArray(String[]::new));
  }

  @Test
  void who_has_not_signed_in_may_read_what_is_published_and_nothing_else() throws IOException {
    OpenApiDescription description = description();
    var all = new SoftAssertions();
    assertThat(description.endpoints()).containsAll(OPEN).hasSizeGreaterThan(30);
    for (String endpoint : description.endpoints()) {
      String[] parts = endpoint.split(" ");
      JsonNode body =
          description.document().path("paths").path(parts[1]).path(parts[0]).path("requestBody");
      var request = given();
      if (body.has("content")) {
        request.contentType(body.path("content").fieldNames().next()).body("{}");
      }
      Response answer = request.request(parts[0].toUpperCase(Locale.ROOT), sample(parts[1]));
      if (OPEN.contains(endpoint)) {
        all.assertThat(answer.statusCode()).as(endpoint).isIn(200, 404);
        all.assertThat(answer.headers().hasHeaderWithName("Set-Cookie")).as(endpoint).isFalse();
      } else {
        all.assertThat(answer.statusCode()).as(endpoint).isEqualTo(401);
      }
    }
    all.assertAll();
  }

  private static String sample(String path) {
    return path.replace("{period}", "1990-01")
        .replace("{format}", "pdf")
        .replaceAll("\\{[^}]*}", "0");
  }

  private OpenApiDescription description() throws IOException {
    return OpenApiDescription.of(
        given().port(management.getPort()).get("/q/openapi?format=json").asString());
  }
}
