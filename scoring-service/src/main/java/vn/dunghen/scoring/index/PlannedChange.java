package vn.dunghen.scoring.index;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// What can be planned, and the events that doing it would bring.
enum PlannedChange {
  /// A dossier: `completed`, at will with an electronic result.
  COMPLETE("complete", Of.DOSSIER),
  /// A dossier: `completed` with an electronic result, where it has ended at that instant.
  FILE_ELECTRONIC_RESULT("file-electronic-result", Of.DOSSIER),
  /// A dossier: `payment-made` through the portal.
  PAY_ONLINE("pay-online", Of.DOSSIER),
  /// A dossier: `digitised`, papers and result.
  DIGITISE("digitise", Of.DOSSIER),
  /// A dossier: `digitised`, a digitised paper used again.
  REUSE("reuse", Of.DOSSIER),
  /// A dossier: `digitised`, a paper from the citizen's store.
  TAKE_FROM_STORE("take-from-store", Of.DOSSIER),
  /// A dossier: `population-data-used`.
  USE_POPULATION_DATA("use-population-data", Of.DOSSIER),
  /// A procedure: `online-service-opened`, in full.
  OPEN_ONLINE_SERVICE("open-online-service", Of.PROCEDURE),
  /// A procedure: `announced`, every decision that is not.
  ANNOUNCE_PROCEDURE("announce-procedure", Of.PROCEDURE),
  /// A procedure: `publicised`, every announced decision that is not, and `checked` with every
  /// component there.
  PUBLISH_PROCEDURE("publish-procedure", Of.PROCEDURE),
  /// A petition: `handled`.
  CLOSE_PETITION("close-petition", Of.PETITION),
  /// So many of the items that an indicator misses for a cause; no event.
  SETTLE("settle", Of.CAUSE);

  /// What a change is about; the name of the member that says which.
  enum Of {
    DOSSIER,
    PROCEDURE,
    PETITION,
    CAUSE
  }

  private final String wire;
  private final Of of;

  PlannedChange(String wire, Of of) {
    this.wire = wire;
    this.of = of;
  }

  static Optional<PlannedChange> ofWire(String wire) {
    return Arrays.stream(values()).filter(each -> each.wire.equals(wire)).findFirst();
  }

  static String allWires() {
    return Arrays.stream(values()).map(each -> each.wire).collect(Collectors.joining(", "));
  }

  Of of() {
    return of;
  }
}
