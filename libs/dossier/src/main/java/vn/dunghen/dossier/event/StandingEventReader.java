package vn.dunghen.dossier.event;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;

/// Reads the `data` of an official standing.
final class StandingEventReader {

  private static final String PREFIX = "vn.dunghen.national-standing.";
  private static final int LARGEST_SET = 100_000;

  private StandingEventReader() {}

  static boolean reads(String type) {
    return type.startsWith(PREFIX);
  }

  static StandingEvent read(String type, Fields data) {
    return type.equals(PREFIX + "v1") ? standing(data) : new StandingEvent.Unknown(type);
  }

  private static StandingEvent standing(Fields data) {
    Integer rank = data.optionalInteger("rank", 1, LARGEST_SET);
    Integer of = data.optionalInteger("of", 1, LARGEST_SET);
    if (rank != null && of != null && rank > of) {
      data.flaw("rank", "must not lie beyond the size of the set");
    }
    return new StandingEvent.NationalStanding(
        data.period("period"),
        data.optionalPoints("total", 0),
        data.optionalPoints("change", -100),
        rank,
        of,
        data.instant("dataTakenAt"),
        data.text("letter"),
        groups(data.objects("groups")),
        indicators(data.objects("indicators")));
  }

  private static List<StandingEvent.Group> groups(List<Fields> items) {
    var codes = new HashSet<String>();
    return items.stream()
        .map(item ->
            new StandingEvent.Group(ReportEventReader.once(item, "group", codes), score(item)))
        .toList();
  }

  private static BigDecimal score(Fields item) {
    if (!item.has("score")) {
      item.flaw("score", "is required");
    }
    return requireNonNullElse(item.optionalPoints("score", 0), BigDecimal.ZERO);
  }

  private static List<StandingEvent.Indicator> indicators(List<Fields> items) {
    var codes = new HashSet<String>();
    return items.stream()
        .map(item ->
            new StandingEvent.Indicator(
                ReportEventReader.once(item, "indicator", codes),
                item.optionalCount("numerator"),
                item.optionalCount("denominator"),
                item.optionalPoints("score", 0)))
        .toList();
  }
}
