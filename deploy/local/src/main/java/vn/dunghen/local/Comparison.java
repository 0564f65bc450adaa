package vn.dunghen.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import vn.dunghen.city.Statement;

/// Our statement beside the published one, line by line.
record Comparison(Statement published, List<Line> lines) {
  Comparison {
    lines = List.copyOf(lines);
  }

  /// One count; `ours` is -1 where our statement does not have it.
  record Line(String measure, long publishedCount, long ours) {
    boolean agrees() {
      return publishedCount == ours;
    }
  }

  /// @param ours the statement as the suite answers it
  static Comparison of(Statement published, JsonNode ours) {
    return new Comparison(
        published,
        List.of(
            line("received", published.received(), ours),
            line("carriedIn", published.carriedIn(), ours),
            line("reopened", published.reopened(), ours),
            line("resolvedEarly", published.resolvedEarly(), ours),
            line("resolvedOnTime", published.resolvedOnTime(), ours),
            line("resolvedLate", published.resolvedLate(), ours),
            line("closedOther", published.closedOther(), ours),
            line("inProgress", published.inProgress(), ours),
            line("inProgressOverdue", published.inProgressOverdue(), ours),
            line("filedOnline", published.filedOnline(), ours)));
  }

  private static Line line(String measure, int publishedCount, JsonNode ours) {
    return new Line(measure, publishedCount, ours.path(measure).asLong(-1));
  }

  boolean agrees() {
    return lines.stream().allMatch(Line::agrees);
  }

  /// As a table for people.
  String text() {
    var text = new StringBuilder();
    text.append("%s, %s to %s%n".formatted(published.agency(), published.from(), published.to()));
    text.append("  %-20s %12s %12s%n".formatted("", "published", "ours"));
    for (var line : lines) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %-20s %,12d %12s%n",
              line.agrees() ? "✓" : "✗",
              line.measure(),
              line.publishedCount(),
              line.ours() < 0 ? "missing" : String.format(Locale.ROOT, "%,d", line.ours())));
    }
    return text.toString().stripTrailing();
  }
}
