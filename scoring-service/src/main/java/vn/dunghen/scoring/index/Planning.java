package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.DossierEvent.Completed;
import vn.dunghen.dossier.event.DossierEvent.Digitised;
import vn.dunghen.dossier.event.DossierEvent.PaidThrough;
import vn.dunghen.dossier.event.DossierEvent.PaymentMade;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.ProcedureEvent;
import vn.dunghen.dossier.event.ProcedureEvent.Component;
import vn.dunghen.dossier.event.ProcedureEvent.OnlineLevel;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.End;
import vn.dunghen.dossier.petition.PetitionLife;
import vn.dunghen.dossier.procedure.Decision;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.DossierEvents;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.index.PlanReading.Change;
import vn.dunghen.scoring.index.model.Held;
import vn.dunghen.scoring.inputs.Inputs;
import vn.dunghen.scoring.procedures.Procedures;
import vn.dunghen.scoring.rulesets.RequestBody;

/// Makes of planned changes the events that they would bring, as if they were told now.
@ApplicationScoped
class Planning {

  private static final String SOURCE = "what-if";

  private final DossierEvents dossiers;
  private final Inputs inputs;
  private final Procedures procedures;
  private final AllottingPoints allotting;
  private final References references;
  private final Visibility visibility;
  private final InstantSource clock;

  Planning(
      DossierEvents dossiers,
      Inputs inputs,
      Procedures procedures,
      AllottingPoints allotting,
      References references,
      Visibility visibility,
      InstantSource clock) {
    this.dossiers = dossiers;
    this.inputs = inputs;
    this.procedures = procedures;
    this.allotting = allotting;
    this.references = references;
    this.visibility = visibility;
    this.clock = clock;
  }

  /// The plan; a flaw of the body for what is not known, or not the caller's to see.
  ///
  /// @param tx a snapshot
  /// @param agency whose index is asked for
  Plan plan(
      Connection tx, CountedPeriod period, String agency, List<Change> changes, RequestBody body)
      throws SQLException {
    var making = new Making(period.window().end(), CivilTime.toPrecision(clock.instant()));
    ReferenceBook book = references.book(tx);
    Predicate<String> visible = visibility.of(book);
    var plan =
        new Plan(
            ofDossiers(tx, book, visible, of(changes, PlannedChange.Of.DOSSIER), body, making),
            ofPetitions(tx, period, visible, of(changes, PlannedChange.Of.PETITION), body, making),
            ofProcedures(tx, period, of(changes, PlannedChange.Of.PROCEDURE), body, making),
            settled(tx, period, agency, of(changes, PlannedChange.Of.CAUSE), body));
    body.requireNoFlaw();
    return plan;
  }

  private static List<Change> of(List<Change> changes, PlannedChange.Of of) {
    return changes.stream().filter(each -> each.kind().of() == of).toList();
  }

  /// Gives planned events their ids and times.
  private static final class Making {

    private final Instant end;
    private final Instant now;
    private int made;

    Making(Instant end, Instant now) {
      this.end = end;
      this.now = now;
    }

    /// @param at null for the end of the period, or now while it lasts
    <E> Recorded<E> recorded(@Nullable Instant at, E event) {
      made++;
      return new Recorded<>(
          new EventId(SOURCE, "%06d".formatted(made)), null, at == null ? end : at, now, event);
    }
  }

  private Map<String, List<Recorded<DossierEvent>>> ofDossiers(
      Connection tx,
      ReferenceBook book,
      Predicate<String> visible,
      List<Change> changes,
      RequestBody body,
      Making making)
      throws SQLException {
    var planned = new TreeMap<String, List<Recorded<DossierEvent>>>();
    if (changes.isEmpty()) {
      return planned;
    }
    Map<String, List<Recorded<DossierEvent>>> known =
        dossiers.load(tx, changes.stream().map(Change::subject).collect(Collectors.toSet()));
    var states = new HashMap<String, DossierState>();
    known.forEach((code, events) ->
        states.put(code, DossierLife.fold(events, CivilTime.FOREVER, book.latest()).last()));
    for (Change change : changes) {
      DossierState state = states.get(change.subject());
      if (state == null || !visible.test(state.responsible())) {
        body.flaw(change.pointer() + "/dossier", "is no dossier that you may see");
        continue;
      }
      Instant at = change.at();
      if (at == null && change.kind() == PlannedChange.FILE_ELECTRONIC_RESULT) {
        End end = state.end();
        at = end == null ? null : end.at();
      }
      planned
          .computeIfAbsent(change.subject(), _ -> new ArrayList<>())
          .add(making.recorded(at, event(change)));
    }
    return planned;
  }

  private static DossierEvent event(Change change) {
    return switch (change.kind()) {
      case COMPLETE -> new Completed(change.electronic() ? electronic() : null);
      case FILE_ELECTRONIC_RESULT -> new Completed(electronic());
      case PAY_ONLINE -> new PaymentMade(null, PaidThrough.PORTAL);
      case DIGITISE -> new Digitised(true, true, false, false);
      case REUSE -> new Digitised(false, false, true, false);
      case TAKE_FROM_STORE -> new Digitised(false, false, false, true);
      case USE_POPULATION_DATA -> new DossierEvent.PopulationDataUsed();
      case OPEN_ONLINE_SERVICE, ANNOUNCE_PROCEDURE, PUBLISH_PROCEDURE, CLOSE_PETITION, SETTLE ->
          throw new IllegalArgumentException(change.kind() + " is not about a dossier");
    };
  }

  private static DossierEvent.Result electronic() {
    return new DossierEvent.Result("", true, "");
  }

  private Map<String, List<Recorded<PetitionEvent>>> ofPetitions(
      Connection tx,
      CountedPeriod period,
      Predicate<String> visible,
      List<Change> changes,
      RequestBody body,
      Making making)
      throws SQLException {
    var planned = new TreeMap<String, List<Recorded<PetitionEvent>>>();
    if (changes.isEmpty()) {
      return planned;
    }
    Set<String> codes = changes.stream().map(Change::subject).collect(Collectors.toSet());
    Map<String, List<Recorded<PetitionEvent>>> known = inputs.petitions(tx, period.period(), codes);
    for (Change change : changes) {
      Collection<Recorded<PetitionEvent>> events = known.getOrDefault(change.subject(), List.of());
      if (!visible.test(
          PetitionLife.fold(events, CivilTime.FOREVER).at(CivilTime.FOREVER).unit())) {
        body.flaw(change.pointer() + "/petition", "is no petition that you may see");
        continue;
      }
      planned
          .computeIfAbsent(change.subject(), _ -> new ArrayList<>())
          .add(making.recorded(change.at(), new PetitionEvent.Handled("")));
    }
    return planned;
  }

  private Map<String, List<Recorded<ProcedureEvent>>> ofProcedures(
      Connection tx, CountedPeriod period, List<Change> changes, RequestBody body, Making making)
      throws SQLException {
    var planned = new TreeMap<String, List<Recorded<ProcedureEvent>>>();
    if (changes.isEmpty()) {
      return planned;
    }
    Map<String, Procedures.Known> known =
        procedures.at(tx, period.window().known(), period.window().end()).stream()
            .collect(Collectors.toMap(Procedures.Known::code, each -> each));
    for (Change change : changes) {
      Procedures.Known procedure = known.get(change.subject());
      if (procedure == null) {
        body.flaw(change.pointer() + "/procedure", "is no procedure");
        continue;
      }
      for (ProcedureEvent event : events(change, procedure)) {
        planned
            .computeIfAbsent(change.subject(), _ -> new ArrayList<>())
            .add(making.recorded(change.at(), event));
      }
    }
    return planned;
  }

  private static List<ProcedureEvent> events(Change change, Procedures.Known procedure) {
    List<Decision> decisions = procedure.life().decisions();
    return switch (change.kind()) {
      case OPEN_ONLINE_SERVICE -> List.of(new ProcedureEvent.OnlineServiceOpened(OnlineLevel.FULL));
      case ANNOUNCE_PROCEDURE ->
          decisions.stream()
              .filter(each -> each.announced() == null)
              .<ProcedureEvent>map(each -> new ProcedureEvent.Announced(each.number(), null))
              .toList();
      case PUBLISH_PROCEDURE -> {
        var events = new ArrayList<ProcedureEvent>();
        decisions.stream()
            .filter(each -> each.announced() != null && each.publicised() == null)
            .forEach(each -> events.add(new ProcedureEvent.Publicised(each.number(), null)));
        events.add(new ProcedureEvent.Checked(EnumSet.allOf(Component.class)));
        yield events;
      }
      case COMPLETE,
          FILE_ELECTRONIC_RESULT,
          PAY_ONLINE,
          DIGITISE,
          REUSE,
          TAKE_FROM_STORE,
          USE_POPULATION_DATA,
          CLOSE_PETITION,
          SETTLE ->
          throw new IllegalArgumentException(change.kind() + " is not about a procedure");
    };
  }

  private List<Plan.Settled> settled(
      Connection tx, CountedPeriod period, String agency, List<Change> changes, RequestBody body)
      throws SQLException {
    var settled = new ArrayList<Plan.Settled>();
    var left = new HashMap<String, Long>();
    for (Change change : changes) {
      Plan.Settled each = Optional.ofNullable(change.settled()).orElseThrow();
      Optional<Naming> naming = allotting.naming(each.indicator());
      if (naming.isEmpty()) {
        body.flaw(change.pointer() + "/indicator", "is none that misses items");
        continue;
      }
      List<String> causes = naming.get().causes().getOrDefault(each.indicator(), List.of());
      if (!causes.contains(each.cause())) {
        body.flaw(change.pointer() + "/cause", "must be one of " + String.join(", ", causes));
        continue;
      }
      String key = each.indicator() + " " + each.cause();
      if (!left.containsKey(key)) {
        left.put(
            key,
            allotting.held(tx, period, agency, each.indicator()).stream()
                .filter(held -> held.cause().equals(each.cause()))
                .mapToLong(Held::items)
                .sum());
      }
      long rest = left.merge(key, -each.items(), Long::sum);
      if (rest < 0) {
        body.flaw(
            change.pointer() + "/items",
            "is more than are missing: " + (rest + each.items()) + " left to settle");
      }
      settled.add(each);
    }
    return settled;
  }
}
