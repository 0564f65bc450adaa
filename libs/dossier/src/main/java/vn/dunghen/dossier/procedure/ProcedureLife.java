package vn.dunghen.dossier.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ProcedureEvent;
import vn.dunghen.dossier.event.ProcedureEvent.Component;
import vn.dunghen.dossier.event.ProcedureEvent.Decided;
import vn.dunghen.dossier.event.ProcedureEvent.OnlineLevel;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.Retraction;
import vn.dunghen.dossier.time.CivilTime;

/// What was done to one procedure by an instant, as known at an instant. The fold of a **set** of
/// events: any order of arrival and any repetition give the same.
///
/// @param decisions in the order in which they were taken; of two events about one decision the
///   later counts, of two announcements of it the earlier day
/// @param checkedOn when its page was last checked; null where it never was
/// @param present the components that were there then
/// @param online the level of the online service; null where there is none, or none was ever opened
///   or closed
public record ProcedureLife(
    List<Decision> decisions,
    @Nullable LocalDate checkedOn,
    Set<Component> present,
    @Nullable OnlineLevel online,
    boolean onlineStated,
    boolean withdrawn) {

  /// Nothing was done to the procedure.
  public static final ProcedureLife NOTHING =
      new ProcedureLife(List.of(), null, Set.of(), null, false, false);

  public ProcedureLife {
    decisions = List.copyOf(decisions);
    present = Set.copyOf(present);
  }

  /// Folds what is known at an instant.
  ///
  /// @param events all events of one procedure, also later ones
  /// @param known only events recorded at or before this instant count
  /// @param at only events that occurred at or before this instant count
  public static ProcedureLife fold(
      Collection<Recorded<ProcedureEvent>> events, Instant known, Instant at) {
    var decided = new LinkedHashMap<String, Decided>();
    var announced = new LinkedHashMap<String, LocalDate>();
    var publicised = new LinkedHashMap<String, LocalDate>();
    LocalDate checkedOn = null;
    Set<Component> present = Set.of();
    OnlineLevel online = null;
    boolean onlineStated = false;
    boolean withdrawn = false;
    for (var event : Retraction.effective(events, known, ProcedureLife::retraction)) {
      if (event.occurred().isAfter(at)) {
        continue;
      }
      LocalDate day = CivilTime.dayOf(event.occurred());
      switch (event.event()) {
        case Decided e -> decided.put(e.number(), e);
        case ProcedureEvent.Announced e -> note(announced, e.decision(), e.date(), day);
        case ProcedureEvent.Publicised e -> note(publicised, e.decision(), e.date(), day);
        case ProcedureEvent.Checked e -> {
          checkedOn = day;
          present = e.present();
        }
        case ProcedureEvent.OnlineServiceOpened e -> {
          online = e.level();
          onlineStated = true;
        }
        case ProcedureEvent.OnlineServiceClosed _ -> {
          online = null;
          onlineStated = true;
        }
        case ProcedureEvent.Withdrawn _ -> withdrawn = true;
        case ProcedureEvent.Voided _, ProcedureEvent.Unknown _ -> {}
      }
    }
    var decisions = new ArrayList<Decision>();
    for (Decided e : decided.values()) {
      decisions.add(
          new Decision(
              e.number(),
              e.date(),
              e.basisEffective(),
              e.change(),
              e.unit(),
              announced.get(e.number()),
              publicised.get(e.number())));
    }
    return new ProcedureLife(decisions, checkedOn, present, online, onlineStated, withdrawn);
  }

  /// The required components that were not there when it was last checked; empty where it never
  /// was.
  public Optional<Set<Component>> missing() {
    if (checkedOn == null) {
      return Optional.empty();
    }
    var missing = EnumSet.allOf(Component.class);
    missing.removeAll(present);
    return Optional.of(missing);
  }

  /// Whether it is public on the national database, as far as is known.
  public boolean isPublic() {
    return !withdrawn
        && (checkedOn != null || decisions.stream().anyMatch(d -> d.publicised() != null));
  }

  private static void note(
      Map<String, LocalDate> days, String decision, @Nullable LocalDate date, LocalDate day) {
    days.merge(decision, date == null ? day : date, (a, b) -> a.isBefore(b) ? a : b);
  }

  private static @Nullable Retraction<ProcedureEvent> retraction(ProcedureEvent event) {
    return event instanceof ProcedureEvent.Voided voided ? Retraction.of(voided.target()) : null;
  }
}
