package vn.dunghen.faultlab.verdict;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What came of one run.
///
/// @param scenario which fault
/// @param acknowledged events that intake took in during the run
/// @param lost effects that are not there
/// @param doubled effects that are there once too often
/// @param repeated what came to the outside once more after a crash, as is promised at worst
/// @param fresh from the end of the fault until the figures knew again what was recorded at its end
///   or later; absent where that was never so
/// @param told from the end of the load until everything had its effect, also outside of the suite
/// @param faults what else was not as it should be, in sentences
/// @param answers how intake answered, in words
public record Verdict(
    String scenario,
    int acknowledged,
    int lost,
    int doubled,
    int repeated,
    Optional<Duration> fresh,
    Optional<Duration> told,
    List<String> faults,
    String answers) {
  public Verdict {
    faults = List.copyOf(faults);
  }

  public boolean isGreen() {
    return lost == 0 && doubled == 0 && faults.isEmpty() && fresh.isPresent();
  }

  @Override
  public String toString() {
    return "%s %s: %,d acknowledged, lost %d, doubled %d, repeated %d, fresh after %s, told after %s%s%s"
        .formatted(
            isGreen() ? "✓" : "✗",
            scenario,
            acknowledged,
            lost,
            doubled,
            repeated,
            seconds(fresh),
            seconds(told),
            answers.isEmpty() ? "" : " (" + answers + ")",
            faults.isEmpty() ? "" : "\n    " + String.join("\n    ", faults));
  }

  static String seconds(Optional<Duration> duration) {
    return duration.map(each -> "%.1f s".formatted(each.toMillis() / 1000.0)).orElse("never");
  }
}
