package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.index.model.Cell;
import vn.dunghen.scoring.index.model.DossierCounting;
import vn.dunghen.scoring.index.model.ProcedureCounting;
import vn.dunghen.scoring.index.model.Side;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Pricing;
import vn.dunghen.scoring.rulesets.model.Rounding;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// Explains an indicator of an agency: why items are missing, what each cause costs, which they
/// are.
@ApplicationScoped
class ExplainingIndicators {

  private static final int PAGE_SIZE = 50;

  private final CountingDossiers dossiers;
  private final IndexLists lists;

  ExplainingIndicators(CountingDossiers dossiers, IndexLists lists) {
    this.dossiers = dossiers;
    this.lists = lists;
  }

  /// @param visible whether the caller may see the items
  /// @param after where the page before ended; empty for the first
  IndicatorView explain(
      Connection tx,
      Compared compared,
      Standing agency,
      Indicator indicator,
      PageAddress address,
      boolean visible,
      String after)
      throws SQLException {
    String code = agency.agency().code();
    String key = indicator.key();
    Optional<DossierCounting> ofDossiers = DossierCounting.of(key);
    Optional<ProcedureCounting> ofProcedures = ProcedureCounting.of(key);
    boolean listed = ofDossiers.isPresent() || ofProcedures.isPresent();
    String path = PageAddress.path(code) + "/" + PageAddress.encoded(key);
    return new IndicatorView(
        address.periods(path),
        path,
        new PageAddress.Way(agency.agency().name(), address.agency(code)),
        Provenance.of(compared),
        AgencyView.line(indicator, agency, compared.before().get(code), address),
        indicator.formula().value(),
        IndicatorView.Known.of(indicator.formula()),
        IndicatorView.Known.of(indicator.max()),
        causes(tx, compared, agency, indicator),
        Owners.of(compared, agency, indicator, address),
        visible && listed ? items(tx, compared, code, key, address, after) : null,
        elsewhere(key, code, compared),
        listed && !visible);
  }

  private List<IndicatorView.Cause> causes(
      Connection tx, Compared compared, Standing agency, Indicator indicator) throws SQLException {
    Optional<ScoredIndicator> scored = agency.card().indicator(indicator.key());
    Optional<Counts> counts = scored.flatMap(ScoredIndicator::counts);
    if (scored.isEmpty() || counts.isEmpty() || counts.get().denominator() == 0) {
      return List.of();
    }
    Map<Words, Long> items = missing(tx, compared, agency, indicator.key(), counts.get());
    if (items.isEmpty()) {
      return List.of();
    }
    long named = items.values().stream().mapToLong(Long::longValue).sum();
    Rounding rounding = compared.ruleSet().rounding().value();
    var shown = new LinkedHashMap<Words, BigDecimal>();
    if (named == Owners.missing(counts.get())) {
      Pricing.ofLost(rounding, scored.get(), items)
          .shares()
          .forEach(share -> shown.put(share.cause(), share.shown()));
    }
    long longest = items.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return items.entrySet().stream()
        .map(each ->
            new IndicatorView.Cause(
                each.getKey(),
                Notation.count(each.getValue()),
                Optional.ofNullable(shown.get(each.getKey())).map(Notation::points).orElse(""),
                Losses.width(BigDecimal.valueOf(each.getValue()), BigDecimal.valueOf(longest))))
        .toList();
  }

  /// How many items each cause has.
  private Map<Words, Long> missing(
      Connection tx, Compared compared, Standing agency, String key, Counts counts)
      throws SQLException {
    var missing = new LinkedHashMap<Words, Long>();
    Optional<DossierCounting> counting = DossierCounting.of(key);
    if (counting.isPresent()) {
      CountedPeriod period = compared.period();
      List<Cell> cells =
          dossiers.cells(tx, period, period.tree().countedFor(agency.agency().code()));
      for (DossierCounting.Fault fault : counting.get().faults()) {
        missing.put(
            CauseWords.of(fault),
            cells.stream().mapToLong(cell -> cell.fault(counting.get(), fault)).sum());
      }
    }
    ProcedureCounting.of(key)
        .ifPresent(each -> missing.put(CauseWords.of(each), Owners.missing(counts)));
    return missing;
  }

  private IndicatorView.Items items(
      Connection tx,
      Compared compared,
      String agency,
      String key,
      PageAddress address,
      String after)
      throws SQLException {
    Optional<DossierCounting> ofDossiers = DossierCounting.of(key);
    if (ofDossiers.isPresent()) {
      IndexLists.DossierPage page =
          lists.dossiers(
              tx,
              compared.period(),
              agency,
              ofDossiers.get(),
              Side.MISSING,
              after.isEmpty() ? IndexLists.After.NOTHING : IndexLists.After.ofWire(after),
              PAGE_SIZE);
      return new IndicatorView.Items(
          Notation.count(page.count()),
          page.items().stream().map(ExplainingIndicators::item).toList(),
          List.of(),
          next(address.indicator(agency, key), page.next()));
    }
    IndexLists.ProcedurePage page =
        lists.procedures(
            tx,
            compared.period(),
            agency,
            ProcedureCounting.of(key).orElseThrow(),
            Side.MISSING,
            after,
            PAGE_SIZE);
    return new IndicatorView.Items(
        Notation.count(page.count()),
        List.of(),
        page.items().stream()
            .map(each -> new IndicatorView.ProcedureItem(each.procedure(), each.name()))
            .toList(),
        next(address.indicator(agency, key), page.next()));
  }

  private static IndicatorView.DossierItem item(IndexLists.CountedDossier dossier) {
    return new IndicatorView.DossierItem(
        dossier.dossier(),
        "/dossiers/" + PageAddress.encoded(dossier.dossier()),
        CauseWords.of(String.valueOf(dossier.cause())),
        dossier.procedure(),
        dossier.responsible(),
        written(dossier.receivedAt()),
        written(dossier.endedAt()),
        written(dossier.lateFrom()));
  }

  private static String written(@Nullable OffsetDateTime time) {
    return time == null ? "" : PeriodName.hour(time.toInstant());
  }

  private static String next(String address, @Nullable String next) {
    return next == null ? "" : address + "&after=" + PageAddress.encoded(next);
  }

  /// Where the items are that are neither dossiers nor procedures of the agency.
  private static PageAddress.@Nullable Way elsewhere(String key, String agency, Compared compared) {
    return switch (key) {
      case "5.2", "5.3" ->
          new PageAddress.Way(
              "Phản ánh, kiến nghị của kỳ (JSON)",
              "/api/petitions?unit="
                  + PageAddress.encoded(agency)
                  + "&period="
                  + compared.period().period().wire());
      case "1.1", "1.2", "1.3" ->
          new PageAddress.Way("Thủ tục còn thiếu, thời hạn công bố (procedures)", "/procedures");
      default -> null;
    };
  }
}
