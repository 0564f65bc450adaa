package vn.dunghen.sync;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import org.junit.jupiter.api.Test;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.PostgresResource;

/// The description of the HTTP interface, as it is served.
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "sync"))
@QuarkusTestResource(SyncSetting.class)
class OpenApiIT {

  @TestHTTPResource(value = "/", management = true)
  URL management;

  @Test
  void every_endpoint_says_what_it_does_who_may_call_it_and_what_it_answers() throws IOException {
    OpenApiDescription.of(
            given().port(management.getPort()).get("/q/openapi?format=json").asString())
        .assertTellsEverythingOf("vn.dunghen.sync");
  }
}
