package vn.dunghen.dossier.event;

import java.util.List;

/// What reading something from the wire comes to.
public sealed interface Read<T> {

  record Sound<T>(T value) implements Read<T> {}

  /// Every flaw that was found, at least one.
  record Flawed<T>(List<Flaw> flaws) implements Read<T> {
    public Flawed {
      flaws = List.copyOf(flaws);
      if (flaws.isEmpty()) {
        throw new IllegalArgumentException("nothing is flawed without a flaw");
      }
    }
  }
}
