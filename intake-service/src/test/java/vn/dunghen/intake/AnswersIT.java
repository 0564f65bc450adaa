package vn.dunghen.intake;

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
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class AnswersIT extends AnswersContract {

  @TestHTTPResource("/")
  URI address;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Override
  protected ApiFuzzer fuzzer() {
    City.found();
    String event = City.received(City.SOURCE_1, "fuzzed", "FUZZED", "W1");
    return new ApiFuzzer(OpenApiDescription.servedAt(management), address)
        .as(Identities.SOURCE_1, Identities.PASSWORD)
        .as(Identities.IMPORTER, Identities.PASSWORD)
        .as(Identities.OPERATOR, Identities.PASSWORD)
        .as(Identities.SERVICE, Identities.PASSWORD)
        .knowing("source", City.SOURCE_1, "/import/H")
        .knowing("id", "fuzzed", "1", "2")
        .knowing("dossier", "FUZZED")
        .knowing("unit", "H", "D1")
        .knowing("MaDinhDanhDV", "D1")
        .sending("post /api/events", City.STRUCTURED, event)
        .sending("post /api/events", City.BATCH, "[" + event + "," + event + "]")
        .sending(
            "post /api/imports",
            "text/csv",
            "code,procedure,unit,channel,receivedAt\nFUZZED-1,P1,W1,counter,04/03/2024\n");
  }
}
