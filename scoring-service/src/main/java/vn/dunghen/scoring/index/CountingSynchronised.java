package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.scoring.index.model.Cause;
import vn.dunghen.scoring.index.model.Synchronised;
import vn.dunghen.scoring.index.model.SynchronisedCell;
import vn.dunghen.scoring.monthcells.LiveCells;
import vn.dunghen.scoring.portal.PortalViews;
import vn.dunghen.scoring.rulesets.model.Counts;

/// Counts 1.4 ([Synchronised]). While nothing was ever seen of the portal, it is not measured.
@ApplicationScoped
class CountingSynchronised implements Counting {

  private static final NamedSql CELLS = new NamedSql(Synchronised.cells());

  private final PortalViews views;
  private final CountingMonths months;

  CountingSynchronised(PortalViews views, CountingMonths months) {
    this.views = views;
    this.months = months;
  }

  @Override
  public Set<String> indicators() {
    return Set.of(Synchronised.INDICATOR);
  }

  @Override
  public Map<String, Map<String, Counts>> count(Connection tx, CountedPeriod period)
      throws SQLException {
    return counted(tx, period).counts().get();
  }

  /// A month as known now from its sums, everything else from rows.
  @Override
  public Counted counted(Connection tx, CountedPeriod period) throws SQLException {
    Instant known = period.window().known();
    Optional<Instant> hour = months.hour(tx, period);
    if (hour.isEmpty() || !isMeasured(tx, known)) {
      Map<String, Map<String, Counts>> counts = count(tx, period, known);
      return new Counted(counts, () -> counts);
    }
    LiveCells.Month month = months.month(tx, period, hour.get());
    return new Counted(
        month.version(), () -> counts(SynchronisedCell.ofMonth(month.cells()), period.tree()));
  }

  /// The counts with what was seen of the portal until an instant of its own.
  Map<String, Map<String, Counts>> count(Connection tx, CountedPeriod period, Instant seen)
      throws SQLException {
    return isMeasured(tx, seen) ? counts(cells(tx, period, seen), period.tree()) : Map.of();
  }

  boolean isMeasured(Connection tx, Instant seen) throws SQLException {
    return views.heardOf(tx, seen);
  }

  /// The counts of every agency of the tree.
  static Map<String, Map<String, Counts>> counts(
      Collection<SynchronisedCell> cells, AgencyTree tree) {
    var byUnit = new HashMap<String, List<SynchronisedCell>>();
    cells.forEach(
        cell -> byUnit.computeIfAbsent(cell.responsible(), _ -> new ArrayList<>()).add(cell));
    var counts = new HashMap<String, Map<String, Counts>>();
    for (Agency agency : tree.agencies()) {
      List<SynchronisedCell> own =
          tree.countedFor(agency.code()).stream()
              .flatMap(unit -> byUnit.getOrDefault(unit, List.of()).stream())
              .toList();
      counts.put(agency.code(), Map.of(Synchronised.INDICATOR, Synchronised.counts(own)));
    }
    return counts;
  }

  /// The cells of all units.
  List<SynchronisedCell> cells(Connection tx, CountedPeriod period, Instant seen)
      throws SQLException {
    return cells(tx, CELLS, parameters(period, period.units(), seen));
  }

  /// The cells of those dossiers only that a cause of changes is about.
  ///
  /// @param since the earlier instant of knowledge
  /// @param until the later one
  List<SynchronisedCell> cells(
      Connection tx, CountedPeriod period, Instant seen, Cause cause, Instant since, Instant until)
      throws SQLException {
    Map<String, Object> parameters = parameters(period, period.units(), seen);
    parameters.put("since", since);
    parameters.put("until", until);
    return cells(tx, new NamedSql(Synchronised.cells(cause)), parameters);
  }

  private static List<SynchronisedCell> cells(
      Connection tx, NamedSql sql, Map<String, Object> parameters) throws SQLException {
    var cells = new ArrayList<SynchronisedCell>();
    try (var statement = sql.prepare(tx, parameters);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        cells.add(
            new SynchronisedCell(
                rows.getString("responsible"),
                rows.getLong("ours"),
                rows.getLong("theirs"),
                rows.getLong("both")));
      }
    }
    return cells;
  }

  private static Map<String, Object> parameters(
      CountedPeriod period, Collection<String> units, Instant seen) {
    Map<String, Object> parameters = period.parameters(units);
    parameters.put("seen", seen);
    return parameters;
  }
}
