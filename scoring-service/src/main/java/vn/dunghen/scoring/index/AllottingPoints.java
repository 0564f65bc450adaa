package vn.dunghen.scoring.index;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dunghen.scoring.index.model.Held;
import vn.dunghen.scoring.index.model.LedgerByCause;
import vn.dunghen.scoring.index.model.Standing;

/// Allots the points that an agency lacks to causes and named items. Asks every [Naming]; an
/// indicator that is counted and whose missing items nobody names stops the start.
@ApplicationScoped
class AllottingPoints {

  private final Map<String, Naming> byIndicator;
  private final List<Naming> namings;

  AllottingPoints(@All List<Naming> namings, @All List<Counting> countings) {
    this.namings = List.copyOf(namings);
    var byIndicator = new HashMap<String, Naming>();
    for (Naming naming : namings) {
      for (String indicator : naming.causes().keySet()) {
        if (byIndicator.put(indicator, naming) != null) {
          throw new IllegalStateException("What " + indicator + " misses is named by two.");
        }
      }
    }
    this.byIndicator = Map.copyOf(byIndicator);
    for (Counting counting : countings) {
      for (String indicator : counting.indicators()) {
        if (!byIndicator.containsKey(indicator)) {
          throw new IllegalStateException("Nobody names what " + indicator + " misses.");
        }
      }
    }
  }

  /// @param tx a snapshot
  LedgerByCause ledger(Connection tx, CountedPeriod period, Standing standing) throws SQLException {
    var held = new HashMap<String, List<Held>>();
    for (Naming naming : namings) {
      held.putAll(naming.held(tx, period, standing.agency().code()));
    }
    return LedgerByCause.of(standing.card(), held);
  }

  /// What an agency misses of an indicator; nothing where it has no items.
  ///
  /// @param tx a snapshot
  List<Held> held(Connection tx, CountedPeriod period, String agency, String indicator)
      throws SQLException {
    Naming naming = byIndicator.get(indicator);
    return naming == null
        ? List.of()
        : naming.held(tx, period, agency).getOrDefault(indicator, List.of());
  }

  /// Who names what an indicator misses; empty where it has no items.
  Optional<Naming> naming(String indicator) {
    return Optional.ofNullable(byIndicator.get(indicator));
  }
}
