package vn.dunghen.scoring.procedures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ProcedureEvent;
import vn.dunghen.dossier.event.ProcedureEvent.OnlineLevel;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.dossier.procedure.ProcedureCounts;
import vn.dunghen.dossier.procedure.ProcedureLife;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.dossier.time.WorkCalendar;
import vn.dunghen.following.References;
import vn.dunghen.scoring.inputs.Inputs;
import vn.dunghen.scoring.procedures.model.Gap;

/// Procedures as the catalogue describes them, with what was done to them.
@ApplicationScoped
public class Procedures {

  private static final int STATES_KEPT = 16;

  private final Inputs inputs;
  private final References references;
  private final Cache<State, Collection<Known>> described =
      Caffeine.newBuilder().maximumSize(STATES_KEPT).build();

  /// From what procedures are described, if all of it is known.
  ///
  /// @param view this very one
  /// @param told the version of what was done to them
  /// @param last when something was done last; null before the first
  private record State(ReferenceBook.View view, long told, LocalDate day, @Nullable Instant last) {}

  Procedures(Inputs inputs, References references) {
    this.inputs = inputs;
    this.references = references;
  }

  /// A procedure.
  ///
  /// @param procedure null where something was done to it that the catalogue does not know
  public record Known(String code, @Nullable Procedure procedure, ProcedureLife life) {

    /// Whether one of the units is in charge of it or has to announce it.
    ///
    /// @param alsoOfNobody whether it counts too where nobody is in charge
    boolean isOf(Set<String> units, boolean alsoOfNobody) {
      var own = new TreeSet<String>();
      if (procedure != null && procedure.scope().unit() != null) {
        own.add(procedure.scope().unit());
      }
      life.decisions().forEach(decision -> own.add(decision.unit()));
      return own.isEmpty() ? alsoOfNobody : own.stream().anyMatch(units::contains);
    }

    List<Gap> gaps() {
      return procedure == null ? List.of() : Gap.of(procedure);
    }

    /// The level at which it is offered online: as last opened or closed, else as the catalogue
    /// says; null where it is not.
    public @Nullable OnlineLevel online() {
      if (life.onlineStated() || procedure == null) {
        return life.online();
      }
      return switch (procedure.online()) {
        case NONE -> null;
        case PARTIAL -> OnlineLevel.PARTIAL;
        case FULL -> OnlineLevel.FULL;
      };
    }
  }

  /// A procedure, and how it counts for indicators 1.1 to 1.3.
  public record Counted(Known procedure, ProcedureCounts.Counted counted) {}

  /// Every procedure as it is and is known now, by code.
  ///
  /// @param tx a snapshot
  public Collection<Known> today(Connection tx, Instant now) throws SQLException {
    return at(tx, Instant.MAX, now);
  }

  /// Every procedure as it was at an instant, by code. Not to be changed; while nothing changed it
  /// is the very same collection.
  ///
  /// @param known what was known at this instant
  public Collection<Known> at(Connection tx, Instant known, Instant at) throws SQLException {
    return at(tx, known, at, Map.of());
  }

  /// The same with events that nobody has told yet.
  ///
  /// @param planned events by procedure
  public Collection<Known> at(
      Connection tx, Instant known, Instant at, Map<String, List<Recorded<ProcedureEvent>>> planned)
      throws SQLException {
    ReferenceBook book = references.book(tx);
    Inputs.Versions versions = inputs.versions(tx);
    if (planned.isEmpty()) {
      return at(tx, book, versions, known, at);
    }
    var all = new TreeMap<>(inputs.procedures(tx, versions).events());
    planned.forEach((code, events) ->
        all.merge(
            code,
            events,
            (before, more) -> Stream.concat(before.stream(), more.stream()).toList()));
    return described(book.knownAt(known), all, known, at);
  }

  /// The same for a reader who knows already what there is to read.
  ///
  /// @param book as the transaction sees it
  /// @param versions as the transaction sees them
  public Collection<Known> at(
      Connection tx, ReferenceBook book, Inputs.Versions versions, Instant known, Instant at)
      throws SQLException {
    Inputs.ToldOfProcedures told = inputs.procedures(tx, versions);
    if (told.lastRecorded().isAfter(known) || book.knownAt(known) != book.latest()) {
      return described(book.knownAt(known), told.events(), known, at);
    }
    // All of it is known, and nothing happens between two events.
    var state =
        new State(book.latest(), told.version(), CivilTime.dayOf(at), told.occurred().floor(at));
    Collection<Known> kept = described.getIfPresent(state);
    if (kept == null) {
      kept = described(state.view(), told.events(), known, at);
      described.put(state, kept);
    }
    return kept;
  }

  private static Collection<Known> described(
      ReferenceBook.View view,
      Map<String, List<Recorded<ProcedureEvent>>> told,
      Instant known,
      Instant at) {
    LocalDate day = CivilTime.dayOf(at);
    var lives = new TreeMap<String, ProcedureLife>();
    told.forEach((code, events) -> lives.put(code, ProcedureLife.fold(events, known, at)));
    var all = new TreeMap<String, Known>();
    view.procedures().stream()
        .map(eras -> eras.getFirst().code())
        .forEach(code ->
            all.put(
                code,
                new Known(
                    code,
                    view.procedure(code, day).orElse(null),
                    lives.getOrDefault(code, ProcedureLife.NOTHING))));
    for (Map.Entry<String, ProcedureLife> life : lives.entrySet()) {
      all.putIfAbsent(life.getKey(), new Known(life.getKey(), null, life.getValue()));
    }
    return Collections.unmodifiableCollection(all.values());
  }

  /// How every procedure counts for indicators 1.1 to 1.3 of the whole city, judged at the end of
  /// the period, or when it was known or now if that is earlier.
  ///
  /// @param known what was known at this instant
  /// @param planned events by procedure that nobody has told yet
  public List<Counted> counted(
      Connection tx,
      Period period,
      Instant known,
      Instant now,
      Map<String, List<Recorded<ProcedureEvent>>> planned)
      throws SQLException {
    Instant latest = known.isBefore(now) ? known : now;
    Instant end = CivilTime.endOf(period.to());
    Instant judged = end.isBefore(latest) ? end : latest;
    WorkCalendar calendar = references.book(tx).knownAt(known).calendar();
    return at(tx, known, judged, planned).stream()
        .map(each ->
            new Counted(
                each, ProcedureCounts.of(each.life(), period, calendar, CivilTime.dayOf(judged))))
        .toList();
  }

  /// The counts of indicators 1.1 to 1.3, the sums of [#counted].
  public ProcedureCounts counts(Connection tx, Period period, Instant known, Instant now)
      throws SQLException {
    return ProcedureCounts.sum(
        counted(tx, period, known, now, Map.of()).stream().map(Counted::counted).toList());
  }
}
