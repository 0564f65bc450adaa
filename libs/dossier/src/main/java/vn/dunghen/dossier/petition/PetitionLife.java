package vn.dunghen.dossier.petition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.Retraction;

/// The life of one petition as known at one instant: its state as a step function of time. The fold
/// of a **set** of events: any order of arrival and any repetition give the same life.
public final class PetitionLife {

  private final List<Step> steps;

  private PetitionLife(List<Step> steps) {
    this.steps = steps;
  }

  /// From `from` until the next step the petition is in `state`.
  public record Step(Instant from, PetitionState state) {}

  /// Folds what is known at an instant.
  ///
  /// @param events all events of one petition, also later recorded ones
  /// @param known only events recorded at or before this instant count
  public static PetitionLife fold(Collection<Recorded<PetitionEvent>> events, Instant known) {
    var fold = new Fold();
    var steps = new ArrayList<Step>();
    for (Recorded<PetitionEvent> event :
        Retraction.effective(events, known, PetitionLife::retraction)) {
      fold.apply(event.occurred(), event.event());
      if (!steps.isEmpty() && steps.getLast().from().equals(event.occurred())) {
        steps.removeLast();
      }
      steps.add(new Step(event.occurred(), fold.state()));
    }
    return new PetitionLife(List.copyOf(steps));
  }

  private static @Nullable Retraction<PetitionEvent> retraction(PetitionEvent event) {
    return switch (event) {
      case PetitionEvent.Voided e -> Retraction.of(e.target());
      case PetitionEvent.Corrected e ->
          new Retraction<>(e.target(), e.replacementTime(), e.replacement());
      case PetitionEvent.Submitted _,
          PetitionEvent.Transferred _,
          PetitionEvent.HandedBack _,
          PetitionEvent.SupplementRequested _,
          PetitionEvent.SupplementSupplied _,
          PetitionEvent.Handled _,
          PetitionEvent.Published _,
          PetitionEvent.Rated _,
          PetitionEvent.ComplainedAgain _,
          PetitionEvent.Unknown _ ->
          null;
    };
  }

  /// The steps, in order of time; at most one at an instant.
  public List<Step> steps() {
    return steps;
  }

  /// The state at an instant: after everything that occurred at or before it.
  public PetitionState at(Instant time) {
    for (Step step : steps.reversed()) {
      if (!step.from().isAfter(time)) {
        return step.state();
      }
    }
    return PetitionState.UNKNOWN;
  }
}
