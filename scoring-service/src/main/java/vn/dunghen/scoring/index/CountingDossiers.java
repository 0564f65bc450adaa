package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.scoring.index.model.Catalogue;
import vn.dunghen.scoring.index.model.Cell;
import vn.dunghen.scoring.index.model.DossierCounting;
import vn.dunghen.scoring.index.model.Figures;
import vn.dunghen.scoring.index.model.IndexColumn;
import vn.dunghen.scoring.index.model.IndexSql;
import vn.dunghen.scoring.index.model.ProcedureCounting;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.model.Counts;

/// Counts what dossiers give: a month as known now from its sums, any other period and any other
/// instant of knowledge from their stints, and the portal's view from what the portal shows.
@ApplicationScoped
class CountingDossiers implements Counting {

  private static final NamedSql CELLS = new NamedSql(IndexSql.cells());
  private static final NamedSql PORTAL_CELLS = new NamedSql(IndexSql.cells(View.PORTAL));
  private static final Set<String> INDICATORS =
      Stream.concat(
              Arrays.stream(DossierCounting.values()).map(DossierCounting::indicator),
              Arrays.stream(ProcedureCounting.values()).map(ProcedureCounting::indicator))
          .collect(Collectors.toUnmodifiableSet());

  private final CountingMonths months;

  CountingDossiers(CountingMonths months) {
    this.months = months;
  }

  @Override
  public Set<String> indicators() {
    return INDICATORS;
  }

  @Override
  public Map<String, Map<String, Counts>> count(Connection tx, CountedPeriod period)
      throws SQLException {
    return counted(tx, period).counts().get();
  }

  @Override
  public Counted counted(Connection tx, CountedPeriod period) throws SQLException {
    Optional<Instant> hour = period.on() == View.CITY ? months.hour(tx, period) : Optional.empty();
    if (hour.isEmpty()) {
      Map<String, Map<String, Counts>> counts =
          counts(Figures.of(cells(tx, period, period.units()), period.tree(), period.catalogue()));
      return new Counted(counts, () -> counts);
    }
    CountingMonths.Sums sums = months.sums(tx, period, hour.get());
    return new Counted(
        new OfMonth(sums.version(), period.catalogue()),
        () -> counts(Figures.ofMonth(sums.cells(), period.tree(), period.catalogue())));
  }

  /// @param catalogue this very one
  private record OfMonth(CountingMonths.Version sums, Catalogue catalogue) {}

  private static Map<String, Map<String, Counts>> counts(Map<String, Figures> figures) {
    var counts = new HashMap<String, Map<String, Counts>>();
    figures.forEach((agency, each) -> counts.put(agency, each.counts()));
    return counts;
  }

  /// The cells of the units' dossiers.
  List<Cell> cells(Connection tx, CountedPeriod period, Collection<String> units)
      throws SQLException {
    if (period.on() == View.PORTAL) {
      return cells(tx, PORTAL_CELLS, period.parameters(units));
    }
    Optional<Instant> hour = months.hour(tx, period);
    return hour.isPresent()
        ? months.cells(tx, period, hour.get(), Set.copyOf(units))
        : cellsFromRows(tx, period, units);
  }

  /// The same on the city's view, from the stints in any case.
  List<Cell> cellsFromRows(Connection tx, CountedPeriod period, Collection<String> units)
      throws SQLException {
    return cells(tx, CELLS, period.parameters(units));
  }

  static List<Cell> cells(Connection tx, NamedSql sql, Map<String, Object> parameters)
      throws SQLException {
    int first = 3;
    var cells = new ArrayList<Cell>();
    try (var statement = sql.prepare(tx, parameters);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        var counts = new long[IndexColumn.all().size()];
        for (int place = 0; place < counts.length; place++) {
          counts[place] = rows.getLong(first + place);
        }
        cells.add(Cell.of(rows.getString("responsible"), rows.getString("procedure"), counts));
      }
    }
    return cells;
  }
}
