package vn.dunghen.scoring.petitions;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.petition.PetitionCounts;
import vn.dunghen.dossier.petition.PetitionLife;
import vn.dunghen.dossier.petition.PetitionState;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.dossier.time.WorkCalendar;
import vn.dunghen.following.References;
import vn.dunghen.scoring.inputs.Inputs;

/// How the petitions of an agency count in a period: indicators 5.1 to 5.3.
@ApplicationScoped
public class Petitions {

  private final Inputs inputs;
  private final References references;
  private final InstantSource clock;

  Petitions(Inputs inputs, References references, InstantSource clock) {
    this.inputs = inputs;
    this.references = references;
    this.clock = clock;
  }

  /// A petition as it is at the end of the period, or when it was judged.
  public record Item(String petition, PetitionState state, PetitionCounts.Counted counted) {}

  /// The counts and the petitions that make them: each number is the length of a part of the list.
  ///
  /// @param judged the end of the period, or the knowledge if that is earlier
  public record Answer(
      PetitionCounts counts, List<Item> items, Instant judged, WorkCalendar calendar) {

    /// The same of the petitions that these units have.
    public Answer of(Set<String> units) {
      return of(
          items.stream().filter(item -> units.contains(item.state().unit())).toList(),
          judged,
          calendar);
    }

    /// The counts of the petitions that each unit has.
    public Map<String, PetitionCounts> byUnit() {
      var byUnit = new HashMap<String, List<PetitionCounts.Counted>>();
      items.forEach(item ->
          byUnit.computeIfAbsent(item.state().unit(), _ -> new ArrayList<>()).add(item.counted()));
      var counts = new HashMap<String, PetitionCounts>();
      byUnit.forEach((unit, counted) -> counts.put(unit, PetitionCounts.sum(counted)));
      return counts;
    }

    private static Answer of(List<Item> items, Instant judged, WorkCalendar calendar) {
      return new Answer(
          PetitionCounts.sum(items.stream().map(Item::counted).toList()), items, judged, calendar);
    }
  }

  /// The petitions of an agency with all below it. One tree: the one valid on the period's last
  /// day.
  ///
  /// @param tx a snapshot
  /// @param asOf what was known at this instant; empty for what is known now
  public Answer answer(Connection tx, String agency, Period period, Optional<Instant> asOf)
      throws SQLException {
    return all(tx, period, asOf).of(view(tx, asOf).tree(period.to()).countedFor(agency));
  }

  /// Every petition that counts in the period, whoever has it: for the figures of many agencies it
  /// is read once.
  public Answer all(Connection tx, Period period, Optional<Instant> asOf) throws SQLException {
    return all(tx, period, asOf, Map.of());
  }

  /// The same with events that nobody has told yet.
  ///
  /// @param planned events by petition
  public Answer all(
      Connection tx,
      Period period,
      Optional<Instant> asOf,
      Map<String, List<Recorded<PetitionEvent>>> planned)
      throws SQLException {
    WorkCalendar calendar = view(tx, asOf).calendar();
    Instant known = asOf.orElse(Instant.MAX);
    Instant judged = earliest(CivilTime.endOf(period.to()), known, clock.instant());
    var items = new ArrayList<Item>();
    (planned.isEmpty()
            ? inputs.petitions(tx, period)
            : inputs.petitions(tx, period, planned.keySet()))
        .forEach((petition, told) -> {
          List<Recorded<PetitionEvent>> events = told;
          if (planned.containsKey(petition)) {
            events = new ArrayList<>(told);
            events.addAll(planned.getOrDefault(petition, List.of()));
          }
          PetitionState state = PetitionLife.fold(events, known).at(judged);
          var counted = PetitionCounts.of(state, period, calendar, judged);
          if (counted.counts()) {
            items.add(new Item(petition, state, counted));
          }
        });
    return Answer.of(List.copyOf(items), judged, calendar);
  }

  private ReferenceBook.View view(Connection tx, Optional<Instant> asOf) throws SQLException {
    ReferenceBook book = references.book(tx);
    return asOf.map(book::knownAt).orElseGet(book::latest);
  }

  private static Instant earliest(Instant a, Instant b, Instant c) {
    Instant first = a.isBefore(b) ? a : b;
    return first.isBefore(c) ? first : c;
  }
}
