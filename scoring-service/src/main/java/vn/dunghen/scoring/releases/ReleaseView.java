package vn.dunghen.scoring.releases;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.releases.DriftAnswer.AgencyDrift;
import vn.dunghen.scoring.releases.DriftAnswer.LineAnswer;
import vn.dunghen.scoring.wording.PeriodName;

/// A release as its pages write it: dates and decimals in the Vietnamese way.
///
/// @param knownThrough what it is compared with; a sign where nobody knows
record ReleaseView(
    long id,
    String letter,
    String date,
    String periods,
    String asOf,
    String ruleSet,
    String state,
    String stateVi,
    @Nullable Long corrects,
    @Nullable String reason,
    String digest,
    List<StepRow> steps,
    String knownThrough) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

  ReleaseView {
    steps = List.copyOf(steps);
  }

  record StepRow(String vi, String en, String by, String at) {}

  /// @param letter the address of the draft of a letter to the agency; null where it is not the
  ///   caller's to read
  /// @param rounding null where there is none
  record DriftRow(
      String name,
      @Nullable String letter,
      String period,
      String released,
      String later,
      String difference,
      List<LineRow> lines,
      @Nullable String rounding) {

    static DriftRow of(AgencyDrift drift, @Nullable String letter) {
      return new DriftRow(
          drift.name(),
          letter,
          ReleaseView.period(drift.period()),
          decimal(drift.released()),
          decimal(drift.later()),
          signed(drift.difference()),
          drift.lines().stream().map(LineRow::of).toList(),
          drift.rounding().signum() == 0 ? null : signed(drift.rounding()));
    }
  }

  record LineRow(String vi, String en, String points) {
    static LineRow of(LineAnswer line) {
      return new LineRow(line.causeVi(), line.causeEn(), signed(line.points()));
    }
  }

  static ReleaseView of(ReleaseAnswer release, @Nullable OffsetDateTime knownThrough) {
    return new ReleaseView(
        release.id(),
        release.letterNumber(),
        DAY.format(release.letterDate()),
        release.periods().stream().map(ReleaseView::period).collect(Collectors.joining(", ")),
        HOUR.format(release.asOf()),
        release.ruleset().id() + ", " + release.ruleset().version(),
        release.state(),
        stateVi(release.state()),
        release.corrects(),
        release.reason(),
        release.digest(),
        release.steps().stream()
            .map(each ->
                new StepRow(stepVi(each.step()), each.step(), each.by(), HOUR.format(each.at())))
            .toList(),
        knownThrough == null ? "–" : HOUR.format(knownThrough));
  }

  private static String period(String wire) {
    return PeriodName.vi(Releases.period(wire));
  }

  private static String stateVi(String state) {
    return switch (state) {
      case "draft" -> "Dự thảo";
      case "checked" -> "Đã kiểm tra";
      case "signed" -> "Đã ký duyệt";
      case "published" -> "Đã công bố";
      case "withdrawn" -> "Đã rút";
      default -> throw new IllegalArgumentException(state);
    };
  }

  private static String stepVi(String step) {
    return switch (step) {
      case "draft" -> "Lập dự thảo";
      case "check" -> "Kiểm tra";
      case "sign" -> "Ký duyệt";
      case "publish" -> "Công bố";
      case "withdraw" -> "Rút";
      default -> throw new IllegalArgumentException(step);
    };
  }

  private static String decimal(BigDecimal points) {
    return points.toPlainString().replace('.', ',');
  }

  private static String signed(BigDecimal points) {
    return points.signum() < 0
        ? "−" + decimal(points.negate())
        : (points.signum() > 0 ? "+" : "") + decimal(points);
  }
}
