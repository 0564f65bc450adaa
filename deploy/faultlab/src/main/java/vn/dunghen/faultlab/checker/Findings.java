package vn.dunghen.faultlab.checker;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What does not follow from the acknowledged events: effects that are not there, and effects that
/// are there and should not be. And what came to the outside once more after a crash, as is
/// promised of it at worst.
public final class Findings {
  private final TreeSet<String> lost = new TreeSet<>();
  private final TreeSet<String> doubled = new TreeSet<>();
  private int repeated;

  /// An effect that should be there and is not.
  public void lost(String place, Object what) {
    lost.add(place + ": " + what);
  }

  /// An effect that is there once too often, or for no reason.
  public void doubled(String place, Object what) {
    doubled.add(place + ": " + what);
  }

  /// Something came to the outside more than once: allowed once more for each crash.
  void copies(String place, Object what, int times, int crashes) {
    if (times > 1 + crashes) {
      doubled(place, "%s came %d times".formatted(what, times));
    } else if (times > 1) {
      repeated += times - 1;
    }
  }

  /// How much came once more after a crash.
  public int repeated() {
    return repeated;
  }

  /// A count that is not what it should be.
  void count(String place, Object what, long expected, long actual) {
    if (actual < expected) {
      lost(place, "%s is %d and not %d".formatted(what, actual, expected));
    } else if (actual > expected) {
      doubled(place, "%s is %d and not %d".formatted(what, actual, expected));
    }
  }

  public List<String> lost() {
    return List.copyOf(lost);
  }

  public List<String> doubled() {
    return List.copyOf(doubled);
  }

  public boolean areNone() {
    return lost.isEmpty() && doubled.isEmpty();
  }

  /// The first few in words.
  public List<String> examples(int most) {
    return Stream.concat(
            lost.stream().map(each -> "lost: " + each),
            doubled.stream().map(each -> "doubled: " + each))
        .limit(most)
        .toList();
  }

  @Override
  public String toString() {
    return "lost %d, doubled %d %s".formatted(lost.size(), doubled.size(), examples(3));
  }
}
