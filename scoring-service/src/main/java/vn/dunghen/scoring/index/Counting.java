package vn.dunghen.scoring.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import vn.dunghen.scoring.rulesets.model.Counts;

/// Counts some indicators for the agencies of a tree. The index asks every bean of this type; no
/// indicator is counted by two. An indicator that nobody counts is not measured: "not enough data".
public interface Counting {

  /// The keys of the indicators that it counts.
  Set<String> indicators();

  /// The counts by agency and indicator. An agency or an indicator that is absent could not be
  /// measured.
  ///
  /// @param tx a snapshot
  Map<String, Map<String, Counts>> count(Connection tx, CountedPeriod period) throws SQLException;

  /// The same, not counted before anybody asks for the counts.
  ///
  /// @param tx a snapshot; the counts are to be asked for within it
  default Counted counted(Connection tx, CountedPeriod period) throws SQLException {
    Map<String, Map<String, Counts>> counts = count(tx, period);
    return new Counted(counts, () -> counts);
  }

  /// Counts of a period and view.
  ///
  /// @param ground of two with equal grounds, given by the same process, the counts are equal: what
  ///   they are counted from, or where that has no name, the counts themselves
  record Counted(Object ground, Computation counts) {

    @FunctionalInterface
    interface Computation {
      Map<String, Map<String, Counts>> get() throws SQLException;
    }
  }
}
