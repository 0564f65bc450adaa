package vn.dunghen.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.PostgresResource;
import vn.dunghen.testkit.SettableClock;
import vn.dunghen.testkit.walk.RouteWalk;
import vn.dunghen.testkit.walk.RoutesContract;

/// Bound walkers are bound to WALK-A; what they must not reach belongs to WALK-B beside it.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(OutsideWorld.class)
class RoutesIT extends RoutesContract {

  private static final String HIDDEN = "WALKB-1";
  private static final String ROUTES =
      """
      get  /api/alerts | agency auditor operator publisher service | 403 /api/alerts?agency=WALK-B && 200 /api/alerts
      get  /api/alerts/{id} | agency auditor operator publisher service | 403 /api/alerts/NUMBER
      post /api/alerts/{id}/acknowledgement | agency operator | 403 /api/alerts/NUMBER/acknowledgement
      post /api/held-alerts | operator | 200 /api/held-alerts
      get  /fragments/notification | all | 200 /fragments/notification
      get  /fragments/notification/latest | all | own /fragments/notification/latest
      get  /fragments/notification/dossiers/{code} | all | own /fragments/notification/dossiers/WALKB-1
      get  /notifications | agency auditor operator publisher | 403 /notifications?agency=WALK-B && 200 /notifications
      get  /notifications/figures | agency auditor operator publisher | 403 /notifications/figures?agency=WALK-B && 200 /notifications/figures
      post /notifications/{id}/acknowledgement | agency operator | 403 /notifications/NUMBER/acknowledgement
      get  /api/recipients | agency auditor operator | 403 /api/recipients?agency=WALK-B && own /api/recipients
      get  /api/recipients/{agency}/webhook-secret | operator | 403 /api/recipients/WALK-B/webhook-secret
      """;

  @TestHTTPResource("/")
  URI address;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Inject SettableClock clock;
  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @Override
  protected RouteWalk walk() throws SQLException {
    publish();
    long number = number("select min(id) from alert where dossier = '" + HIDDEN + "'");
    return new RouteWalk(
            OpenApiDescription.servedAt(management),
            address,
            ROUTES.replace("NUMBER", Long.toString(number)))
        .hiding(HIDDEN, "Phường WALK-B", "walkb@phuong.invalid")
        .sending("post /notifications/{id}/acknowledgement", "cause=unknown&note=x")
        .sending("post /api/alerts/{id}/acknowledgement", "{\"cause\":\"unknown\",\"note\":\"x\"}");
  }

  private void publish() throws SQLException {
    String alerts = "select count(*) from alert where dossier = '" + HIDDEN + "'";
    if (number(alerts) > 0) {
      return;
    }
    Instant now = clock.instant();
    try (var city = new City(broker)) {
      city.agency("WALK", "")
          .agency("WALK-A", "WALK")
          .agency("WALK-B", "WALK")
          .goLive("WALK-B", "2026-01-01T00:00:00+07:00")
          .recipient("WALK-B", "\"email\":\"walkb@phuong.invalid\"")
          .received(HIDDEN, "WALK-B", now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(3)));
      city.knownThrough(clock.advance(Duration.ofSeconds(1)));
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> assertThat(number(alerts)).isPositive());
  }

  private long number(String query) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
