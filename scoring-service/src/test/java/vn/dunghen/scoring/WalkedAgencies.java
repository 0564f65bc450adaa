package vn.dunghen.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import vn.dunghen.testkit.walk.Walkers;

/// WALK-A and WALK-B below WALK. WALK-B has a dossier and an official result of July 2023, which
/// nobody of WALK-A may see.
final class WalkedAgencies {

  static final String HIDDEN = "WALKB-1";

  private static boolean published;

  private WalkedAgencies() {}

  /// Publishes them, once, and waits until the service knows of them.
  static void publish(String broker) throws IOException {
    if (published) {
      return;
    }
    published = true;
    try (var publishing = new Publishing(broker)) {
      for (String[] agency :
          new String[][] {
            {"WALK", "Cơ quan Đi Dạo", ",\"parent\":\"CITY\""},
            {"WALK-A", "Phường Công Khai", ",\"parent\":\"WALK\""},
            {"WALK-B", "Phường Kín Bưng", ",\"parent\":\"WALK\""}
          }) {
        event(
            publishing,
            "reference.agency",
            agency[0],
            "2023-07-01T02:00:00Z",
            "{\"code\":\"%s\",\"name\":\"%s\",\"kind\":\"walked\"%s,\"validFrom\":\"2020-01-01\"}"
                .formatted((Object[]) agency));
      }
      event(
          publishing,
          "dossier.received",
          HIDDEN,
          "2023-07-04T02:00:00Z",
          "{\"procedure\":\"1.001\",\"unit\":\"WALK-B\",\"channel\":\"online\",\"promise\":\"2023-07-08T09:00:00Z\"}");
      event(publishing, "dossier.completed", HIDDEN, "2023-07-20T02:00:00Z", "{}");
      event(
          publishing,
          "national-standing",
          "WALK-B",
          "2023-07-24T02:00:00Z",
          "{\"period\":\"2023-07\",\"total\":47.5,\"letter\":\"77/WALKB\",\"dataTakenAt\":\"2023-07-24T08:00:00+07:00\"}");
      publishing.watermark(Instant.parse("2024-06-01T00:00:00Z"));
      publishing.flush();
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() ->
            assertThat(
                    as("/api/agencies/WALK-B/statement?from=2023-07-01&to=2023-07-31")
                        + as("/api/official-results"))
                .contains("\"received\":1", "77/WALKB"));
  }

  private static String as(String path) {
    var auditor = Walkers.everywhere("auditor");
    return given()
        .auth()
        .preemptive()
        .basic(auditor.name(), auditor.password())
        .get(path)
        .asString();
  }

  private static void event(
      Publishing publishing, String type, String subject, String time, String data)
      throws IOException {
    var json = new ObjectMapper();
    publishing.event(
        json.valueToTree(
            Map.of(
                "specversion",
                "1.0",
                "source",
                "/walk",
                "id",
                type + subject,
                "type",
                "vn.dunghen." + type + ".v1",
                "subject",
                subject,
                "time",
                time,
                "recordedtime",
                "2023-07-25T02:00:00Z",
                "data",
                json.readTree(data))));
  }
}
