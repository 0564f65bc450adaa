package vn.dunghen.intake.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dunghen.intake.City;
import vn.dunghen.intake.Identities;
import vn.dunghen.intake.IntakeKeys;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class RepeatingIT {

  private static final int EVENTS = 1_000;
  private static final Pattern RESULT = Pattern.compile("\"result\":\"([a-z]+)\"");

  @Inject DataSource database;

  @BeforeEach
  void a_city_is_known() {
    City.found();
  }

  @Test
  void a_thousand_events_again_in_other_order_and_other_bodies_change_nothing() throws Exception {
    // Given
    List<String> events = events("again");
    assertThat(results(City.post(Identities.SOURCE_1, City.BATCH, City.batch(events))))
        .hasSize(EVENTS)
        .containsOnly("accepted");
    String before = register();

    // When
    var results = new ArrayList<String>();
    var random = new Random(11);
    Collections.shuffle(events, random);
    for (int at = 0; at < EVENTS; ) {
      List<String> some = events.subList(at, Math.min(EVENTS, at + 1 + random.nextInt(60)));
      at += some.size();
      results.addAll(
          switch (random.nextInt(3)) {
            case 0 -> results(City.post(Identities.SOURCE_1, City.BATCH, City.batch(some)));
            case 1 -> results(City.post(Identities.SOURCE_1, City.NDJSON, String.join("\n", some)));
            default ->
                some.stream()
                    .flatMap(event ->
                        results(City.post(Identities.SOURCE_1, City.STRUCTURED, event)).stream())
                    .toList();
          });
    }

    // Then
    assertThat(results).hasSize(EVENTS).containsOnly("duplicate");
    assertThat(register()).isEqualTo(before);
  }

  @Test
  void two_clients_with_the_same_thousand_in_other_order_get_each_accepted_once() throws Exception {
    // Given
    long before = rows();
    var callers = new ArrayList<Callable<List<String>>>();
    for (int client = 0; client < 2; client++) {
      List<String> events = events("both");
      Collections.shuffle(events, new Random(client));
      callers.add(() -> {
        var results = new ArrayList<String>();
        for (int at = 0; at < EVENTS; at += 100) {
          results.addAll(
              results(
                  City.post(
                      Identities.SOURCE_1, City.BATCH, City.batch(events.subList(at, at + 100)))));
        }
        return results;
      });
    }

    // When
    var results = new ArrayList<String>();
    try (var clients = Executors.newFixedThreadPool(2)) {
      for (Future<List<String>> client : clients.invokeAll(callers)) {
        results.addAll(client.get());
      }
    }

    // Then
    assertThat(results).filteredOn("accepted"::equals).hasSize(EVENTS);
    assertThat(results).filteredOn("duplicate"::equals).hasSize(EVENTS);
    assertThat(rows()).isEqualTo(before + EVENTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"data":{"amount":1.5e5,"through":"counter","note":"\\u00e9/\\ud83d\\ude00"},
         "time":"2024-03-04T02:00:00Z","subject":"SP","type":"vn.dunghen.dossier.payment-made.v1",
         "id":"spelled","source":"/one-stop/d1","specversion":"1.0"}
        """,
        """
        {"specversion" : "1.0", "source" : "\\/one-stop\\/d1", "id" : "spelled",
         "type" : "vn.dunghen.dossier.payment-made.v1", "subject" : "\\u0053P",
         "time" : "2024-03-04T09:00:00.000+07:00",
         "data" : {"note" : "é\\/😀", "through" : "counter", "amount" : 150000.0}}
        """
      })
  void the_same_content_in_another_spelling_is_a_duplicate(String spelled) {
    String first =
        City.dossier(
            City.SOURCE_1,
            "spelled",
            "payment-made",
            "SP",
            "{\"amount\":150000,\"note\":\"é/😀\",\"through\":\"counter\"}");
    assertThat(City.post(Identities.SOURCE_1, City.STRUCTURED, first).statusCode()).isIn(200, 202);

    assertThat(results(City.post(Identities.SOURCE_1, City.STRUCTURED, spelled)))
        .containsExactly("duplicate");
  }

  private static List<String> events(String name) {
    return new ArrayList<>(
        IntStream.range(0, EVENTS)
            .mapToObj(i -> City.received(name + "-" + i, "D-" + name + "-" + i % 300))
            .toList());
  }

  private static List<String> results(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isIn(200, 202);
    return RESULT.matcher(answer.asString()).results().map(found -> found.group(1)).toList();
  }

  private long rows() throws SQLException {
    return Long.parseLong(one("select count(*) from register"));
  }

  private String register() throws SQLException {
    return one("select md5(string_agg(r::text, ';' order by arrival)) from register r");
  }

  private String one(String query) throws SQLException {
    try (var connection = database.getConnection();
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
