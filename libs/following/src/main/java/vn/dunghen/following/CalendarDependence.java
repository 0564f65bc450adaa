package vn.dunghen.following;

import java.util.Collection;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.DossierState.Dating;
import vn.dunghen.dossier.life.History;
import vn.dunghen.dossier.life.Promise;

/// Whether a dossier must be folded anew when a calendar or the catalogue changes.
public final class CalendarDependence {

  private CalendarDependence() {}

  /// Whether a date of the dossier was ever computed, moved, or missing for want of a term or a
  /// calendar, in any of its lives.
  public static boolean of(Collection<History.Known> history) {
    return history.stream()
        .flatMap(known -> known.life().steps().stream())
        .anyMatch(step -> of(step.state()));
  }

  /// The same of one state.
  public static boolean of(DossierState state) {
    Promise promise = state.promise();
    return switch (state.standing()) {
      case NOT_RECEIVED, DECLINED -> false;
      case PAUSED -> true;
      case OPEN, ENDED ->
          state.dating() != Dating.DATED
              || promise == null
              || promise.moved()
              || promise.origin() == Promise.Origin.COMPUTED;
    };
  }
}
