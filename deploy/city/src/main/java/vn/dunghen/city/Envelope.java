package vn.dunghen.city;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Builds CloudEvents 1.0 in structured form, as maps ready for JSON.
final class Envelope {
  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter WITH_OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(ZONE);

  private Envelope() {}

  /// @param recorded when it became known; absent lets the suite stamp it
  static Map<String, Object> event(
      String type,
      String source,
      String id,
      String subject,
      Instant time,
      @Nullable Instant recorded,
      Map<String, ?> data) {
    var event = new LinkedHashMap<String, Object>();
    event.put("specversion", "1.0");
    event.put("type", type);
    event.put("source", source);
    event.put("id", id);
    event.put("subject", subject);
    event.put("time", text(time));
    if (recorded != null) {
      event.put("recordedtime", text(recorded));
    }
    event.put("datacontenttype", "application/json");
    event.put("data", data);
    return event;
  }

  /// An instant as text with the city's offset, to the second.
  static String text(Instant instant) {
    return WITH_OFFSET.format(instant);
  }
}
