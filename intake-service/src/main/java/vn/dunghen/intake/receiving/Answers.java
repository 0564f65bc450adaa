package vn.dunghen.intake.receiving;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.intake.register.CanonicalJson;

/// Writes what became of posted events.
final class Answers {

  private static final int LONGEST_ECHO = 200;

  private Answers() {}

  /// The answer for a single event that was taken in.
  static String single(JsonReading.Tree tree, String word, Instant acceptedAt) {
    var out = new StringBuilder(200).append('{');
    names(out, tree);
    return out.append("\"result\":\"")
        .append(word)
        .append("\",\"acceptedAt\":\"")
        .append(acceptedAt)
        .append("\"}")
        .toString();
  }

  /// The answer for a batch.
  static String batch(List<JsonReading.Tree> trees, List<Verdict> verdicts) {
    var out = new StringBuilder(verdicts.size() * 110 + 100).append("{\"results\":[");
    for (int i = 0; i < verdicts.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      result(out, i, trees.get(i), verdicts.get(i));
    }
    out.append(']');
    counts(verdicts)
        .forEach((outcome, n) -> out.append(",\"").append(outcome.word()).append("\":").append(n));
    return out.append('}').toString();
  }

  /// One event's result.
  ///
  /// @param index its place among the posted events, from 0
  static void result(StringBuilder out, long index, JsonReading.Tree tree, Verdict verdict) {
    out.append("{\"index\":").append(index).append(',');
    names(out, tree);
    out.append("\"result\":\"").append(verdict.outcome().word()).append('"');
    List<Flaw> flaws =
        switch (verdict) {
          case Verdict.Invalid(List<Flaw> invalid) -> invalid;
          case Verdict.Forbidden(List<Flaw> forbidden) -> forbidden;
          case Verdict.Accepted _, Verdict.Duplicate _, Verdict.Conflict _ -> List.of();
        };
    if (!flaws.isEmpty()) {
      out.append(",\"errors\":[");
      for (int i = 0; i < flaws.size(); i++) {
        out.append(i == 0 ? "{\"pointer\":" : ",{\"pointer\":");
        CanonicalJson.append(out, flaws.get(i).pointer());
        out.append(",\"reason\":");
        CanonicalJson.append(out, flaws.get(i).reason());
        out.append('}');
      }
      out.append(']');
    }
    out.append('}');
  }

  static Map<Outcome, Integer> counts(List<Verdict> verdicts) {
    var counts = new EnumMap<Outcome, Integer>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, 0);
    }
    verdicts.forEach(verdict -> counts.merge(verdict.outcome(), 1, Integer::sum));
    return counts;
  }

  private static void names(StringBuilder out, JsonReading.Tree tree) {
    name(out, tree, "source");
    name(out, tree, "id");
  }

  private static void name(StringBuilder out, JsonReading.Tree tree, String name) {
    String value = text(tree, name);
    if (value != null) {
      out.append('"').append(name).append("\":");
      CanonicalJson.append(out, value);
      out.append(',');
    }
  }

  /// A member of the event as far as it can be repeated in an answer.
  static @Nullable String text(JsonReading.Tree tree, String name) {
    return tree.flaws().isEmpty()
            && tree.value() instanceof Map<?, ?> members
            && members.get(name) instanceof String text
            && text.length() <= LONGEST_ECHO
        ? text
        : null;
  }
}
