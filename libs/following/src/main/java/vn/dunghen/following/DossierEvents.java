package vn.dunghen.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Recorded;

/// The dossier events that a service was told, each once, and which dossiers they touch.
///
/// A service that keeps something about dossiers folds a touched dossier whole from what is here,
/// in the transaction that stored the events, so that neither order nor repetition matters. The
/// tables `dossier` and `event`.
///
/// Each request that brought new events gets a line in the log, under its correlation id. A
/// transaction that is rolled back and tried again writes its lines again.
@ApplicationScoped
public class DossierEvents {

  private static final Logger LOGGER = Logger.getLogger(DossierEvents.class);

  private static final String ENSURE =
      """
      insert into dossier (code) select code from unnest(?) as new(code)
      on conflict (code) do nothing
      returning code
      """;
  private static final String LOCK =
      "select code from dossier where code = any(?) order by code for update";
  private static final String ADD =
      """
      insert into event (source, id, dossier, type, occurred, recorded, position, content)
      select source, id, dossier, type, occurred, recorded, position, content
      from   unnest(?, ?, ?, ?, ?, ?, ?, ?)
             as new(source, id, dossier, type, occurred, recorded, position, content)
      on conflict (source, id) do nothing
      returning source, id
      """;
  private static final String LOAD =
      "select dossier, source, id, content from event where dossier = any(?)";
  private static final String NEWEST_CORRELATION =
      """
      select dossier, correlation
      from (select distinct on (dossier) dossier, content::json ->> 'correlationid' as correlation
            from   event where dossier = any(?)
            order  by dossier, position desc) as newest
      where correlation is not null
      """;
  private static final String DEPENDS_ON_CALENDAR =
      "update dossier set by_calendar = true where code = any(?) and not by_calendar";

  private final Reading reading;

  DossierEvents(Reading reading) {
    this.reading = reading;
  }

  /// What new events did.
  ///
  /// @param eventsOf every event of each touched dossier, by the dossier's code
  /// @param heardOf those of the touched dossiers that had events before
  /// @param added how many events were new
  public record Touched(
      Map<String, List<Recorded<DossierEvent>>> eventsOf, Set<String> heardOf, int added) {
    static final Touched NOTHING = new Touched(Map.of(), Set.of(), 0);
  }

  /// Stores the events that are new. The rows of the dossiers stay locked until the transaction
  /// ends.
  public Touched add(Connection tx, Collection<DossierFact> facts) throws SQLException {
    var byId = new LinkedHashMap<EventId, DossierFact>();
    facts.forEach(fact -> byId.putIfAbsent(fact.event().id(), fact));
    if (byId.isEmpty()) {
      return Touched.NOTHING;
    }
    Set<String> unheardOf = lock(tx, byId.values().stream().map(DossierFact::dossier).toList());
    Map<EventId, DossierFact> added = store(tx, byId.values());
    var touched = new HashMap<String, List<Recorded<DossierEvent>>>();
    for (DossierFact fact : added.values()) {
      touched.computeIfAbsent(fact.dossier(), _ -> new ArrayList<>()).add(fact.event());
    }
    tell(added.values());
    var heardOf = new HashSet<>(touched.keySet());
    heardOf.removeAll(unheardOf);
    touched.putAll(load(tx, heardOf, added));
    return new Touched(touched, heardOf, added.size());
  }

  private static void tell(Collection<DossierFact> added) {
    var byRequest = new LinkedHashMap<Optional<String>, List<DossierFact>>();
    added.forEach(fact ->
        byRequest
            .computeIfAbsent(Optional.ofNullable(fact.correlation()), _ -> new ArrayList<>())
            .add(fact));
    byRequest.forEach((correlation, facts) ->
        Correlation.during(
            correlation.orElse(null),
            () ->
                LOGGER.infof(
                    "Dossier events came. events=%d dossiers=%d first=%s",
                    facts.size(),
                    facts.stream().map(DossierFact::dossier).distinct().count(),
                    facts.getFirst().dossier())));
  }

  /// The correlation id of the request that brought the newest event of each of the dossiers, where
  /// one is known.
  public static Map<String, String> newestCorrelations(Connection tx, Collection<String> dossiers)
      throws SQLException {
    var newest = new HashMap<String, String>();
    try (var statement = tx.prepareStatement(NEWEST_CORRELATION)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          newest.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return newest;
  }

  /// All stored events of the dossiers, whose rows stay locked until the transaction ends.
  public Map<String, List<Recorded<DossierEvent>>> lockAndLoad(
      Connection tx, Collection<String> dossiers) throws SQLException {
    if (dossiers.isEmpty()) {
      return Map.of();
    }
    lock(tx, dossiers);
    return load(tx, dossiers, Map.of());
  }

  /// All stored events of the dossiers, by code.
  public Map<String, List<Recorded<DossierEvent>>> load(Connection tx, Collection<String> dossiers)
      throws SQLException {
    return load(tx, dossiers, Map.of());
  }

  /// Makes sure that the dossiers have their rows, and locks these until the transaction ends.
  ///
  /// @return those that were not heard of before: they have no events yet
  private Set<String> lock(Connection tx, Collection<String> dossiers) throws SQLException {
    var sorted = new TreeSet<>(dossiers);
    Set<String> fresh = new HashSet<>();
    try (var statement = tx.prepareStatement(ENSURE)) {
      statement.setArray(1, tx.createArrayOf("text", sorted.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          fresh.add(rows.getString(1));
        }
      }
    }
    sorted.removeAll(fresh);
    if (!sorted.isEmpty()) {
      try (var statement = tx.prepareStatement(LOCK)) {
        statement.setArray(1, tx.createArrayOf("text", sorted.toArray()));
        statement.executeQuery().close();
      }
    }
    return fresh;
  }

  /// Stores the events that are not stored yet.
  ///
  /// @param facts no two with the same id
  /// @return those that were new, by id
  private Map<EventId, DossierFact> store(Connection tx, Collection<DossierFact> facts)
      throws SQLException {
    Map<EventId, DossierFact> byId = new HashMap<>();
    facts.forEach(fact -> byId.put(fact.event().id(), fact));
    Map<EventId, DossierFact> added = new HashMap<>();
    try (var statement = tx.prepareStatement(ADD)) {
      Columns.of(facts)
          .text(fact -> fact.event().id().source())
          .text(fact -> fact.event().id().id())
          .text(DossierFact::dossier)
          .text(DossierFact::type)
          .instant(fact -> fact.event().occurred())
          .instant(fact -> fact.event().recorded())
          .bigint(DossierFact::position)
          .text(DossierFact::content)
          .bind(statement, 1);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var id = new EventId(rows.getString(1), rows.getString(2));
          DossierFact fact = byId.get(id);
          if (fact != null) {
            added.put(id, fact);
          }
        }
      }
    }
    return added;
  }

  /// All stored events of the dossiers, by code.
  ///
  /// @param known facts that need not be read again, by id
  private Map<String, List<Recorded<DossierEvent>>> load(
      Connection tx, Collection<String> dossiers, Map<EventId, DossierFact> known)
      throws SQLException {
    var loaded = new HashMap<String, List<Recorded<DossierEvent>>>();
    if (dossiers.isEmpty()) {
      return loaded;
    }
    try (var statement = tx.prepareStatement(LOAD)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          DossierFact fact = known.get(new EventId(rows.getString(2), rows.getString(3)));
          loaded
              .computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
              .add(fact == null ? stored(rows.getString(4)) : fact.event());
        }
      }
    }
    return loaded;
  }

  /// Notes that dates of these dossiers depend on calendar or catalogue.
  public void dependOnCalendar(Connection tx, Collection<String> dossiers) throws SQLException {
    if (dossiers.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(DEPENDS_ON_CALENDAR)) {
      statement.setArray(1, tx.createArrayOf("text", new TreeSet<>(dossiers).toArray()));
      statement.executeUpdate();
    }
  }

  /// What is stored was read once before it was stored; that it cannot be read now is a defect.
  private Recorded<DossierEvent> stored(String content) {
    if (reading.read(content) instanceof Reading.Content.OfDossier(DossierFact fact)) {
      return fact.event();
    }
    throw new IllegalStateException("A stored dossier event cannot be read any more.");
  }
}
