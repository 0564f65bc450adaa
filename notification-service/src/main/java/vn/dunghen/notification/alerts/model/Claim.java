package vn.dunghen.notification.alerts.model;

import java.time.Instant;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.time.CivilTime;

/// What an alert says of a dossier: that at `judgedAt` it was at a stage of a promise, with a unit
/// answering for it.
public record Claim(Stage stage, int promiseNumber, String responsible, Instant judgedAt) {

  /// What a dossier's life, as it is known now, makes of the claim.
  public Verdict judge(DossierLife life) {
    DossierState then = life.at(judgedAt);
    if (!isTrue(then)) {
      return new Verdict.Disproved(why(then));
    }
    DossierState now = life.last();
    return isTrue(now) ? new Verdict.Stands() : new Verdict.Over(why(now));
  }

  private boolean isTrue(DossierState state) {
    return stage.isTrue(state, CivilTime.dayOf(judgedAt))
        && state.promise() != null
        && state.promise().number() == promiseNumber
        && state.responsible().equals(responsible);
  }

  /// Why the claim is not true of a state.
  private Reason why(DossierState state) {
    return switch (state.standing()) {
      case NOT_RECEIVED, DECLINED -> Reason.NOT_RECEIVED;
      case PAUSED -> Reason.PAUSED;
      case ENDED -> Reason.ENDED;
      case OPEN ->
          state.responsible().equals(responsible) ? Reason.OTHER_PROMISE : Reason.TRANSFERRED;
    };
  }
}
