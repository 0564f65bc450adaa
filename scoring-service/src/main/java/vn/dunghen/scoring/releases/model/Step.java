package vn.dunghen.scoring.releases.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is done with a release.
///
///     draft ──check──▶ checked ──sign──▶ signed ──publish──▶ published
///       └────────────────┴────────withdraw┴──▶ withdrawn
public enum Step {
  DRAFT("draft", Set.of()),
  CHECK("checked", Set.of("draft")),
  SIGN("signed", Set.of("checked")),
  PUBLISH("published", Set.of("signed")),
  WITHDRAW("withdrawn", Set.of("draft", "checked", "signed"));

  /// Who drafts by the schedule: nobody, so that two people have to stand for its figures.
  public static final String SCHEDULE = "schedule";

  private final String state;
  private final Set<String> from;

  Step(String state, Set<String> from) {
    this.state = state;
    this.from = from;
  }

  /// A step that was done, and by whom.
  public record Done(Step step, String by) {}

  /// Why a step is not possible.
  public enum Refusal {
    /// The release is not in a state that the step starts from.
    WRONG_STATE,
    /// Who drafted it, or was the first to stand for a draft of the schedule by checking it, does
    /// not sign it off.
    SAME_PERSON
  }

  /// The state of a release after the step, as answers spell it.
  public String state() {
    return state;
  }

  /// Why this step cannot follow the others; empty where it can.
  ///
  /// @param done what was done before, in order, from the draft on
  /// @param by who wants to do it
  public Optional<Refusal> refusal(List<Done> done, String by) {
    if (!from.contains(done.getLast().step().state())) {
      return Optional.of(Refusal.WRONG_STATE);
    }
    return this == SIGN && (firstPerson(done).equals(by) || by.equals(SCHEDULE))
        ? Optional.of(Refusal.SAME_PERSON)
        : Optional.empty();
  }

  /// Who drafted; of a draft of the schedule, who checked.
  private static String firstPerson(List<Done> done) {
    return done.stream()
        .map(Done::by)
        .filter(by -> !by.equals(SCHEDULE))
        .findFirst()
        .orElse(SCHEDULE);
  }
}
