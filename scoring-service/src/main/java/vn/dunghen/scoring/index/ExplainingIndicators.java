package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.index.model.DossierList;
import vn.dunghen.scoring.index.model.LedgerByCause;
import vn.dunghen.scoring.index.model.ProcedureCounting;
import vn.dunghen.scoring.index.model.Side;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// Explains an indicator of an agency: why items are missing, what each cause costs, which they
/// are.
@ApplicationScoped
class ExplainingIndicators {

  private static final int PAGE_SIZE = 50;

  private final AllottingPoints allotting;
  private final IndexLists lists;
  private final References references;
  private final Visibility visibility;

  ExplainingIndicators(
      AllottingPoints allotting, IndexLists lists, References references, Visibility visibility) {
    this.allotting = allotting;
    this.lists = lists;
    this.references = references;
    this.visibility = visibility;
  }

  /// With the items themselves where the caller may see the agency.
  ///
  /// @param after where the page before ended; empty for the first
  IndicatorView explain(
      Connection tx,
      Compared compared,
      Standing agency,
      Indicator indicator,
      PageAddress address,
      String after)
      throws SQLException {
    String code = agency.agency().code();
    boolean visible = visibility.of(references.book(tx)).test(code);
    String key = indicator.key();
    Optional<DossierList> ofDossiers = DossierList.of(key, compared.view());
    Optional<ProcedureCounting> ofProcedures = ProcedureCounting.of(key);
    LedgerByCause ledger = allotting.ledger(tx, compared.period(), agency);
    boolean listed =
        (ofDossiers.isPresent() || ofProcedures.isPresent())
            && agency.card().indicator(key).flatMap(ScoredIndicator::counts).isPresent();
    String path = PageAddress.path(code) + "/" + PageAddress.encoded(key);
    return new IndicatorView(
        address.periods(path),
        address.views(path, View.CITY, View.PORTAL),
        compared.view() == View.PORTAL,
        path,
        new PageAddress.Way(agency.agency().name(), address.agency(code)),
        Provenance.of(compared),
        AgencyView.line(indicator, agency, compared.before().get(code), address, null, null),
        indicator.formula().value(),
        IndicatorView.Known.of(indicator.formula()),
        IndicatorView.Known.of(indicator.max()),
        causes(ledger.line(key)),
        Owners.of(ledger, compared, agency, indicator, address),
        visible && listed ? items(tx, compared, code, key, address, after) : null,
        visible && ofDossiers.isEmpty() && ofProcedures.isEmpty()
            ? others(tx, compared.period(), code, key)
            : List.of(),
        elsewhere(key, code, compared),
        !visible);
  }

  private static List<IndicatorView.Cause> causes(Optional<LedgerByCause.Line> line) {
    if (line.isEmpty()) {
      return List.of();
    }
    long longest =
        line.get().causes().stream().mapToLong(LedgerByCause.CauseOfLoss::items).max().orElse(0);
    return line.get().causes().stream()
        .filter(cause -> cause.items() > 0)
        .map(cause ->
            new IndicatorView.Cause(
                cause.cause(),
                CauseWords.of(cause.cause()),
                Notation.count(cause.items()),
                Notation.points(cause.shown()),
                line.get().perItem().text(),
                Losses.width(BigDecimal.valueOf(cause.items()), BigDecimal.valueOf(longest))))
        .toList();
  }

  /// The items of an indicator of which each cause has a list of its own: the first of each.
  private List<IndicatorView.ListOfCause> others(
      Connection tx, CountedPeriod period, String agency, String key) throws SQLException {
    var lists = new ArrayList<IndicatorView.ListOfCause>();
    Optional<Naming> naming = allotting.naming(key);
    if (naming.isEmpty()) {
      return lists;
    }
    for (String cause : naming.get().causes().getOrDefault(key, List.of())) {
      Naming.Page page =
          naming.get().items(tx, period, new Naming.Asked(agency, key, cause, "", PAGE_SIZE));
      if (page.count() > 0) {
        lists.add(
            new IndicatorView.ListOfCause(
                CauseWords.of(cause),
                Notation.count(page.count()),
                page.items().stream()
                    .map(each ->
                        new IndicatorView.Item(
                            each.code(), each.name() == null ? "" : each.name(), each.unit()))
                    .toList(),
                page.next() == null ? "" : LedgerAnswer.list(period, agency, key, cause)));
      }
    }
    return lists;
  }

  private IndicatorView.Items items(
      Connection tx,
      Compared compared,
      String agency,
      String key,
      PageAddress address,
      String after)
      throws SQLException {
    Optional<DossierList> ofDossiers = DossierList.of(key, compared.view());
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
