package vn.dunghen.sync;

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
    initArgs = @ResourceArg(name = "database", value = "sync"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SyncSetting.class)
class AnswersIT extends AnswersContract {

  @TestHTTPResource("/")
  URI address;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Override
  protected ApiFuzzer fuzzer() {
    return new ApiFuzzer(OpenApiDescription.servedAt(management), address)
        .as("city", SyncSetting.PASSWORD)
        .as("u1", SyncSetting.PASSWORD)
        .knowing("agency", "U-1", "CITY")
        .knowing("code", "H-1", "WALKB-1")
        .knowing("id", "1");
  }
}
