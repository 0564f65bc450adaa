package vn.dunghen.scoring.monthcells.model;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Which transactions a reader of PostgreSQL sees: all below `xmax` but those in progress.
///
/// @param xmin every transaction below it is seen
/// @param xmax no transaction from it on is seen
/// @param inProgress those between that are not seen
public record DatabaseSnapshot(long xmin, long xmax, Set<Long> inProgress) {

  public DatabaseSnapshot {
    inProgress = Set.copyOf(inProgress);
  }

  /// Reads `pg_current_snapshot()`: `10:20:10,14,15`.
  public static DatabaseSnapshot of(String text) {
    String[] parts = text.split(":", -1);
    return new DatabaseSnapshot(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        parts[2].isEmpty()
            ? Set.of()
            : Arrays.stream(parts[2].split(",", -1))
                .map(Long::valueOf)
                .collect(Collectors.toSet()));
  }

  /// Whether it sees a transaction, provided that it has committed.
  public boolean sees(long transaction) {
    return transaction < xmax && !inProgress.contains(transaction);
  }

  /// Whether it sees at least what the other one sees.
  public boolean covers(DatabaseSnapshot other) {
    return xmax >= other.xmax && inProgress.stream().noneMatch(other::sees);
  }
}
