package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Cell;

/// Holds the sums of a month against its rows.
@ApplicationScoped
public class RecountingMonths {

  private static final int FEW = 5;

  private final ServiceIndex index;
  private final CountingMonths months;
  private final CountingDossiers dossiers;

  RecountingMonths(ServiceIndex index, CountingMonths months, CountingDossiers dossiers) {
    this.index = index;
    this.months = months;
    this.dossiers = dossiers;
  }

  /// In which cells the sums of a month differ from its rows, some of them in words; empty where
  /// they agree, and no list where the month is counted from rows only.
  ///
  /// @param tx a snapshot
  /// @param now the present
  /// @param watermark through which everything is known
  public Optional<List<String>> differences(
      Connection tx, Period month, Instant now, Optional<Instant> watermark) throws SQLException {
    CountedPeriod period = index.period(tx, month, Optional.empty(), now, watermark);
    Optional<Instant> hour = months.hour(tx, period);
    if (hour.isEmpty()) {
      return Optional.empty();
    }
    Set<String> units = period.units();
    SortedMap<String, String> sums = told(months.cells(tx, period, hour.get(), units));
    SortedMap<String, String> rows = told(dossiers.cellsFromRows(tx, period, units));
    var all = new TreeSet<>(sums.keySet());
    all.addAll(rows.keySet());
    return Optional.of(
        all.stream()
            .filter(key -> !sums.getOrDefault(key, "").equals(rows.getOrDefault(key, "")))
            .limit(FEW)
            .map(key ->
                key
                    + ": sums say "
                    + sums.getOrDefault(key, "nothing")
                    + ", rows say "
                    + rows.getOrDefault(key, "nothing"))
            .toList());
  }

  private static SortedMap<String, String> told(Collection<Cell> cells) {
    var told = new TreeMap<String, String>();
    cells.forEach(cell -> told.put(cell.responsible() + " " + cell.procedure(), cell.toString()));
    return told;
  }
}
