package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Cell;
import vn.dunghen.scoring.monthcells.LiveCells;
import vn.dunghen.scoring.monthcells.model.IndexCount;
import vn.dunghen.scoring.monthcells.model.MonthPart;
import vn.dunghen.scoring.monthcells.model.UnitCell;

/// Counts a month as it is known now from its sums, however many dossiers there are. Only those
/// that turn late within the hour of asking are looked at one by one.
@ApplicationScoped
class CountingMonths {

  private static final NamedSql READABLE =
      new NamedSql(
          """
          select has_months
                 and not exists (select from ahead
                                 where  generation = :generation and until > :end)
          from   generation where id = :generation
          """);

  /// The conditions of `IndexSql` on what is open and known now, and late since an instant.
  private static final NamedSql TURNED_LATE =
      new NamedSql(
          """
          select responsible, procedure, count(*) from stint b
          where  generation = :generation and ended_at is null and late_from is not null
            and  known_to = '9999-12-31T00:00:00Z' and true_to = '9999-12-31T00:00:00Z'
            and  late_from >= :hour and late_from <= :judged
            and  (received_at > :before or true_from <= :before
                  or exists (select from stint a
                             where a.dossier = b.dossier and a.generation = :generation
                               and a.ended_at is null and a.true_from <= :before
                               and a.true_to > :before
                               and a.known_to = '9999-12-31T00:00:00Z'))
          group  by responsible, procedure
          """);

  private final LiveCells live;

  CountingMonths(LiveCells live) {
    this.live = live;
  }

  /// Whether a period can be counted from sums, and then the first instant of the hour in which it
  /// is judged: of a month that is over the instant after it. Not in the first hour of a running
  /// month, in which everything would have to be looked at one by one.
  Optional<Instant> hour(Connection tx, CountedPeriod counted) throws SQLException {
    Period period = counted.period();
    if (counted.asOf().isPresent() || !isMonth(period)) {
      return Optional.empty();
    }
    Instant end = CivilTime.endOf(period.to());
    boolean over =
        counted.window().end().equals(end)
            && counted.window().knownThrough().filter(mark -> !mark.isBefore(end)).isPresent();
    Instant hour =
        over
            ? CivilTime.startOf(period.to().plusDays(1))
            : MonthPart.hourOf(counted.window().judgedAt());
    boolean running = hour.isAfter(CivilTime.startOf(period.from())) && hour.isBefore(end);
    return (over || running) && isReadable(tx, counted) ? Optional.of(hour) : Optional.empty();
  }

  private static boolean isMonth(Period period) {
    return period.from().plusMonths(1).minusDays(1).equals(period.to())
        && period.from().getDayOfMonth() == 1;
  }

  private static boolean isReadable(Connection tx, CountedPeriod counted) throws SQLException {
    try (var statement =
            READABLE.prepare(
                tx, Map.of("generation", counted.generation(), "end", counted.window().end()));
        var row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /// What all units' dossiers come to, apart from what turns late within the hour of asking.
  ///
  /// @param hour from [#hour]
  LiveCells.Month month(Connection tx, CountedPeriod counted, Instant hour) throws SQLException {
    return live.month(tx, counted.generation(), counted.period().from(), hour);
  }

  /// What all units' dossiers come to.
  ///
  /// @param hour from [#hour]
  Sums sums(Connection tx, CountedPeriod counted, Instant hour) throws SQLException {
    LiveCells.Month month = month(tx, counted, hour);
    Map<String, Map<String, Integer>> turned = turnedLate(tx, counted, hour);
    return new Sums(with(turned, month.cells()), new Version(month.version(), turned));
  }

  private static List<UnitCell> with(
      Map<String, Map<String, Integer>> turned, List<UnitCell> cells) {
    return turned.isEmpty()
        ? cells
        : cells.stream()
            .map(cell -> {
              Integer late = turned.getOrDefault(cell.agency(), Map.of()).get(cell.procedure());
              return late == null ? cell : cell.with(IndexCount.LATE, late);
            })
            .toList();
  }

  /// The sums of a month.
  ///
  /// @param version of two with equal versions, given by the same process, every cell is the same
  record Sums(List<UnitCell> cells, Version version) {}

  /// @param turned how many turned late within the hour of asking, by unit and procedure
  record Version(long month, Map<String, Map<String, Integer>> turned) {}

  /// The cells of the units' dossiers.
  ///
  /// @param hour from [#hour]
  List<Cell> cells(Connection tx, CountedPeriod counted, Instant hour, Set<String> units)
      throws SQLException {
    Set<String> unwritten = counted.catalogue().unwritten();
    Set<String> withFee = counted.catalogue().withFee();
    var cells = new ArrayList<Cell>();
    for (UnitCell cell : sums(tx, counted, hour).cells()) {
      if (units.contains(cell.agency()) && cell.of(IndexCount.DOSSIERS) > 0) {
        cells.add(
            Cell.of(
                cell, !unwritten.contains(cell.procedure()), withFee.contains(cell.procedure())));
      }
    }
    return cells;
  }

  private static Map<String, Map<String, Integer>> turnedLate(
      Connection tx, CountedPeriod counted, Instant hour) throws SQLException {
    var turned = new HashMap<String, Map<String, Integer>>();
    if (hour.isAfter(counted.window().judgedAt())) {
      return turned;
    }
    Map<String, Object> parameters =
        Map.of(
            "generation", counted.generation(),
            "hour", hour,
            "judged", counted.window().judgedAt(),
            "before", counted.window().before());
    try (var statement = TURNED_LATE.prepare(tx, parameters);
        var row = statement.executeQuery()) {
      while (row.next()) {
        turned
            .computeIfAbsent(row.getString("responsible"), _ -> new HashMap<>())
            .put(row.getString("procedure"), row.getInt("count"));
      }
    }
    return turned;
  }
}
