package vn.dunghen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dunghen.dossier.Topics;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// November 2023 of the wards RM-A and RM-B, a month that is over: what was scored of it is
/// remembered. Everything that can change it comes, one after another.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RememberedIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INDEX = "?ruleset=766-B&period=2023-11";

  @Inject DataSource database;
  @Inject NothingSeen nothingSeen;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  private int told;

  @Test
  void what_was_remembered_is_not_told_any_more_once_something_of_it_has_changed()
      throws SQLException {
    var arriving = new Arriving(database, broker, "remembered");
    var world = new ArrayList<>(Calendars.events());
    for (String ward : List.of("RM", "RM-A", "RM-B")) {
      world.add(agency(ward, ""));
    }
    world.add(procedure("0"));
    for (int i = 1; i <= 4; i++) {
      String ward = i == 4 ? "RM-B" : "RM-A";
      world.add(received("RM-" + i, ward, i == 3 ? "" : ",\"promise\":\"2023-11-20T17:00+07:00\""));
      world.add(tell("dossier.completed", "RM-" + i, i == 3 ? "2023-11-28" : "2023-11-15", "{}"));
    }
    arriving.publish(world);

    Map<String, String> before = figures(INDEX);
    assertThat(before).containsOnlyKeys("RM", "RM-A", "RM-B");
    JsonNode fifth = received("RM-5", "RM-A", ",\"promise\":\"2023-11-20T17:00+07:00\"");
    for (Change change :
        List.of(
            new Change("a dossier", fifth),
            new Change(
                "a voiding",
                tell(
                    "dossier.voided",
                    "RM-5",
                    "2023-12-05",
                    "{\"id\":\"%s\",\"reason\":\"nhầm\"}".formatted(fifth.get("id").asText()))),
            new Change("a calendar", calendar()),
            new Change("the catalogue", procedure("10000")),
            new Change(
                "a petition",
                tell(
                    "petition.submitted",
                    "RM-PT",
                    "2023-11-02",
                    "{\"unit\":\"RM-A\",\"kind\":\"conduct\"}"),
                tell("petition.handled", "RM-PT", "2023-11-06", "{}")),
            new Change(
                "an announced decision",
                tell(
                    "procedure.decided",
                    "RMP",
                    "2023-11-06",
                    """
                    {"number":"7/QĐ","date":"2023-11-06","basisEffective":"2023-11-20",\
                    "change":"amended","unit":"RM-A"}\
                    """),
                tell("procedure.announced", "RMP", "2023-11-10", "{\"decision\":\"7/QĐ\"}")),
            new Change(
                "a merger",
                agency("RM-B", ",\"validTo\":\"2023-10-31\",\"successor\":\"RM-A\"")))) {
      // When
      assertThat(figures(INDEX)).isEqualTo(before);
      arriving.publish(List.of(change.events()));

      // Then
      before = changed(change.name(), before);
    }

    // When the portal is seen, and then again
    for (int view = 1; view <= 2; view++) {
      shown(view);
      before = changed("view " + view + " of the portal", before);
    }

    // And official results come
    Map<String, String> official = figures(INDEX + "&view=official");
    arriving.publish(
        List.of(
            tell(
                "national-standing",
                "RM-A",
                "2023-12-02",
                """
                {"period":"2023-11","total":47.52,"dataTakenAt":"2023-12-02T08:00:00+07:00"}\
                """)));
    assertThat(figures(INDEX + "&view=official")).isNotEqualTo(official);
  }

  /// What an index as of now says, which is never remembered.
  private static Map<String, String> changed(String by, Map<String, String> before) {
    Map<String, String> after = figures(INDEX);
    assertThat(after).as(by).isNotEqualTo(before);
    assertThat(after).as(by).isEqualTo(figures(INDEX + "&asOf=" + Instant.now()));
    return after;
  }

  /// The other tests of the service know of a city that nobody saw on the portal.
  @AfterAll
  void nothing_was_seen() throws SQLException {
    nothingSeen.again();
  }

  private record Change(String name, JsonNode... events) {}

  /// What is said of each ward, and every count.
  private static Map<String, String> figures(String query) {
    var figures = new TreeMap<String, String>();
    for (Map<?, ?> agency :
        Asking.get("city", "/api/index" + query).getList("agencies", Map.class)) {
      String code = agency.get("code").toString();
      if (code.startsWith("RM")) {
        var counts = new StringBuilder(agency.toString());
        List<Map<?, ?>> indicators =
            Asking.get("city", "/api/index/" + code + query).getList("indicators");
        for (Map<?, ?> each : indicators == null ? List.<Map<?, ?>>of() : indicators) {
          counts
              .append(' ')
              .append(each.get("indicator"))
              .append('=')
              .append(each.get("numerator"))
              .append('/')
              .append(each.get("denominator"));
        }
        figures.put(code, counts.toString());
      }
    }
    return figures;
  }

  /// First one dossier is seen, then another one.
  private void shown(int view) {
    String code = "RM-" + view;
    try (var publishing = new Publishing(broker)) {
      publishing.record(
          Topics.PORTAL_VIEW.name(),
          code,
          """
          {"specversion":"1.0","type":"%s","source":"/sync","id":"%s/1","subject":"%s",\
          "time":"2023-11-16T09:00:00+07:00","datacontenttype":"application/json",\
          "data":{"present":true,"by":"acknowledged","procedure":"RMP","status":9,\
          "received":"2023-11-06T09:00:00+07:00","promised":"2023-11-20T17:00:00+07:00",\
          "ended":"2023-11-15T09:00:00+07:00"}}\
          """
              .formatted(Topics.PORTAL_VIEW_TYPE, code, code));
      publishing.flush();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(
                    new Arriving(database, broker, "")
                        .number("select count(*) from portal_view where dossier like 'RM-%'"))
                .isEqualTo(view));
  }

  private JsonNode agency(String code, String more) {
    return tell(
        "reference.agency",
        code,
        more.isEmpty() ? "2023-01-01" : "2023-12-10",
        """
        {"code":"%s","name":"Phường %s","kind":"ward","parent":"%s","validFrom":"2020-01-01"%s}\
        """
            .formatted(code, code, code.equals("RM") ? "CITY" : "RM", more));
  }

  private JsonNode procedure(String fee) {
    return tell(
        "reference.procedure",
        "RMP",
        fee.equals("0") ? "2023-01-01" : "2023-12-10",
        """
        {"code":"RMP","name":"Thủ tục","papers":[],"steps":[],"fee":%s,"online":"full",\
        "term":{"length":5,"unit":"working-day"},"validFrom":"2020-01-01"}\
        """
            .formatted(fee));
  }

  /// Without it nobody knows when five working days are over.
  private JsonNode calendar() {
    return tell(
        "reference.calendar",
        "2023",
        "2023-01-01",
        """
        {"year":2023,"zone":"Asia/Ho_Chi_Minh","workingTime":["07:00-11:30","13:30-17:00"],\
        "weekend":["SATURDAY","SUNDAY"],"daysOff":[],"makeUpWorkingDays":[],"provisional":true}\
        """);
  }

  private JsonNode received(String code, String unit, String promise) {
    return tell(
        "dossier.received",
        code,
        "2023-11-06",
        "{\"unit\":\"%s\",\"procedure\":\"RMP\",\"channel\":\"counter\"%s}"
            .formatted(unit, promise));
  }

  private JsonNode tell(String type, String subject, String day, String data) {
    told++;
    try {
      return Life.cloudEvent(
          "vn.dunghen." + type + ".v1",
          "remembered-it",
          "remembered-it-" + told,
          subject,
          day + "T09:00+07:00",
          day + "T09:00+07:00",
          JSON.readTree(data));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(data, e);
    }
  }
}
