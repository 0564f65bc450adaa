package vn.dunghen.portal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A dossier in few bytes: payloads packed, and beside them only what look-ups and statistics need.
/// Guarded by the holdings' lock.
final class Dossier {
  /// A version that is no longer the current one.
  record Earlier(Dossier of, long at, byte[] packed) {}

  private static final long[] NONE = {};
  private static final int STATES = 100;

  final String maHoSo;
  String madonvi = "";
  String maTTHC = "";
  byte[] current = {};
  long at;
  int versions;
  boolean tampered;
  Set<Defect> defects = EnumSet.noneOf(Defect.class);
  long received;
  long promised;
  byte @Nullable [] progress;

  /// What progress says: moment and state in one number, in the order of arrival.
  private long[] steps = NONE;

  @Nullable ArrayDeque<Earlier> earlier;

  Dossier(String maHoSo) {
    this.maHoSo = maHoSo;
  }

  void addStep(long moment, int state) {
    steps = Arrays.copyOf(steps, steps.length + 1);
    steps[steps.length - 1] = moment * STATES + state;
  }

  /// Moments and states by time; [#moment(long)] and [#state(long)] take one apart.
  long[] stepsInOrder() {
    var sorted = steps.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  static long moment(long step) {
    return step / STATES;
  }

  static int state(long step) {
    return (int) (step % STATES);
  }
}
