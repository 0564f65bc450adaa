package vn.dunghen.scoring.targets;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReportEvent.Target;
import vn.dunghen.dossier.event.ReportEvent.TargetKind;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.targets.model.Progress;
import vn.dunghen.scoring.targets.model.State;

/// A target of an agency: where it stands by what is known, and, of a quarter that is over, where
/// it stood by what was known when it ended.
///
/// @param now empty where it was taken back since
/// @param atQuarterEnd empty while the quarter runs, and where it was set later
/// @param history every target that was set for the same, in order; the last one counts
record TargetStanding(
    String agency,
    String name,
    TargetKind kind,
    Optional<Side> now,
    Optional<Side> atQuarterEnd,
    List<Recorded<Target>> history) {

  /// Those that are missed or lack the most come first.
  static final Comparator<TargetStanding> WORST_FIRST =
      Comparator.<TargetStanding, State>comparing(each -> each.shown().state())
          .thenComparing(
              each -> each.shown().progress().gap().orElse(Fraction.ZERO),
              Comparator.reverseOrder())
          .thenComparing(TargetStanding::agency)
          .thenComparing(TargetStanding::kind);

  TargetStanding {
    history = List.copyOf(history);
    if (now.isEmpty() && atQuarterEnd.isEmpty()) {
      throw new IllegalArgumentException("a target is known now or was once");
    }
  }

  /// A target by one knowledge.
  ///
  /// @param reported which periods' reports were counted; empty for dossiers
  /// @param daysLeft working days of the quarter after the day that was judged; empty where the
  ///   calendar of the year is missing, 0 once it is over
  record Side(
      Recorded<Target> target,
      Progress progress,
      State state,
      List<String> reported,
      OptionalInt daysLeft) {
    Side {
      reported = List.copyOf(reported);
    }
  }

  /// What is known now, else what was.
  Side shown() {
    return now.or(() -> atQuarterEnd).orElseThrow();
  }

  /// Whether it was missed by what was known when the quarter ended, whatever came to be known
  /// since.
  boolean missedOnRecord() {
    return atQuarterEnd.filter(side -> side.state() == State.MISSED).isPresent();
  }
}
