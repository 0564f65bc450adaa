package vn.dunghen.scoring.index;

import jakarta.ws.rs.core.UriBuilder;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.index.model.LedgerByCause;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.Words;

/// Where the points of an agency went. `total`, `rounding` and the points of all lines add up to
/// `max`, and so do `total`, `ownersRounding` and the points of all owners; the points of causes
/// add up to those of their line. `exact` is a fraction such as `7/12`: exact points of causes add
/// up to their line's, those of owners to the sum of the lines'.
record LedgerAnswer(
    String period,
    @Nullable OffsetDateTime asOf,
    IndexAnswer.RuleSetShort ruleset,
    String agency,
    String name,
    BigDecimal max,
    BigDecimal total,
    List<LineAnswer> lines,
    BigDecimal rounding,
    List<OwnerAnswer> owners,
    BigDecimal ownersRounding) {

  LedgerAnswer {
    lines = List.copyOf(lines);
    owners = List.copyOf(owners);
  }

  /// @param pointsPerItem what each item costs, exactly; 0 where the loss has no items
  record LineAnswer(
      String indicator,
      String group,
      String nameVi,
      String nameEn,
      BigDecimal points,
      String exact,
      String pointsPerItem,
      List<CauseAnswer> causes) {}

  /// @param items how many; 0 where the loss has none
  /// @param list where they are listed; null where there are none
  record CauseAnswer(
      String cause,
      String causeVi,
      String causeEn,
      long items,
      BigDecimal points,
      String exact,
      @Nullable String list) {}

  /// @param agency null for what no item costs
  record OwnerAnswer(
      @Nullable String agency,
      @Nullable String name,
      long items,
      BigDecimal points,
      String exact) {}

  /// A page of items.
  ///
  /// @param count the length of the whole list
  /// @param next to be asked for as `after`; null on the last page
  record ItemsAnswer(
      String indicator, String cause, long count, List<ItemAnswer> items, @Nullable String next) {

    static ItemsAnswer of(Naming.Asked asked, Naming.Page page, Fraction perItem) {
      return new ItemsAnswer(
          asked.indicator(),
          asked.cause(),
          page.count(),
          page.items().stream()
              .map(item ->
                  new ItemAnswer(
                      item.kind().name().toLowerCase(Locale.ROOT),
                      item.code(),
                      item.name(),
                      item.unit().isEmpty() ? null : item.unit(),
                      perItem.text()))
              .toList(),
          page.next());
    }
  }

  /// @param kind dossier, procedure or petition
  /// @param name null of what has none
  /// @param unit who has it; null for nobody
  /// @param points what it costs, exactly
  record ItemAnswer(
      String kind, String code, @Nullable String name, @Nullable String unit, String points) {}

  static LedgerAnswer of(
      CountedPeriod period,
      RuleSet ruleSet,
      Standing agency,
      LedgerByCause ledger,
      Map<String, Standing> all) {
    String code = agency.agency().code();
    LedgerByCause.Owners owners = ledger.owners(Owners.ownerOf(period, ruleSet, agency));
    return new LedgerAnswer(
        period.period().wire(),
        period.asOf().map(IndexAnswer::civil).orElse(null),
        IndexAnswer.RuleSetShort.of(ruleSet),
        code,
        agency.agency().name(),
        ledger.ledger().max(),
        ledger.ledger().total(),
        ledger.lines().stream().map(line -> line(period, ruleSet, code, line)).toList(),
        ledger.ledger().rounding(),
        owners.owners().stream().map(owned -> owner(owned, all)).toList(),
        owners.rounding());
  }

  private static LineAnswer line(
      CountedPeriod period, RuleSet ruleSet, String agency, LedgerByCause.Line line) {
    Indicator indicator = ruleSet.indicator(line.indicator()).orElseThrow();
    return new LineAnswer(
        indicator.key(),
        indicator.group(),
        indicator.name().vi(),
        indicator.name().en(),
        line.shown(),
        line.lost().text(),
        line.perItem().text(),
        line.causes().stream().map(cause -> cause(period, agency, line, cause)).toList());
  }

  private static CauseAnswer cause(
      CountedPeriod period,
      String agency,
      LedgerByCause.Line line,
      LedgerByCause.CauseOfLoss cause) {
    Words words = CauseWords.of(cause.cause());
    return new CauseAnswer(
        cause.cause(),
        words.vi(),
        words.en(),
        cause.items(),
        cause.shown(),
        cause.points().text(),
        cause.items() == 0 ? null : list(period, agency, line.indicator(), cause.cause()));
  }

  private static OwnerAnswer owner(LedgerByCause.Owned owned, Map<String, Standing> all) {
    Optional<String> name =
        owned
            .owner()
            .flatMap(code -> Optional.ofNullable(all.get(code)))
            .map(standing -> standing.agency().name());
    return new OwnerAnswer(
        owned.owner().orElse(null),
        name.orElse(null),
        owned.items(),
        owned.shown(),
        owned.points().text());
  }

  /// The address of the list of a cause's items.
  static String list(CountedPeriod period, String agency, String indicator, String cause) {
    var link =
        UriBuilder.fromPath("/api/index/{agency}/ledger/items")
            .queryParam("period", period.period().wire())
            .queryParam("indicator", indicator)
            .queryParam("cause", cause);
    if (period.asOf().isEmpty()) {
      return link.build(agency).toString();
    }
    return link.queryParam("asOf", "{asOf}")
        .build(agency, IndexAnswer.civil(period.asOf().get()).toString())
        .toString();
  }
}
