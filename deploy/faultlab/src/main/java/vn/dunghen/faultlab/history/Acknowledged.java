package vn.dunghen.faultlab.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;

/// An event that intake took in, as it was sent.
///
/// @param at when the answer came
/// @param event the whole CloudEvent
public record Acknowledged(Instant at, JsonNode event) {
  private static final String PREFIX = "vn.dunghen.dossier.";
  private static final String SUFFIX = ".v1";

  /// What tells it from all others.
  public record Key(String source, String id) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int bySource = source.compareTo(other.source);
      return bySource == 0 ? id.compareTo(other.id) : bySource;
    }

    @Override
    public String toString() {
      return source + " " + id;
    }
  }

  public Key key() {
    return new Key(text("source"), text("id"));
  }

  public String dossier() {
    return text("subject");
  }

  public String type() {
    return text("type");
  }

  /// The type without what all types of dossier events share: `received`.
  public String name() {
    return type().substring(PREFIX.length(), type().length() - SUFFIX.length());
  }

  public Instant occurred() {
    return OffsetDateTime.parse(text("time")).toInstant();
  }

  public JsonNode data() {
    return event.path("data");
  }

  private String text(String field) {
    return event.path(field).asText();
  }
}
