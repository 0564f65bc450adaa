package vn.dunghen.chassis.consuming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/// Tells a watermark from any other record: no key, and a CloudEvent of the watermark's type
/// (docs/architecture.md, Topics).
final class WatermarkReader {
  static final String TYPE = "vn.dunghen.watermark.v1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private WatermarkReader() {}

  static Reading read(ConsumedRecord record) {
    if (record.keyBytes() != null || record.value().length == 0) {
      return new Reading.Other();
    }
    JsonNode event;
    try {
      event = JSON.readTree(record.value());
    } catch (IOException notJson) {
      return new Reading.Other();
    }
    if (!TYPE.equals(event.path("type").asText())) {
      return new Reading.Other();
    }
    try {
      return new Reading.Through(Instant.parse(event.path("data").path("through").asText()));
    } catch (DateTimeException unreadable) {
      return new Reading.Broken("A watermark without a readable data.through.");
    }
  }

  sealed interface Reading {
    /// Everything stamped at or before this instant stands before this record.
    record Through(Instant instant) implements Reading {}

    /// Claims to be a watermark and is none.
    record Broken(String reason) implements Reading {}

    /// Any other record.
    record Other() implements Reading {}
  }
}
