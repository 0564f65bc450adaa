package vn.dunghen.scoring.official;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.official.model.PublishedPeriod;
import vn.dunghen.scoring.official.model.PublishedPeriod.Claim;
import vn.dunghen.scoring.official.model.PublishedPeriod.Doubt;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// A line of the table of periods.
///
/// @param href the page with this period explained
/// @param stated the change that the letter states
/// @param bySnapshots the change that follows from the latest snapshots
record PeriodRow(
    String href,
    String period,
    String total,
    String rank,
    String stated,
    String bySnapshots,
    String dataHour,
    String letter,
    int snapshots,
    List<Note> notes) {

  /// @param contradiction whether the source contradicts itself, else later data revise it
  record Note(boolean contradiction, Words words) {}

  /// @param asOf as it was asked for; empty for now
  static PeriodRow of(String agency, PublishedPeriod period, String asOf) {
    var latest = period.latest();
    return new PeriodRow(
        OfficialPages.address(agency, period.period().wire(), asOf),
        PeriodName.vi(period.period()),
        Explained.written(Optional.ofNullable(latest.total())),
        latest.rank() == null ? "" : latest.rank() + (latest.of() == null ? "" : "/" + latest.of()),
        signed(Optional.ofNullable(latest.change())),
        signed(period.changeBySnapshots()),
        PeriodName.hour(latest.dataTakenAt()),
        latest.letter(),
        period.snapshots(),
        period.doubts().stream().map(doubt -> note(period.period(), doubt)).toList());
  }

  private static Note note(Period period, Doubt doubt) {
    return switch (doubt.kind()) {
      case CONTRADICTION ->
          new Note(
              true,
              new Words(
                  "%s, nhưng %s. Cùng một giờ số liệu."
                      .formatted(vi(period, doubt.one()), vi(period, doubt.other())),
                  "%s, but %s, both from data of one hour"
                      .formatted(doubt.one().total(), doubt.other().total())));
      case REVISION ->
          new Note(
              false,
              new Words(
                  "%s → %s.".formatted(vi(period, doubt.one()), vi(period, doubt.other())),
                  "%s became %s by later data"
                      .formatted(doubt.one().total(), doubt.other().total())));
    };
  }

  private static String vi(Period period, Claim claim) {
    String source =
        claim.saidWith().equals(period)
            ? "công bố"
            : "suy từ kết quả " + PeriodName.vi(claim.saidWith());
    String letter = claim.letter().isBlank() ? "" : ", " + claim.letter();
    return "%s (%s%s, số liệu %s)"
        .formatted(
            Notation.points(claim.total()), source, letter, PeriodName.hour(claim.dataTakenAt()));
  }

  private static String signed(Optional<BigDecimal> change) {
    return change.map(Notation::change).orElse("");
  }
}
