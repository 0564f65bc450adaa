package vn.dunghen.benchmarks;

import java.util.List;
import java.util.Locale;

/// Events per second, of ours and of the reference, in one round.
record Rate(double ours, double reference) {

  static double of(long events, long nanos) {
    return events * 1e9 / nanos;
  }

  double ratio() {
    return ours / reference;
  }

  String line(int round) {
    return "  round %d   ours %,9.0f /s   reference %,9.0f /s   ratio %.2f"
        .formatted(round, ours, reference, ratio());
  }

  static String summary(List<Rate> rounds, double aim) {
    double[] ratios = rounds.stream().mapToDouble(Rate::ratio).sorted().toArray();
    double median = ratios[ratios.length / 2];
    return String.format(
        Locale.ROOT,
        "  ratio      min %.2f   median %.2f   max %.2f   aim ≥ %.2f   %s",
        ratios[0],
        median,
        ratios[ratios.length - 1],
        aim,
        median >= aim ? "met" : "NOT met");
  }
}
