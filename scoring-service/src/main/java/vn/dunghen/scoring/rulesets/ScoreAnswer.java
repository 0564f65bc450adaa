package vn.dunghen.scoring.rulesets;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.rulesets.model.Bands;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Gain;
import vn.dunghen.scoring.rulesets.model.Ledger;
import vn.dunghen.scoring.rulesets.model.Rehearsal;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.ScoreCard;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;

/// Scores as they are answered.
///
/// @param complete whether of every group all that is worth points is known
/// @param group scores of the groups of which anything is known
/// @param band null while the total is only a part
/// @param missing indicators worth points of which nothing is known
record ScoreAnswer(
    String ruleset,
    int version,
    boolean provisional,
    boolean complete,
    List<IndicatorAnswer> indicators,
    Map<String, BigDecimal> group,
    List<GroupAnswer> groups,
    BigDecimal total,
    BigDecimal max,
    @Nullable BandAnswer band,
    List<String> missing,
    LedgerAnswer ledger,
    List<WinAnswer> wins) {

  private static final int SHOWN_WINS = 10;

  /// @param score null where the portal shows null
  record IndicatorAnswer(
      String indicator,
      String nameVi,
      String nameEn,
      @Nullable Long numerator,
      @Nullable Long denominator,
      @Nullable BigDecimal score,
      BigDecimal max,
      String basis) {

    static IndicatorAnswer of(ScoredIndicator scored) {
      return new IndicatorAnswer(
          scored.indicator().key(),
          scored.indicator().name().vi(),
          scored.indicator().name().en(),
          scored.counts().map(Counts::numerator).orElse(null),
          scored.counts().map(Counts::denominator).orElse(null),
          scored.score().orElse(null),
          scored.indicator().max().value(),
          Word.of(scored.basis()));
    }
  }

  /// @param score null where nothing is known
  record GroupAnswer(
      String group,
      String nameVi,
      String nameEn,
      @Nullable BigDecimal score,
      BigDecimal max,
      String basis) {

    static GroupAnswer of(ScoreCard.ScoredGroup scored) {
      return new GroupAnswer(
          scored.group().key(),
          scored.group().name().vi(),
          scored.group().name().en(),
          isKnown(scored) ? scored.score() : null,
          scored.group().max().value(),
          Word.of(scored.basis()));
    }
  }

  record BandAnswer(String band, String nameVi, String nameEn) {

    static BandAnswer of(Bands.Band band) {
      return new BandAnswer(band.key(), band.name().vi(), band.name().en());
    }
  }

  /// Lines, rounding and total add up to the maximum.
  record LedgerAnswer(List<LineAnswer> lines, BigDecimal rounding) {

    static LedgerAnswer of(Ledger ledger) {
      return new LedgerAnswer(
          ledger.lines().stream().map(LineAnswer::of).toList(), ledger.rounding());
    }
  }

  /// @param indicator null where only the group's score is known
  record LineAnswer(String group, @Nullable String indicator, String why, BigDecimal points) {

    static LineAnswer of(Ledger.Line line) {
      return new LineAnswer(
          line.group(), line.indicator().orElse(null), Word.of(line.why()), line.shown());
    }
  }

  /// @param items so many moves lift the score by `points`
  /// @param itemsToFull so many lift it by `pointsAtFull`; null where that is out of reach
  record WinAnswer(
      String indicator,
      String move,
      long items,
      BigDecimal points,
      @Nullable Long itemsToFull,
      BigDecimal pointsAtFull) {

    static WinAnswer of(Gain gain) {
      return new WinAnswer(
          gain.indicator().key(),
          Word.of(gain.move()),
          gain.itemsForStep(),
          gain.step(),
          gain.itemsToFull().isPresent() ? gain.itemsToFull().getAsLong() : null,
          gain.atFull());
    }
  }

  /// Two rule sets beside each other.
  ///
  /// @param change by how many points the second differs, per indicator
  record RehearsalAnswer(
      ScoreAnswer first, ScoreAnswer second, Map<String, BigDecimal> change, BigDecimal total) {

    static RehearsalAnswer of(Rehearsal rehearsal) {
      return new RehearsalAnswer(
          ScoreAnswer.of(rehearsal.one()),
          ScoreAnswer.of(rehearsal.other()),
          rehearsal.changeByIndicator(),
          rehearsal.change());
    }
  }

  static ScoreAnswer of(ScoreCard card) {
    RuleSet ruleSet = card.ruleSet();
    var group = new LinkedHashMap<String, BigDecimal>();
    card.groups().stream()
        .filter(ScoreAnswer::isKnown)
        .forEach(each -> group.put(each.group().key(), each.score()));
    return new ScoreAnswer(
        ruleSet.id(),
        ruleSet.version(),
        ruleSet.provisional(),
        card.isComplete(),
        card.indicators().stream().map(IndicatorAnswer::of).toList(),
        group,
        card.groups().stream().map(GroupAnswer::of).toList(),
        card.total(),
        ruleSet.max(),
        card.band().map(BandAnswer::of).orElse(null),
        card.missing(),
        LedgerAnswer.of(card.ledger()),
        Gain.cheapest(card, SHOWN_WINS).stream().map(WinAnswer::of).toList());
  }

  private static boolean isKnown(ScoreCard.ScoredGroup scored) {
    return switch (scored.basis()) {
      case COMPUTED, PUBLISHED -> true;
      case UNKNOWN -> false;
    };
  }
}
