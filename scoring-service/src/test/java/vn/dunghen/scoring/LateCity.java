package vn.dunghen.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// Dossiers of the agencies LATE-A and LATE-B, received in September and October 2024, of which
/// much is recorded days or weeks after it happened, and some is voided later.
final class LateCity {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant FIRST = Instant.parse("2024-09-01T01:00:00Z");
  private static final int DAY = 86400;

  private final List<JsonNode> events = new ArrayList<>();
  private final Random random;

  LateCity(long seed, int dossiers) {
    random = new Random(seed);
    for (int i = 0; i < dossiers; i++) {
      live("LATE-" + i);
    }
  }

  List<JsonNode> references() {
    var references = new ArrayList<JsonNode>();
    for (String code : List.of("LATE", "LATE-A", "LATE-B")) {
      var data = JSON.createObjectNode();
      data.put("code", code).put("name", "Đơn vị " + code).put("kind", "ward");
      data.put("parent", code.equals("LATE") ? "CITY" : "LATE").put("validFrom", "2000-01-01");
      references.add(reference("agency", code, data));
    }
    var procedure = JSON.createObjectNode();
    procedure.put("code", "LATE-P").put("name", "Thủ tục").put("field", "Hộ tịch");
    procedure.put("online", "full").put("fee", 30000).put("validFrom", "2000-01-01");
    procedure.putArray("papers");
    procedure.putArray("steps");
    references.add(reference("procedure", "LATE-P", procedure));
    return references;
  }

  List<JsonNode> events() {
    return events;
  }

  List<JsonNode> eventsThrough(Instant recorded) {
    return events.stream()
        .filter(each ->
            !OffsetDateTime.parse(each.get("recordedtime").asText()).toInstant().isAfter(recorded))
        .toList();
  }

  /// The dossiers of which something was recorded after the instant.
  Set<String> changedAfter(Instant recorded) {
    List<JsonNode> before = eventsThrough(recorded);
    return events.stream()
        .filter(each -> !before.contains(each))
        .map(each -> each.get("subject").asText())
        .collect(Collectors.toSet());
  }

  private void live(String dossier) {
    Instant at = FIRST.plusSeconds(random.nextInt(45 * DAY));
    var received = JSON.createObjectNode();
    received.put("procedure", "LATE-P").put("unit", random.nextBoolean() ? "LATE-A" : "LATE-B");
    received.put("channel", random.nextInt(3) > 0 ? "online" : "counter");
    received.put("promise", text(at.plusSeconds(5L * DAY)));
    int number = 0;
    tell(dossier, number++, "received", at, received);
    if (random.nextInt(3) > 0) {
      var digitised = JSON.createObjectNode();
      digitised.put("components", random.nextBoolean()).put("result", random.nextBoolean());
      tell(dossier, number++, "digitised", at.plusSeconds(random.nextInt(DAY)), digitised);
    }
    if (random.nextInt(5) > 0) {
      var completed = JSON.createObjectNode();
      completed.putObject("result").put("code", "K").put("electronic", random.nextBoolean());
      Instant end = at.plusSeconds(random.nextInt(8 * DAY));
      tell(dossier, number++, "completed", end, completed);
      if (random.nextInt(8) == 0) {
        var voided = JSON.createObjectNode();
        voided.put("id", dossier + "/" + (number - 1)).put("reason", "Nhập nhầm");
        tell(dossier, number, "voided", end.plusSeconds(random.nextInt(30 * DAY)), voided);
      }
    }
  }

  private void tell(String dossier, int number, String type, Instant at, ObjectNode data) {
    Instant recorded = random.nextInt(3) == 0 ? at.plusSeconds(random.nextInt(25 * DAY)) : at;
    events.add(
        Life.cloudEvent(
            "vn.dunghen.dossier." + type + ".v1",
            "late",
            dossier + "/" + number,
            dossier,
            text(at),
            text(recorded),
            data));
  }

  private static JsonNode reference(String kind, String code, ObjectNode data) {
    return Life.cloudEvent(
        "vn.dunghen.reference." + kind + ".v1",
        "late",
        kind + "-" + code,
        code,
        "2020-01-01T00:00+07:00",
        "2020-01-01T00:00+07:00",
        data);
  }

  private static String text(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(7)).toString();
  }
}
