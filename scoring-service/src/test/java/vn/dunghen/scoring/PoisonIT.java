package vn.dunghen.scoring;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PoisonContract;
import vn.dunghen.testkit.PostgresResource;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
class PoisonIT extends PoisonContract {

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Override
  protected DataSource database() {
    return database;
  }

  @Override
  protected String bootstrapServers() {
    return broker;
  }

  @Override
  protected URI management() {
    return management;
  }
}
