package vn.dunghen.scoring.monthcells.model;

import java.time.Instant;
import java.util.Comparator;

/// Which row of `late_cell`.
///
/// @param hour the hour's first instant
public record LateKey(Instant hour, String agency, String procedure)
    implements Comparable<LateKey> {

  private static final Comparator<LateKey> ORDER =
      Comparator.comparing(LateKey::hour)
          .thenComparing(LateKey::agency)
          .thenComparing(LateKey::procedure);

  @Override
  public int compareTo(LateKey other) {
    return ORDER.compare(this, other);
  }
}
