package vn.dunghen.scoring.inputs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.ProcedureEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReportEvent;
import vn.dunghen.dossier.event.StandingEvent;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.InputFact;
import vn.dunghen.following.Reading;

/// The table `input_event`: every event about procedures, petitions, reports and official
/// standings, with both times.
@ApplicationScoped
public class Inputs {

  /// The topics that they come on, beside the references.
  public static final List<String> TOPICS =
      List.of(Topics.PETITION_EVENTS.name(), Topics.REPORT_EVENTS.name());

  private static final String ADD =
      """
      insert into input_event
             (source, id, kind, subject, type, occurred, recorded, position, period, content)
      select source, id, kind, subject, type, occurred, recorded, position, period, content
      from   unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             as new(source, id, kind, subject, type, occurred, recorded, position, period, content)
      on conflict (source, id) do nothing
      """;
  private static final String PROCEDURES =
      "select subject, content from input_event where kind = 'PROCEDURE' order by subject";

  /// A correction may move what it replaces into any period.
  private static final String PETITIONS =
      """
      select subject, content
      from   input_event
      where  kind = 'PETITION'
      and    subject in (
               select subject from input_event
               where  kind = 'PETITION'
               and    (occurred between ? and ? or type = 'vn.dunghen.petition.corrected.v1'
                       or subject = any(?)))
      order  by subject
      """;

  private static final String REPORTS =
      """
      select subject, content
      from   input_event
      where  kind in ('REPORT', 'STANDING') and subject = any(?)
      and    (period = any(?) or period is null or cardinality(?) = 0)
      order  by subject
      """;

  private static final String VERSIONS = "select kind, changes from input_version";

  private static final String HEARD_OF =
      "select exists (select 1 from input_event where kind = ? and recorded <= ?)";

  private static final String WITH_STANDINGS =
      """
      select distinct subject
      from   input_event
      where  kind = 'STANDING' and subject = any(?)
      order  by subject
      """;

  /// The months that are scored again and again: this one and the one before.
  private static final int PERIODS_KEPT = 4;

  private final Reading reading;
  private final AtomicReference<@Nullable ToldOfProcedures> procedures = new AtomicReference<>();
  private final Cache<Period, ToldOfPetitions> petitions =
      Caffeine.newBuilder().maximumSize(PERIODS_KEPT).build();

  Inputs(Reading reading) {
    this.reading = reading;
  }

  /// All events of every procedure.
  ///
  /// @param version of equal versions the events are the same
  /// @param events by the procedure's code
  /// @param occurred when something was true from on
  /// @param lastRecorded when the last became known; the far past where there is none
  public record ToldOfProcedures(
      long version,
      Map<String, List<Recorded<ProcedureEvent>>> events,
      NavigableSet<Instant> occurred,
      Instant lastRecorded) {

    static ToldOfProcedures of(long version, Map<String, List<Recorded<ProcedureEvent>>> events) {
      var occurred = new TreeSet<Instant>();
      Instant last = Instant.MIN;
      for (List<Recorded<ProcedureEvent>> each : events.values()) {
        for (Recorded<ProcedureEvent> event : each) {
          occurred.add(event.occurred());
          last = event.recorded().isAfter(last) ? event.recorded() : last;
        }
      }
      return new ToldOfProcedures(version, events, occurred, last);
    }
  }

  private record ToldOfPetitions(long version, Map<String, List<Recorded<PetitionEvent>>> events) {}

  /// How often something of each kind was stored: while it is the same, so is all that is told of
  /// the kind.
  public record Versions(Map<InputFact.Kind, Long> changes) {

    public Versions {
      changes = Map.copyOf(changes);
    }

    public long of(InputFact.Kind kind) {
      Long version = changes.get(kind);
      if (version == null) {
        throw new IllegalStateException("The kind " + kind + " has no version.");
      }
      return version;
    }
  }

  /// The versions of what the transaction sees.
  public Versions versions(Connection tx) throws SQLException {
    var changes = new EnumMap<InputFact.Kind, Long>(InputFact.Kind.class);
    try (PreparedStatement statement = tx.prepareStatement(VERSIONS);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        changes.put(InputFact.Kind.valueOf(rows.getString(1)), rows.getLong(2));
      }
    }
    return new Versions(changes);
  }

  /// Whether anything of a kind was known at an instant: without it, nothing can be measured.
  ///
  /// @param known at most the far end of time
  public boolean heardOf(Connection tx, InputFact.Kind kind, Instant known) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(HEARD_OF)) {
      statement.setString(1, kind.name());
      statement.setObject(2, known.atOffset(ZoneOffset.UTC));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /// Stores the events that are not stored yet.
  ///
  /// @return how many were new
  public int add(Connection tx, Collection<InputFact> facts) throws SQLException {
    var byId = new LinkedHashMap<EventId, InputFact>();
    facts.forEach(fact -> byId.putIfAbsent(fact.envelope().id(), fact));
    if (byId.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = tx.prepareStatement(ADD)) {
      Columns.of(byId.values())
          .text(fact -> fact.envelope().id().source())
          .text(fact -> fact.envelope().id().id())
          .text(fact -> fact.kind().name())
          .text(fact -> fact.envelope().subject())
          .text(fact -> fact.envelope().type())
          .instant(fact -> fact.envelope().occurred())
          .instant(InputFact::recorded)
          .bigint(InputFact::position)
          .text(Inputs::period)
          .text(InputFact::content)
          .bind(statement, 1);
      return statement.executeUpdate();
    }
  }

  private static @Nullable String period(InputFact fact) {
    return switch (fact.envelope().body()) {
      case Body.Report(ReportEvent.WorkFiles files) -> files.period().wire();
      case Body.Report(ReportEvent.Target target) -> target.quarter().wire();
      case Body.Standing(StandingEvent.NationalStanding standing) -> standing.period().wire();
      case Body.Report _,
          Body.Standing _,
          Body.Procedure _,
          Body.Petition _,
          Body.Dossier _,
          Body.Reference _ ->
          null;
    };
  }

  /// All events of every procedure, kept in memory until a transaction sees others.
  ///
  /// @param versions as the transaction sees them
  public ToldOfProcedures procedures(Connection tx, Versions versions) throws SQLException {
    long version = versions.of(InputFact.Kind.PROCEDURE);
    ToldOfProcedures last = procedures.get();
    if (last != null && last.version() == version) {
      return last;
    }
    try (PreparedStatement statement = tx.prepareStatement(PROCEDURES)) {
      var read =
          ToldOfProcedures.of(
              version,
              read(
                  statement,
                  body -> body instanceof Body.Procedure(ProcedureEvent event) ? event : null));
      procedures.set(read);
      return read;
    }
  }

  /// All events of every petition to which something may have happened in the period, by its code.
  /// Kept in memory, of some periods, until a transaction sees others.
  public Map<String, List<Recorded<PetitionEvent>>> petitions(Connection tx, Period period)
      throws SQLException {
    long version = versions(tx).of(InputFact.Kind.PETITION);
    ToldOfPetitions last = petitions.getIfPresent(period);
    if (last != null && last.version() == version) {
      return last.events();
    }
    var read = new ToldOfPetitions(version, petitions(tx, period, List.of()));
    petitions.put(period, read);
    return read.events();
  }

  /// The same, and of those that are named.
  public Map<String, List<Recorded<PetitionEvent>>> petitions(
      Connection tx, Period period, Collection<String> named) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(PETITIONS)) {
      statement.setObject(1, atOffset(CivilTime.startOf(period.from())));
      statement.setObject(2, atOffset(CivilTime.endOf(period.to())));
      statement.setArray(3, tx.createArrayOf("text", named.toArray()));
      return read(
          statement, body -> body instanceof Body.Petition(PetitionEvent event) ? event : null);
    }
  }

  /// All reports and official standings of the agencies, by the agency's code.
  ///
  /// @param periods empty for any; what is for no period comes in any case
  public Map<String, List<Recorded<Body>>> reports(
      Connection tx, Collection<String> agencies, Collection<Period> periods) throws SQLException {
    Array wires = tx.createArrayOf("text", periods.stream().map(Period::wire).toArray());
    try (PreparedStatement statement = tx.prepareStatement(REPORTS)) {
      statement.setArray(1, tx.createArrayOf("text", agencies.toArray()));
      statement.setArray(2, wires);
      statement.setArray(3, wires);
      return read(statement, body -> body);
    }
  }

  /// Those of the agencies of which an official standing was ever told.
  public List<String> withStandings(Connection tx, Collection<String> agencies)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(WITH_STANDINGS)) {
      statement.setArray(1, tx.createArrayOf("text", agencies.toArray()));
      var found = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }
  }

  /// What is stored was read once before it was stored; that it cannot be read now is a defect.
  private <E> Map<String, List<Recorded<E>>> read(
      PreparedStatement statement, Function<Body, @Nullable E> kind) throws SQLException {
    var events = new TreeMap<String, List<Recorded<E>>>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) {
        if (!(reading.read(rows.getString(2)) instanceof Reading.Content.OfInput(var fact))) {
          throw new IllegalStateException("A stored event cannot be read any more.");
        }
        E event = kind.apply(fact.envelope().body());
        if (event == null) {
          throw new IllegalStateException("A stored event is of another kind than its row says.");
        }
        events.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(fact.with(event));
      }
    }
    return events;
  }

  private static OffsetDateTime atOffset(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
