package vn.dunghen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import javax.sql.DataSource;

/// Publishes the events of the sources whose names begin alike, and waits until the service has all
/// of them, and everything that they touch is folded.
final class Arriving {

  private final DataSource database;
  private final String broker;
  private final String source;
  private long told;

  Arriving(DataSource database, String broker, String source) {
    this.database = database;
    this.broker = broker;
    this.source = source;
  }

  /// @param events none of which was published before; those of other sources are not waited for
  void publish(Collection<JsonNode> events) {
    try (var publishing = new Publishing(broker)) {
      events.forEach(publishing::event);
      publishing.watermark(Instant.now());
      publishing.flush();
    }
    told += events.stream().filter(each -> each.get("source").asText().startsWith(source)).count();
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> {
          assertThat(arrived()).isEqualTo(told);
          assertThat(number("select count(*) from refold")).isZero();
          assertThat(number("select count(*) from consumed_partition where watermark is not null"))
              .isEqualTo(11);
        });
  }

  private long arrived() throws SQLException {
    long arrived = 0;
    for (String table : new String[] {"event", "input_event", "reference_event"}) {
      arrived += number("select count(*) from " + table + " where source like '" + source + "%'");
    }
    return arrived;
  }

  long number(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
