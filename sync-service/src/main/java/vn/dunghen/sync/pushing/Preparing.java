package vn.dunghen.sync.pushing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.dunghen.chassis.restoring.Restorations;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.following.DossierEvents;
import vn.dunghen.sync.national.model.Person;
import vn.dunghen.sync.national.model.TienDo;
import vn.dunghen.sync.national.model.Told;
import vn.dunghen.sync.sealing.OpeningPersons;

/// Prepares claimed dossiers: folds them as they are now, opens the applicants, leaves out the
/// steps that were sent.
@ApplicationScoped
class Preparing {

  private static final String SENT =
      "select dossier, at, status, by from progress_sent where dossier = any(?)";

  private final DossierEvents events;
  private final Considering considering;
  private final OpeningPersons persons;

  Preparing(DossierEvents events, Considering considering, OpeningPersons persons) {
    this.events = events;
    this.considering = considering;
    this.persons = persons;
  }

  /// A claimed dossier with what is to be done about it.
  sealed interface Prepared {

    record ToSend(Attempt.Work work) implements Prepared {}

    record NotToSend(Pushes.Claimed claimed, Considering.Considered considered)
        implements Prepared {}
  }

  List<Prepared> prepare(Connection tx, List<Pushes.Claimed> claimed) throws SQLException {
    var codes = claimed.stream().map(Pushes.Claimed::dossier).toList();
    Map<String, List<Recorded<DossierEvent>>> eventsOf = events.load(tx, codes);
    Map<String, String> correlations = DossierEvents.newestCorrelations(tx, codes);
    var byCode = new HashMap<String, Considering.Considered>();
    var sealed = new HashMap<String, String>();
    for (Considering.Considered each : considering.consider(tx, eventsOf)) {
      byCode.put(each.wish().dossier(), each);
      if (each.sealed() != null) {
        sealed.put(each.wish().dossier(), each.sealed());
      }
    }
    Map<String, Person> opened = persons.open(tx, sealed);
    Set<TienDo.Key> sent = sent(tx, codes);
    Map<String, List<Recorded<DossierEvent>>> before = beforePutBack(tx, claimed, eventsOf);
    Set<TienDo.Key> forgotten = steps(tx, before);
    forgotten.removeAll(sent);
    var prepared = new ArrayList<Prepared>();
    for (Pushes.Claimed one : claimed) {
      Considering.Considered considered = byCode.get(one.dossier());
      if (considered == null) {
        throw new IllegalStateException("A dossier to be pushed has no events.");
      }
      prepared.add(
          considered.told() instanceof Told.Ready ready
                  && considered.wish().verdict() instanceof Wish.Verdict.Send
              ? new Prepared.ToSend(
                  new Attempt.Work(
                      one,
                      considered,
                      ready,
                      opened.getOrDefault(one.dossier(), Person.NOBODY),
                      ready.progress().stream().filter(step -> !sent.contains(step.key())).toList(),
                      forgotten,
                      before.containsKey(one.dossier()),
                      Optional.ofNullable(correlations.get(one.dossier()))))
              : new Prepared.NotToSend(one, considered));
    }
    return prepared;
  }

  /// The events that were known before the database was put back, of the dossiers that are looked
  /// up first: their steps may have been told, and what was written down of it is lost.
  private static Map<String, List<Recorded<DossierEvent>>> beforePutBack(
      Connection tx,
      List<Pushes.Claimed> claimed,
      Map<String, List<Recorded<DossierEvent>>> eventsOf)
      throws SQLException {
    var knownThen = new HashMap<String, List<Recorded<DossierEvent>>>();
    Instant until = Restorations.forgottenUntil(tx).orElse(null);
    if (until == null) {
      return knownThen;
    }
    claimed.stream()
        .filter(Pushes.Claimed::askFirst)
        .map(Pushes.Claimed::dossier)
        .forEach(code -> {
          var then =
              eventsOf.getOrDefault(code, List.of()).stream()
                  .filter(event -> !event.recorded().isAfter(until))
                  .toList();
          if (!then.isEmpty()) {
            knownThen.put(code, then);
          }
        });
    return knownThen;
  }

  private Set<TienDo.Key> steps(Connection tx, Map<String, List<Recorded<DossierEvent>>> eventsOf)
      throws SQLException {
    var steps = new HashSet<TienDo.Key>();
    for (Considering.Considered each : considering.consider(tx, eventsOf)) {
      if (each.told() instanceof Told.Ready(_, var progress)) {
        progress.forEach(step -> steps.add(step.key()));
      }
    }
    return steps;
  }

  private static Set<TienDo.Key> sent(Connection tx, Collection<String> dossiers)
      throws SQLException {
    var sent = new HashSet<TienDo.Key>();
    try (var statement = tx.prepareStatement(SENT)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          sent.add(
              new TienDo.Key(
                  row.getString("dossier"),
                  row.getString("at"),
                  row.getInt("status"),
                  row.getString("by")));
        }
      }
    }
    return sent;
  }
}
