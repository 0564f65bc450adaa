package vn.dunghen.intake.importing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.Term;

/// A dossier of history, as a row tells it.
///
/// @param row the row's number
/// @param recordedAt when it was known; the reception itself where the row does not say
record DossierRow(
    int row,
    String code,
    String procedure,
    String unit,
    @Nullable String responsible,
    String channel,
    Instant receivedAt,
    @Nullable Instant promise,
    @Nullable Term term,
    Instant recordedAt,
    @Nullable Instant completedAt) {

  /// The reception.
  Map<String, @Nullable Object> received(String source) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("procedure", procedure);
    data.put("unit", unit);
    if (responsible != null) {
      data.put("responsible", responsible);
    }
    data.put("channel", channel);
    if (promise != null) {
      data.put("promise", promise.toString());
    }
    if (term != null) {
      var written = new LinkedHashMap<String, @Nullable Object>();
      written.put("length", term.length());
      written.put("unit", term.unit().wire());
      data.put("term", written);
    }
    return event(source, "received", receivedAt, recordedAt, data);
  }

  /// The completion; known no earlier than it happened.
  Map<String, @Nullable Object> completed(String source, Instant at) {
    return event(
        source, "completed", at, recordedAt.isAfter(at) ? recordedAt : at, new LinkedHashMap<>());
  }

  /// The id is made from the row alone, so that the same row is the same event for ever.
  private Map<String, @Nullable Object> event(
      String source,
      String name,
      Instant occurred,
      Instant recorded,
      Map<String, @Nullable Object> data) {
    var event = new LinkedHashMap<String, @Nullable Object>();
    event.put("specversion", "1.0");
    event.put("id", code + ":" + name);
    event.put("source", source);
    event.put("type", "vn.dunghen.dossier." + name + ".v1");
    event.put("subject", code);
    event.put("time", occurred.toString());
    event.put("recordedtime", recorded.toString());
    event.put("data", data);
    return event;
  }
}
