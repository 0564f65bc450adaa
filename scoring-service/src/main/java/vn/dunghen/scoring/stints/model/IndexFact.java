package vn.dunghen.scoring.stints.model;

import java.util.EnumSet;
import java.util.Set;
import vn.dunghen.dossier.life.DossierState;

/// An undated attribute of a dossier that the index counts. The order is part of the stored form,
/// where each is one bit: add at the end.
public enum IndexFact {
  PAID_ONLINE,
  ELECTRONIC_RESULT,
  COMPONENTS_DIGITISED,
  RESULT_DIGITISED,
  REUSED,
  FROM_STORE,
  POPULATION_DATA,
  FEE_STATED,
  FEE_OWED,
  /// Rated with a dislike at least once.
  DISLIKED;

  /// The facts of a state.
  static Set<IndexFact> of(DossierState.Facts facts) {
    var counted = EnumSet.noneOf(IndexFact.class);
    facts.stated().forEach(fact -> counted.add(of(fact)));
    if (facts.dislikes() > 0) {
      counted.add(DISLIKED);
    }
    return Set.copyOf(counted);
  }

  private static IndexFact of(DossierState.Fact fact) {
    return switch (fact) {
      case PAID_ONLINE -> PAID_ONLINE;
      case ELECTRONIC_RESULT -> ELECTRONIC_RESULT;
      case COMPONENTS_DIGITISED -> COMPONENTS_DIGITISED;
      case RESULT_DIGITISED -> RESULT_DIGITISED;
      case REUSED -> REUSED;
      case FROM_STORE -> FROM_STORE;
      case POPULATION_DATA -> POPULATION_DATA;
      case FEE_STATED -> FEE_STATED;
      case FEE_OWED -> FEE_OWED;
    };
  }

  /// The stored form.
  public static int stored(Set<IndexFact> facts) {
    int bits = 0;
    for (IndexFact fact : facts) {
      bits |= fact.bit();
    }
    return bits;
  }

  /// Reads the stored form.
  public static Set<IndexFact> ofStored(int bits) {
    var facts = EnumSet.noneOf(IndexFact.class);
    for (IndexFact fact : values()) {
      if ((bits & fact.bit()) != 0) {
        facts.add(fact);
      }
    }
    return Set.copyOf(facts);
  }

  /// Its bit in the stored form.
  public int bit() {
    return 1 << ordinal();
  }
}
