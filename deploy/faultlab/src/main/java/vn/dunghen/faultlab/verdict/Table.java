package vn.dunghen.faultlab.verdict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The table of docs/reliability.md: a row for each fault, a row for what the runs of one suite
/// came to together, a row for each proof that the checker can fail.
public final class Table {
  private static final String BEGIN = "<!-- the table: ./dev faultlab --table FILE -->";
  private static final String END = "<!-- the table ends -->";

  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<Verdict> wholes = new ArrayList<>();
  private final List<Proof> proofs = new ArrayList<>();

  /// A run.
  public void add(Verdict verdict) {
    verdicts.add(verdict);
  }

  /// What runs came to together, looked at once more.
  public void addWhole(Verdict verdict) {
    wholes.add(verdict);
  }

  public void add(Proof proof) {
    proofs.add(proof);
  }

  /// How many runs it holds.
  public int runs() {
    return verdicts.size();
  }

  /// Whether nothing was lost or doubled, nothing else was wrong, and everything was seen that was
  /// spoiled on purpose.
  public boolean isGreen() {
    return !wholes.isEmpty()
        && verdicts.stream().allMatch(Verdict::isGreen)
        && wholes.stream().allMatch(Verdict::isGreen)
        && proofs.stream().allMatch(Proof::isSeen);
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
    wholes.forEach(each -> text.append(row(each.scenario(), List.of(each))));
    proofs.forEach(each -> text.append(row(each)));
    return text.toString();
  }

  /// Puts the table, and a line above it, between the two marks of a file.
  ///
  /// @throws IOException when the file cannot be written, or has no marks
  public void writeInto(Path file, String line) throws IOException {
    requireMarks(file);
    var text = Files.readString(file, StandardCharsets.UTF_8);
    Files.writeString(
        file,
        text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
            + "\n\n"
            + line
            + "\n\n"
            + text()
            + "\n"
            + text.substring(text.indexOf(END)),
        StandardCharsets.UTF_8);
  }

  /// Looks for the marks.
  ///
  /// @throws IOException when the file cannot be read, or has none
  public static void requireMarks(Path file) throws IOException {
    var text = Files.readString(file, StandardCharsets.UTF_8);
    if (!text.contains(BEGIN) || text.indexOf(END) < text.indexOf(BEGIN)) {
      throw new IOException("%s has no lines '%s' and '%s'.".formatted(file, BEGIN, END));
    }
  }

  private static String row(Proof proof) {
    return "| proof: %s | – | – | %d | %d | %s | – |%n"
        .formatted(
            proof.what(),
            proof.lost(),
            proof.doubled(),
            proof.isSeen() ? "seen, as it must be" : "**not seen**");
  }

  private static String row(String name, List<Verdict> runs) {
    return "| %s%s | %d | %,d | %d | %d | %s | %s |%n"
        .formatted(
            name,
            runs.stream().allMatch(Verdict::isGreen) ? "" : " **(red)**",
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
    if (sorted.isEmpty() || sorted.size() < runs.size()) {
      return "never";
    }
    var median = Verdict.seconds(Optional.of(sorted.get(sorted.size() / 2)));
    return sorted.size() == 1
        ? median
        : median + ", at most " + Verdict.seconds(Optional.of(sorted.getLast()));
  }
}
