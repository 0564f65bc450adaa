package vn.dunghen.scoring.targets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReportEvent.Target;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.targets.TargetStanding.Side;

/// The targets of a quarter, the worst first.
///
/// @param asOf the instant of knowledge that was asked for; null for now
/// @param knownThrough everything recorded at or before it has arrived; null while nobody knows
/// @param judgedAt what had happened by then was counted
/// @param over whether the quarter is over, so that what is not reached is missed
/// @param workingDaysLeft those after the day of judgedAt; null where the calendar is missing
/// @param calendarMissing the year whose calendar is missing; null where it is there
record TargetsAnswer(
    String quarter,
    @Nullable OffsetDateTime asOf,
    @Nullable OffsetDateTime knownThrough,
    OffsetDateTime judgedAt,
    boolean over,
    @Nullable Integer workingDaysLeft,
    @Nullable Integer calendarMissing,
    List<TargetAnswer> targets) {

  TargetsAnswer {
    targets = List.copyOf(targets);
  }

  /// @param state of what is known now; of what was known at the quarter's end where it was taken
  ///   back since
  /// @param missedOnRecord whether it was missed by what was known when the quarter ended
  /// @param now null where the target was taken back
  /// @param atQuarterEnd by what was known when the quarter ended; null while it runs, or where the
  ///   target was set later
  /// @param history every target that was set for the same, in order; the last one counts
  record TargetAnswer(
      String agency,
      String name,
      String kind,
      HeadAnswer head,
      String state,
      boolean missedOnRecord,
      @Nullable SideAnswer now,
      @Nullable SideAnswer atQuarterEnd,
      List<SetAnswer> history) {
    TargetAnswer {
      history = List.copyOf(history);
    }
  }

  /// Who answers for it.
  record HeadAnswer(String name, String role) {}

  /// @param target percent
  /// @param rate percent, rounded to two decimals; null where nothing was counted
  /// @param gapPoints target less rate, rounded; below 0 where the rate lies above
  /// @param gapItems how many more of those counted would have to be online
  /// @param pace null where it is reached, over, not measured, or the calendar is missing
  /// @param reported the periods whose reports were counted; empty for dossiers
  record SideAnswer(
      BigDecimal target,
      long numerator,
      long denominator,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal gapPoints,
      long gapItems,
      @Nullable PaceAnswer pace,
      String state,
      List<String> reported) {
    SideAnswer {
      reported = List.copyOf(reported);
    }
  }

  /// @param further the least number of further ones, every one online, that reach the target; null
  ///   where no number does
  /// @param perWorkingDay further by the working days left, rounded up to one decimal; null where
  ///   no day is left or no number reaches it
  record PaceAnswer(
      int workingDaysLeft, @Nullable Long further, @Nullable BigDecimal perWorkingDay) {}

  /// @param setAt when it was set
  record SetAnswer(
      BigDecimal target,
      HeadAnswer head,
      String decision,
      LocalDate decisionDate,
      OffsetDateTime setAt,
      OffsetDateTime recordedAt) {}

  static TargetsAnswer of(Targets.Board board) {
    return new TargetsAnswer(
        board.quarter().wire(),
        board.asOf().map(TargetsAnswer::civil).orElse(null),
        board.window().knownThrough().map(TargetsAnswer::civil).orElse(null),
        civil(board.window().judgedAt()),
        board.over(),
        board.daysLeft().isPresent() ? board.daysLeft().getAsInt() : null,
        board.missingCalendar().orElse(null),
        board.targets().stream().map(TargetsAnswer::target).toList());
  }

  private static TargetAnswer target(TargetStanding standing) {
    Target set = standing.shown().target().event();
    return new TargetAnswer(
        standing.agency(),
        standing.name(),
        standing.kind().wire(),
        new HeadAnswer(set.head().name(), set.head().role()),
        standing.shown().state().wire(),
        standing.missedOnRecord(),
        standing.now().map(TargetsAnswer::side).orElse(null),
        standing.atQuarterEnd().map(TargetsAnswer::side).orElse(null),
        standing.history().stream().map(TargetsAnswer::set).toList());
  }

  static SideAnswer side(Side side) {
    return new SideAnswer(
        side.target().event().rate(),
        side.progress().counts().numerator(),
        side.progress().counts().denominator(),
        side.progress().percent().map(TargetsAnswer::rounded).orElse(null),
        side.progress().gap().map(TargetsAnswer::rounded).orElse(null),
        side.progress().missing(),
        pace(side),
        side.state().wire(),
        side.reported());
  }

  private static @Nullable PaceAnswer pace(Side side) {
    OptionalInt left = side.daysLeft();
    return switch (side.state()) {
      case MISSED, REACHED, NOT_MEASURED -> null;
      case BEHIND, ON_COURSE ->
          left.isEmpty() ? null : pace(side.progress().further(), left.getAsInt());
    };
  }

  private static PaceAnswer pace(OptionalLong further, int left) {
    if (further.isEmpty()) {
      return new PaceAnswer(left, null, null);
    }
    long items = further.getAsLong();
    return new PaceAnswer(
        left,
        items,
        left == 0
            ? null
            : BigDecimal.valueOf(items).divide(BigDecimal.valueOf(left), 1, RoundingMode.CEILING));
  }

  private static SetAnswer set(Recorded<Target> recorded) {
    Target set = recorded.event();
    return new SetAnswer(
        set.rate(),
        new HeadAnswer(set.head().name(), set.head().role()),
        set.decision().number(),
        set.decision().date(),
        civil(recorded.occurred()),
        civil(recorded.recorded()));
  }

  private static BigDecimal rounded(Fraction percent) {
    return new BigDecimal(percent.numerator())
        .divide(new BigDecimal(percent.denominator()), 2, RoundingMode.HALF_UP);
  }

  private static OffsetDateTime civil(Instant instant) {
    return instant.atZone(CivilTime.ZONE).toOffsetDateTime();
  }
}
