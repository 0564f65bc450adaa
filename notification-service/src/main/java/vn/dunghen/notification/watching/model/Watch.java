package vn.dunghen.notification.watching.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.PromiseKept;
import vn.dunghen.dossier.life.Standing;
import vn.dunghen.notification.alerts.model.Stage;

/// What is watched of a dossier that was taken in and has no end.
///
/// @param responsible the unit that answers for it, as its events name it
/// @param promiseNumber the number of the promise in force; 0 without one
/// @param due the promise in force
/// @param overdueFrom the first day on which it is overdue, by [PromiseKept]; null while it is
///   paused or has no date
public record Watch(
    String dossier,
    String procedure,
    String responsible,
    Instant receivedAt,
    int promiseNumber,
    @Nullable Instant due,
    @Nullable LocalDate overdueFrom,
    boolean paused) {

  /// What is watched of a dossier now; nothing of one that is not taken in or has ended.
  public static Optional<Watch> of(String dossier, DossierLife life) {
    DossierState state = life.last();
    var reception = state.reception();
    if (!state.standing().isOpen() || reception == null) {
      return Optional.empty();
    }
    var promise = state.promise();
    return Optional.of(
        new Watch(
            dossier,
            reception.procedure(),
            state.responsible(),
            reception.at(),
            promise == null ? 0 : promise.number(),
            promise == null ? null : promise.due(),
            PromiseKept.overdueFrom(state).orElse(null),
            state.standing() == Standing.PAUSED));
  }

  /// The stage at which it is on a day.
  public Optional<Stage> stageOn(LocalDate day) {
    LocalDate from = overdueFrom;
    if (from == null) {
      return Optional.empty();
    }
    for (Stage stage : Stage.values()) {
      if (stage.isTrue(from, day)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
