package vn.dunghen.faultlab.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The table of docs/reliability.md: a row for each fault.
public final class Table {
  private final List<Verdict> verdicts = new ArrayList<>();

  public void add(Verdict verdict) {
    verdicts.add(verdict);
  }

  public int runs() {
    return verdicts.size();
  }

  public boolean isGreen() {
    return !verdicts.isEmpty() && verdicts.stream().allMatch(Verdict::isGreen);
  }

  /// In Markdown.
  public String text() {
    var text = new StringBuilder();
    text.append("| Fault | Runs | Events acknowledged | Lost | Doubled | Time to fresh data ")
        .append("| Until everything is told |\n|---|--:|--:|--:|--:|--:|--:|\n");
    var byScenario = new LinkedHashMap<String, List<Verdict>>();
    verdicts.forEach(
        each -> byScenario.computeIfAbsent(each.scenario(), _ -> new ArrayList<>()).add(each));
    byScenario.forEach((scenario, runs) -> text.append(row(scenario, runs)));
    text.append(row("**all**", verdicts));
    return text.toString();
  }

  private static String row(String name, List<Verdict> runs) {
    return "| %s | %d | %,d | %d | %d | %s | %s |%n"
        .formatted(
            name,
            runs.size(),
            runs.stream().mapToInt(Verdict::acknowledged).sum(),
            runs.stream().mapToInt(Verdict::lost).sum(),
            runs.stream().mapToInt(Verdict::doubled).sum(),
            spread(runs, Verdict::fresh),
            spread(runs, Verdict::told));
  }

  /// The median and the longest.
  private static String spread(List<Verdict> runs, Function<Verdict, Optional<Duration>> measured) {
    var sorted =
        runs.stream()
            .map(measured)
            .flatMap(Optional::stream)
            .sorted(Comparator.naturalOrder())
            .toList();
    if (sorted.size() < runs.size()) {
      return "never";
    }
    var median = Verdict.seconds(Optional.of(sorted.get(sorted.size() / 2)));
    return sorted.size() == 1
        ? median
        : median + ", at most " + Verdict.seconds(Optional.of(sorted.getLast()));
  }
}
