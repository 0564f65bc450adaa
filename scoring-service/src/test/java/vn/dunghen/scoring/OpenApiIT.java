package vn.dunghen.scoring;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.util.Set;
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

  private OpenApiDescription description() throws IOException {
    return OpenApiDescription.of(
        given().port(management.getPort()).get("/q/openapi?format=json").asString());
  }
}
