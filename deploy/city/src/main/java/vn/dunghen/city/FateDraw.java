package vn.dunghen.city;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// The fates that a period still has to give out, drawn in proportion to how many remain.
final class FateDraw {
  private static final Set<Fate> CLOSED =
      EnumSet.of(Fate.EARLY, Fate.ON_TIME, Fate.LATE, Fate.CLOSED_OTHER);
  private final Map<Fate, Integer> left = new EnumMap<>(Fate.class);
  private final SplittableRandom random;

  FateDraw(Statement statement, int overdueReopened, SplittableRandom random) {
    this.random = random;
    int overdue = statement.inProgressOverdue() - overdueReopened;
    left.put(Fate.EARLY, statement.resolvedEarly());
    left.put(Fate.ON_TIME, statement.resolvedOnTime());
    left.put(Fate.LATE, statement.resolvedLate());
    left.put(Fate.CLOSED_OTHER, statement.closedOther());
    left.put(Fate.OPEN_OVERDUE, overdue);
    left.put(Fate.OPEN, statement.inProgress() - statement.reopened() - overdue);
  }

  /// A fate for a dossier that was received in the period.
  Fate any() {
    return among(EnumSet.allOf(Fate.class));
  }

  /// A fate for a dossier that was carried in: one that only carried dossiers can have, if that is
  /// left, else one that fits, else a closed one.
  Fate carried(Set<Fate> fitting, Set<Fate> onlyForCarried) {
    for (var choice :
        List.of(
            both(fitting, onlyForCarried),
            onlyForCarried,
            both(fitting, CLOSED),
            fitting,
            CLOSED)) {
      if (count(choice) > 0) {
        return among(choice);
      }
    }
    return any();
  }

  private static Set<Fate> both(Set<Fate> one, Set<Fate> other) {
    var both = EnumSet.copyOf(one);
    both.retainAll(other);
    return both;
  }

  private int count(Set<Fate> fates) {
    return fates.stream().mapToInt(fate -> left.getOrDefault(fate, 0)).sum();
  }

  private Fate among(Set<Fate> fates) {
    int place = random.nextInt(count(fates));
    for (var fate : fates) {
      int here = left.getOrDefault(fate, 0);
      if (place < here) {
        left.put(fate, here - 1);
        return fate;
      }
      place -= here;
    }
    throw new IllegalStateException("More dossiers than fates.");
  }
}
