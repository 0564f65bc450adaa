package vn.dunghen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.Topics;

/// What every service that follows the events does with poison among them: it sets each aside with
/// its reason, applies what is sound, and goes on; what was set aside can be seen and driven again.
public abstract class PoisonContract {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SOUND = 30;
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"p-%1$d","source":"/poisoner","subject":"POISON-%1$d",\
      "type":"vn.dunghen.dossier.received.v1","time":"2024-03-04T02:00:00Z",\
      "recordedtime":"2024-03-04T02:00:01Z",\
      "data":{"procedure":"P","unit":"POISON-U","channel":"online"}}\
      """;

  protected abstract DataSource database();

  protected abstract String bootstrapServers();

  /// The management port of the service under test.
  protected abstract URI management();

  @Test
  void one_record_in_a_hundred_is_poison_and_nothing_stops() throws Exception {
    // Given
    List<Map.Entry<String, String>> sound =
        IntStream.range(0, SOUND)
            .mapToObj(i -> Map.entry("POISON-" + i, EVENT.formatted(i)))
            .toList();
    List<Poison> poison = Poison.of(sound.getFirst().getValue());
    long before = number("select count(*) from set_aside");

    // When
    Poison.write(bootstrapServers(), Topics.DOSSIER_EVENTS.name(), poison, sound);

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(number("select count(*) from set_aside") - before).isEqualTo(poison.size());
          assertThat(number("select count(*) from event where source = '/poisoner'"))
              .isEqualTo(SOUND);
        });
    JsonNode waiting = waiting();
    assertThat(waiting).hasSizeGreaterThanOrEqualTo(poison.size());
    for (JsonNode each : waiting) {
      assertThat(each.path("reason").asText()).isNotBlank();
      assertThat(each.path("offset").isIntegralNumber()).isTrue();
    }

    // When
    JsonNode last = waiting.get(waiting.size() - 1);
    long id = last.path("id").asLong();
    HttpResponse<String> driven = post("/set-aside/" + id);

    // Then
    assertThat(driven.statusCode()).isEqualTo(409);
    assertThat(new ObjectMapper().readTree(driven.body()).path("detail"))
        .isEqualTo(last.path("reason"));
    assertThat(number("select attempts from set_aside where id = " + id)).isEqualTo(2);
    assertThat(post("/set-aside/0").statusCode()).isEqualTo(404);
    assertThat(post("/set-aside/x").statusCode()).isEqualTo(404);
  }

  private JsonNode waiting() throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(management().resolve("/set-aside")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      return new ObjectMapper().readTree(answer.body()).path("waiting");
    }
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(
          HttpRequest.newBuilder(management().resolve(path))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private long number(String query) throws SQLException {
    try (var connection = database().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
