package vn.dunghen.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Events that happened in autumn 2024 and were recorded only in summer 2025: four of each new
/// dossier of the units HN-1 to HN-3, some of them corrected.
final class LaterEvents implements Iterator<JsonNode> {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant FIRST = Instant.parse("2024-09-02T01:00:00Z");
  private static final String RECORDED = "2025-07-01T00:00+07:00";

  private final int number;
  private int next;

  LaterEvents(int number) {
    this.number = number;
  }

  @Override
  public boolean hasNext() {
    return next < number;
  }

  @Override
  public JsonNode next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    int dossier = next / 4;
    int step = next % 4;
    next++;
    String code = "HN-LATER-" + dossier;
    Instant received = FIRST.plusSeconds(dossier % 100 * 86400L + dossier % 7 * 3600L);
    ObjectNode data = JSON.createObjectNode();
    return switch (step) {
      case 0 -> {
        data.put("procedure", "HN-P%02d".formatted(dossier % 20));
        data.put("unit", "HN-" + (dossier % 3 + 1));
        data.put("channel", dossier % 2 == 0 ? "online" : "counter");
        data.put("promise", text(received.plusSeconds(5 * 86400L)));
        yield event(code, step, "received", received, data);
      }
      case 1 -> {
        data.put("components", true).put("result", dossier % 3 == 0).put("reused", true);
        yield event(code, step, "digitised", received.plusSeconds(3600), data);
      }
      case 2 -> {
        data.putObject("result").put("code", "KQ").put("electronic", dossier % 5 > 0);
        yield event(
            code, step, "completed", received.plusSeconds(dossier % 9 * 86400L + 7200), data);
      }
      default -> {
        if (dossier % 10 == 0) {
          data.put("id", code + "/2").put("reason", "Nhập nhầm");
          yield event(code, step, "voided", received.plusSeconds(20 * 86400L), data);
        }
        data.put("liked", dossier % 4 > 0);
        yield event(code, step, "rated", received.plusSeconds(10 * 86400L), data);
      }
    };
  }

  private static JsonNode event(String code, int step, String type, Instant at, ObjectNode data) {
    return Life.cloudEvent(
        "vn.dunghen.dossier." + type + ".v1",
        "later",
        code + "/" + step,
        code,
        text(at),
        RECORDED,
        data);
  }

  private static String text(Instant instant) {
    return instant.atOffset(ZoneOffset.ofHours(7)).toString();
  }
}
