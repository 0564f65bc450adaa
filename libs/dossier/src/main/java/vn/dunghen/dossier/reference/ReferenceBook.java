package vn.dunghen.dossier.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.event.ReferenceEvent.Calendar;
import vn.dunghen.dossier.event.ReferenceEvent.GoLive;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.dossier.event.ReferenceEvent.Recipient;
import vn.dunghen.dossier.event.ReferenceEvent.Source;
import vn.dunghen.dossier.time.CalendarYear;
import vn.dunghen.dossier.time.Term;
import vn.dunghen.dossier.time.WorkCalendar;

/// All reference events, and what they say as known at an instant.
///
/// What is said of the same thing (an agency or procedure from the same day on, a calendar year, a
/// source, a recipient) again is a new version: the latest recorded one counts. **The first version
/// counts as known from the beginning**: it describes a world that history is imported into, and
/// which was there before the suite was. A go-live is set once: the first counts.
public final class ReferenceBook {

  private final List<Recorded<ReferenceEvent>> events;
  private final View latest;
  private final NavigableSet<Instant> changesOfDates;
  private final NavigableMap<Instant, View> datesByChange = new TreeMap<>();

  private ReferenceBook(List<Recorded<ReferenceEvent>> events) {
    this.events = events;
    this.latest = viewAt(Instant.MAX);
    this.changesOfDates = findChangesOfDates(events);
    datesByChange.put(Instant.MIN, knownAt(Instant.MIN));
    changesOfDates.forEach(change -> datesByChange.put(change, knownAt(change)));
  }

  /// A book of the given events, in any order and with any repetition.
  public static ReferenceBook of(Collection<Recorded<ReferenceEvent>> events) {
    var sorted = new ArrayList<>(events);
    sorted.sort(
        Comparator.<Recorded<ReferenceEvent>, Instant>comparing(Recorded::recorded)
            .thenComparing(Recorded.order()));
    return new ReferenceBook(List.copyOf(sorted));
  }

  /// What is known at an instant; from the last event on always the same view.
  public View knownAt(Instant known) {
    return events.isEmpty() || !events.getLast().recorded().isAfter(known) ? latest : viewAt(known);
  }

  private View viewAt(Instant known) {
    return new View(
        erasByCode(known),
        List.copyOf(
            versions(Procedure.class, p -> p.code() + "\n" + p.validFrom(), known).values()),
        WorkCalendar.of(
            versions(Calendar.class, c -> Integer.toString(c.calendar().year()), known)
                .values()
                .stream()
                .map(Calendar::calendar)
                .toList()),
        versions(Source.class, Source::source, known),
        List.copyOf(
            versions(
                    Recipient.class,
                    r -> r.agency() + "\n" + r.name() + "\n" + r.validFrom(),
                    known)
                .values()),
        goLives());
  }

  /// What is known now: everything.
  public View latest() {
    return latest;
  }

  /// The instants after the first version at which a calendar or a procedure changed: a date that
  /// is computed may be another from then on.
  public NavigableSet<Instant> changesOfDates() {
    return changesOfDates;
  }

  /// What the computation of dates knew at an instant.
  public Dates datesKnownAt(Instant known) {
    return datesByChange.floorEntry(known).getValue();
  }

  private static NavigableSet<Instant> findChangesOfDates(List<Recorded<ReferenceEvent>> events) {
    var stated = new HashSet<String>();
    var changes = new TreeSet<Instant>();
    for (Recorded<ReferenceEvent> recorded : events) {
      String key =
          switch (recorded.event()) {
            case Calendar(CalendarYear year) -> "calendar " + year.year();
            case Procedure p -> "procedure " + p.code() + " " + p.validFrom();
            case Agency _, Source _, Recipient _, GoLive _, ReferenceEvent.Unknown _ -> null;
          };
      if (key != null && !stated.add(key)) {
        changes.add(recorded.recorded());
      }
    }
    return Collections.unmodifiableNavigableSet(changes);
  }

  private Map<String, List<Agency>> erasByCode(Instant known) {
    var eras = new TreeMap<String, List<Agency>>();
    versions(Agency.class, a -> a.code() + "\n" + a.validFrom(), known)
        .values()
        .forEach(a -> eras.computeIfAbsent(a.code(), _ -> new ArrayList<>()).add(a));
    eras.values().forEach(list -> list.sort(Comparator.comparing(Agency::validFrom)));
    return eras;
  }

  private Map<String, Instant> goLives() {
    var first = new TreeMap<String, Instant>();
    for (Recorded<ReferenceEvent> recorded : events) {
      if (recorded.event() instanceof GoLive(String agency, Instant at)) {
        first.putIfAbsent(agency, at);
      }
    }
    return first;
  }

  private <E extends ReferenceEvent> Map<String, E> versions(
      Class<E> kind, Function<E, String> key, Instant known) {
    var current = new LinkedHashMap<String, E>();
    for (Recorded<ReferenceEvent> recorded : events) {
      if (kind.isInstance(recorded.event())) {
        E event = kind.cast(recorded.event());
        if (recorded.recorded().isAfter(known)) {
          current.putIfAbsent(key.apply(event), event);
        } else {
          current.put(key.apply(event), event);
        }
      }
    }
    return current;
  }

  /// What is known at one instant.
  public static final class View implements Dates {

    private final Map<String, List<Agency>> erasByCode;
    private final Map<String, List<Procedure>> procedures = new TreeMap<>();
    private final WorkCalendar calendar;
    private final Map<String, Source> sources;
    private final List<Recipient> recipients;
    private final Map<String, Instant> goLives;
    private final NavigableSet<LocalDate> begins = new TreeSet<>();
    private final NavigableSet<LocalDate> ends = new TreeSet<>();
    private final Map<Turn, AgencyTree> trees = new ConcurrentHashMap<>();

    /// Between two turns every day has the same tree.
    ///
    /// @param begun the last day until then on which an agency began; null before the first
    /// @param ended the last day before it that was an agency's last; null before the first
    private record Turn(@Nullable LocalDate begun, @Nullable LocalDate ended) {}

    private View(
        Map<String, List<Agency>> erasByCode,
        List<Procedure> procedures,
        WorkCalendar calendar,
        Map<String, Source> sources,
        List<Recipient> recipients,
        Map<String, Instant> goLives) {
      this.erasByCode = erasByCode;
      for (List<Agency> eras : erasByCode.values()) {
        for (Agency era : eras) {
          begins.add(era.validFrom());
          if (era.validTo() != null) {
            ends.add(era.validTo());
          }
        }
      }
      procedures.forEach(
          p -> this.procedures.computeIfAbsent(p.code(), _ -> new ArrayList<>()).add(p));
      this.procedures.values().forEach(l -> l.sort(Comparator.comparing(Procedure::validFrom)));
      this.calendar = calendar;
      this.sources = sources;
      this.recipients = recipients;
      this.goLives = goLives;
    }

    /// The agencies valid on a day.
    public AgencyTree tree(LocalDate on) {
      return trees.computeIfAbsent(
          new Turn(begins.floor(on), ends.lower(on)), _ -> new AgencyTree(on, erasByCode));
    }

    /// Every agency with all its eras, oldest first.
    public Collection<List<Agency>> agencies() {
      return erasByCode.values();
    }

    @Override
    public WorkCalendar calendar() {
      return calendar;
    }

    /// Every procedure of the catalogue with all its eras, oldest first.
    public Collection<List<Procedure>> procedures() {
      return procedures.values();
    }

    /// The procedure as it is on a day; before its first day, as it was first.
    public Optional<Procedure> procedure(String code, LocalDate on) {
      List<Procedure> eras = procedures.get(code);
      if (eras == null) {
        return Optional.empty();
      }
      Procedure current = eras.getFirst();
      for (Procedure era : eras) {
        if (!era.validFrom().isAfter(on)) {
          current = era;
        }
      }
      return Optional.of(current);
    }

    /// Every procedure that has begun by a day, as it is on that day.
    public List<Procedure> procedures(LocalDate on) {
      return procedures.keySet().stream()
          .flatMap(code -> procedure(code, on).stream())
          .filter(procedure -> !procedure.validFrom().isAfter(on))
          .toList();
    }

    @Override
    public Optional<Term> term(String procedure, LocalDate on) {
      return procedure(procedure, on).map(Procedure::term);
    }

    public Optional<Source> source(String source) {
      return Optional.ofNullable(sources.get(source));
    }

    /// Every registered source.
    public Collection<Source> sources() {
      return sources.values();
    }

    public List<Recipient> recipients() {
      return recipients;
    }

    /// When the agency goes live: set for itself, or for the nearest above it.
    public Optional<Instant> goLive(String agency, LocalDate on) {
      return goLive(agency, tree(on));
    }

    /// The same for a tree at hand: making one for every question is dear.
    public Optional<Instant> goLive(String agency, AgencyTree tree) {
      for (Agency at : tree.lineOf(agency)) {
        Instant goLive = goLives.get(at.code());
        if (goLive != null) {
          return Optional.of(goLive);
        }
      }
      return Optional.empty();
    }

    /// The go-live set for exactly this agency.
    public Optional<Instant> ownGoLive(String agency) {
      return Optional.ofNullable(goLives.get(agency));
    }
  }
}
