package vn.dunghen.scoring.stints.model;

import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.End;
import vn.dunghen.dossier.life.PromiseKept;

/// How an ended dossier counts in a statement. The order is part of the stored form: add at the
/// end.
public enum Outcome {
  EARLY("early"),
  ON_TIME("onTime"),
  LATE("late"),
  /// Refused after reception, withdrawn or stopped.
  OTHER("other");

  private final String wire;

  Outcome(String wire) {
    this.wire = wire;
  }

  static Outcome of(End end, DossierState state) {
    if (!end.kind().withResult()) {
      return OTHER;
    }
    return switch (PromiseKept.of(state)) {
      case EARLY -> EARLY;
      case ON_TIME -> ON_TIME;
      case LATE -> LATE;
    };
  }

  /// The spelling in answers.
  public String wire() {
    return wire;
  }
}
