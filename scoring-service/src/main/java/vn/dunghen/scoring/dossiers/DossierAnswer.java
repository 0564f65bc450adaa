package vn.dunghen.scoring.dossiers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.ClockSegment;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.stints.model.Stint;

/// A dossier as it is answered. Personal fields are not part of it.
record DossierAnswer(
    String code,
    StateAnswer state,
    List<FactAnswer> events,
    List<SegmentAnswer> clock,
    List<StintAnswer> stints) {

  DossierAnswer {
    events = List.copyOf(events);
    clock = List.copyOf(clock);
    stints = List.copyOf(stints);
  }

  /// What happened. `type` is the name alone, as in `received`.
  record FactAnswer(String type, String source, String id, Instant occurred, Instant recorded) {}

  record StateAnswer(
      String standing,
      String responsible,
      @Nullable String receiving,
      @Nullable String procedure,
      @Nullable Instant receivedAt,
      Set<String> pauses,
      @Nullable PromiseAnswer promise,
      String dating,
      @Nullable String end,
      @Nullable Instant endedAt) {
    StateAnswer {
      pauses = Set.copyOf(pauses);
    }
  }

  /// @param number 1 for the first promise
  /// @param origin asserted or computed
  record PromiseAnswer(int number, Instant due, String origin, boolean moved) {}

  /// @param until null for the last
  record SegmentAnswer(Instant from, @Nullable Instant until, String kind, String holder) {}

  /// @param knownTo null while it is known so
  /// @param trueTo null while it is so
  record StintAnswer(
      Instant knownFrom,
      @Nullable Instant knownTo,
      Instant trueFrom,
      @Nullable Instant trueTo,
      String responsible,
      @Nullable String outcome,
      @Nullable LocalDate overdueFrom) {}

  static DossierAnswer of(
      String code, List<Recorded<DossierEvent>> events, DossierLife life, List<Stint> stints) {
    return new DossierAnswer(
        code,
        state(life.last()),
        events.stream().sorted(Recorded.order()).map(DossierAnswer::fact).toList(),
        ClockSegment.of(life).stream().map(DossierAnswer::segment).toList(),
        stints.stream().map(DossierAnswer::stint).toList());
  }

  private static FactAnswer fact(Recorded<DossierEvent> event) {
    return new FactAnswer(
        kebab(event.event().getClass().getSimpleName()),
        event.id().source(),
        event.id().id(),
        event.occurred(),
        event.recorded());
  }

  private static StateAnswer state(DossierState state) {
    DossierState.Reception reception = state.reception();
    return new StateAnswer(
        word(state.standing()),
        state.responsible(),
        reception == null ? null : reception.unit(),
        reception == null ? null : reception.procedure(),
        reception == null ? null : reception.at(),
        state.pauses().stream().map(DossierAnswer::word).collect(Collectors.toSet()),
        state.promise() == null
            ? null
            : new PromiseAnswer(
                state.promise().number(),
                state.promise().due(),
                word(state.promise().origin()),
                state.promise().moved()),
        word(state.dating()),
        state.end() == null ? null : word(state.end().kind()),
        state.end() == null ? null : state.end().at());
  }

  private static SegmentAnswer segment(ClockSegment segment) {
    return new SegmentAnswer(
        segment.from(), bounded(segment.until()), word(segment.kind()), segment.holder());
  }

  private static StintAnswer stint(Stint stint) {
    var condition = stint.span().condition();
    return new StintAnswer(
        stint.knownFrom(),
        bounded(stint.knownTo()),
        stint.span().from(),
        bounded(stint.span().to()),
        condition.responsible(),
        condition.end() == null ? null : condition.end().outcome().wire(),
        condition.overdueFrom());
  }

  private static @Nullable Instant bounded(Instant instant) {
    return instant.equals(CivilTime.FOREVER) ? null : instant;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String kebab(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
