package vn.dunghen.notification;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.PostgresResource;
import vn.dunghen.testkit.fuzz.AnswersContract;
import vn.dunghen.testkit.fuzz.ApiFuzzer;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OutsideWorld.class)
class AnswersIT extends AnswersContract {

  @TestHTTPResource("/")
  URI address;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Override
  protected ApiFuzzer fuzzer() {
    return new ApiFuzzer(OpenApiDescription.servedAt(management), address)
        .as("city", OutsideWorld.PASSWORD)
        .as("auditor", OutsideWorld.PASSWORD)
        .as("u1", OutsideWorld.PASSWORD)
        .knowing("agency", "U1", "CITY")
        .knowing("code", "U1-1")
        .knowing("id", "1");
  }
}
