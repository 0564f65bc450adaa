package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.index.model.Standing;

/// Finds the city's lowest indicator and those who have most of what it lacks.
@ApplicationScoped
class LowestOfCity {

  private final AllottingPoints allotting;

  LowestOfCity(AllottingPoints allotting) {
    this.allotting = allotting;
  }

  /// Null where nothing was measured.
  ///
  /// @param tx a snapshot
  @Nullable LowestIndicator read(Connection tx, Compared compared, PageAddress address)
      throws SQLException {
    Optional<Standing> city = compared.city();
    return city.isEmpty()
        ? null
        : LowestIndicator.of(
            compared, city.get(), allotting.ledger(tx, compared.period(), city.get()), address);
  }
}
