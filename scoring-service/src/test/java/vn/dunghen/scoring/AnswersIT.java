package vn.dunghen.scoring;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.PostgresResource;
import vn.dunghen.testkit.fuzz.AnswersContract;
import vn.dunghen.testkit.fuzz.ApiFuzzer;
import vn.dunghen.testkit.walk.Walkers;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
class AnswersIT extends AnswersContract {

  @TestHTTPResource("/")
  URI address;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @Override
  protected ApiFuzzer fuzzer() throws IOException {
    WalkedAgencies.publish(broker);
    var theirs = Walkers.everywhere("agency");
    return new ApiFuzzer(OpenApiDescription.servedAt(management), address)
        .as("city", Identities.PASSWORD)
        .as("hoa", Identities.PASSWORD)
        .as("u1", Identities.PASSWORD)
        .as(theirs.name(), theirs.password())
        .knowing("agency", "WALK-B", "WALK")
        .knowing("unit", "WALK-B", "WALK")
        .knowing("code", WalkedAgencies.HIDDEN, "WALK-B", "1.001")
        .knowing("period", "2023-07", "2023")
        .knowing("indicator", "2.1", "3.4", "1.4");
  }
}
