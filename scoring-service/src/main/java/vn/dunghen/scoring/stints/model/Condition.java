package vn.dunghen.scoring.stints.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.End;
import vn.dunghen.dossier.life.OnTime766;
import vn.dunghen.dossier.life.Promise;
import vn.dunghen.dossier.life.PromiseKept;

/// What a statement and the index have to know of a received dossier while nothing about it
/// changes.
///
/// @param responsible the unit that answers for it
/// @param receiving the unit that took it in
/// @param online whether it was handed in online
/// @param end how it ended; absent while it is open
/// @param promise the return date in force, if there is one
/// @param asserted whether a source asserted that date
/// @param overdueFrom the first day on which it is overdue; absent where it is paused, ended or
///   without a date
/// @param facts what the index counts of it
/// @param lateFrom the first instant from which it is late for the index ([OnTime766#lateFrom]);
///   absent for never
public record Condition(
    String responsible,
    String receiving,
    String procedure,
    Instant receivedAt,
    boolean online,
    @Nullable Ended end,
    @Nullable Instant promise,
    boolean asserted,
    DossierState.Dating dating,
    @Nullable LocalDate overdueFrom,
    Set<IndexFact> facts,
    @Nullable Instant lateFrom) {

  public Condition {
    facts = Set.copyOf(facts);
  }

  /// The end of a dossier and how it stands to the promise.
  public record Ended(Instant at, Outcome outcome) {}

  /// The condition in a state; empty for a dossier that is not taken in.
  public static Optional<Condition> of(DossierState state) {
    return switch (state.standing()) {
      case NOT_RECEIVED, DECLINED -> Optional.empty();
      case OPEN, PAUSED, ENDED -> state.reception() == null ? Optional.empty() : received(state);
    };
  }

  private static Optional<Condition> received(DossierState state) {
    DossierState.Reception reception = state.reception();
    if (reception == null) {
      return Optional.empty();
    }
    Promise promise = state.promise();
    End end = state.end();
    return Optional.of(
        new Condition(
            state.responsible(),
            reception.unit(),
            reception.procedure(),
            reception.at(),
            reception.channel() == Channel.ONLINE,
            end == null ? null : new Ended(end.at(), Outcome.of(end, state)),
            promise == null ? null : promise.due(),
            promise != null && promise.origin() == Promise.Origin.ASSERTED,
            state.dating(),
            PromiseKept.overdueFrom(state).orElse(null),
            IndexFact.of(state.facts()),
            OnTime766.lateFrom(state)));
  }

  public boolean isOpen() {
    return end == null;
  }
}
