package vn.dunghen.notification.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.notification.alerts.model.Cause;
import vn.dunghen.notification.alerts.model.Reason;
import vn.dunghen.notification.alerts.model.Stage;
import vn.dunghen.notification.directory.model.Way;

/// Reads alerts with who was told and who took note.
@ApplicationScoped
public class Alerts {

  private static final String STATED =
      """
      with stated as (
        select a.*, coalesce(g.name, a.agency) as agency_name,
               case when exists (select from delivery d where d.alert = a.id and d.held) then 'held'
                    when a.state <> 'standing' then a.state
                    when exists (select from acknowledgement k where k.alert = a.id)
                      then 'acknowledged'
                    when exists (select from delivery d
                                 where d.alert = a.id and d.told_at is not null) then 'sent'
                    when not a.addressed then 'undeliverable'
                    when exists (select from delivery d left join message m on m.id = d.message
                                 where d.alert = a.id
                                 and   (m.id is null or m.state = 'waiting')) then 'waiting'
                    else 'failed' end as stands
        from   alert a left join agency g on g.code = a.agency
        where  $WHERE)
      """;
  private static final String PAGE =
      STATED
          + """
          select *, count(*) over () as total from stated
          where  (:stage = '' or stage = :stage)
          and    (cardinality(:states) = 0 or stands = any(:states))
          order  by $ORDER
          limit  :limit offset :offset
          """;
  private static final NamedSql MOST_LATE_FIRST =
      new NamedSql(
          PAGE.replace("$WHERE", "a.agency = any(:agencies)")
              .replace("$ORDER", "due, dossier, id"));
  private static final NamedSql LATEST_FIRST =
      new NamedSql(
          PAGE.replace("$WHERE", "a.agency = any(:agencies)").replace("$ORDER", "id desc"));
  private static final NamedSql BY_ID =
      new NamedSql(STATED.replace("$WHERE", "a.id = :id") + "select *, 1 as total from stated");
  private static final NamedSql OF_DOSSIER =
      new NamedSql(
          STATED.replace("$WHERE", "a.dossier = :dossier")
              + "select *, count(*) over () as total from stated order by id");
  private static final String TOLD =
      """
      select d.alert, d.owner, d.name, d.way, d.kind, d.told_at, m.problem, m.attempts,
             case when d.told_at is not null then 'sent' when d.held then 'held'
                  else coalesce(m.state, 'waiting') end
               as state
      from   delivery d left join message m on m.id = d.message
      where  d.alert = any(?)
      order  by d.alert, d.kind, d.owner, d.name, d.way
      """;
  private static final String ACKNOWLEDGED =
      """
      select alert, acknowledged_at, acknowledged_by, cause, comment
      from   acknowledgement
      where  alert = any(?)
      order  by id
      """;

  /// @param stage empty for every stage
  /// @param states none for every state
  /// @param mostLateFirst else the latest first
  public record Query(
      Set<String> agencies,
      Optional<Stage> stage,
      Set<AlertState> states,
      boolean mostLateFirst,
      int page,
      int size) {
    public Query {
      agencies = Set.copyOf(agencies);
      states = Set.copyOf(states);
    }
  }

  /// @param total how many there are on all pages
  public record Page(long total, List<Alert> alerts) {
    public Page {
      alerts = List.copyOf(alerts);
    }
  }

  /// @param occurrence counts up when the same stage of the same promise comes again
  /// @param reason why it no longer stands; null while it does
  public record Alert(
      long id,
      String dossier,
      String procedure,
      int promiseNumber,
      Stage stage,
      int occurrence,
      String agency,
      String agencyName,
      String responsible,
      Instant due,
      Instant judgedAt,
      Instant raisedAt,
      AlertState state,
      @Nullable Reason reason,
      @Nullable Instant settledAt,
      List<Told> told,
      List<Acknowledgement> acknowledgements) {
    public Alert {
      told = List.copyOf(told);
      acknowledgements = List.copyOf(acknowledgements);
    }
  }

  /// Who is told by which way.
  ///
  /// @param owner the agency that the recipient belongs to
  /// @param withdrawal whether it is the withdrawal that is told
  /// @param state waiting, held, sent, failed or cancelled
  /// @param problem what went wrong at the last attempt; null if nothing did
  public record Told(
      String owner,
      String name,
      Way way,
      boolean withdrawal,
      String state,
      @Nullable Instant at,
      @Nullable String problem) {}

  public record Acknowledgement(Instant at, String by, Cause cause, String comment) {}

  public Page page(Connection tx, Query query) throws SQLException {
    NamedSql sql = query.mostLateFirst() ? MOST_LATE_FIRST : LATEST_FIRST;
    return read(
        tx,
        sql,
        Map.of(
            "agencies", query.agencies(),
            "stage", query.stage().map(Stage::wire).orElse(""),
            "states", query.states().stream().map(AlertState::wire).toList(),
            "limit", query.size(),
            "offset", (long) query.page() * query.size()));
  }

  public Optional<Alert> alert(Connection tx, long id) throws SQLException {
    return read(tx, BY_ID, Map.of("id", id)).alerts().stream().findFirst();
  }

  /// In the order in which they were raised.
  public List<Alert> ofDossier(Connection tx, String dossier) throws SQLException {
    return read(tx, OF_DOSSIER, Map.of("dossier", dossier)).alerts();
  }

  private static Page read(Connection tx, NamedSql sql, Map<String, Object> values)
      throws SQLException {
    var found = new ArrayList<Alert>();
    long total = 0;
    try (var statement = sql.prepare(tx, values);
        var row = statement.executeQuery()) {
      while (row.next()) {
        total = row.getLong("total");
        found.add(alert(row));
      }
    }
    List<Long> ids = found.stream().map(Alert::id).toList();
    Map<Long, List<Told>> told = told(tx, ids);
    Map<Long, List<Acknowledgement>> noted = noted(tx, ids);
    return new Page(
        total,
        found.stream()
            .map(alert ->
                with(
                    alert,
                    told.getOrDefault(alert.id(), List.of()),
                    noted.getOrDefault(alert.id(), List.of())))
            .toList());
  }

  private static Alert alert(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    return new Alert(
        row.getLong("id"),
        row.getString("dossier"),
        row.getString("procedure"),
        row.getInt("promise_number"),
        Stage.ofWire(row.getString("stage")).orElseThrow(),
        row.getInt("occurrence"),
        row.getString("agency"),
        row.getString("agency_name"),
        row.getString("responsible"),
        Row.instant(row, "due"),
        Row.instant(row, "judged_at"),
        Row.instant(row, "raised_at"),
        AlertState.ofWire(row.getString("stands")).orElseThrow(),
        reason == null ? null : Reason.ofWire(reason).orElseThrow(),
        Row.optionalInstant(row, "settled_at"),
        List.of(),
        List.of());
  }

  private static Alert with(Alert a, List<Told> told, List<Acknowledgement> noted) {
    return new Alert(
        a.id(),
        a.dossier(),
        a.procedure(),
        a.promiseNumber(),
        a.stage(),
        a.occurrence(),
        a.agency(),
        a.agencyName(),
        a.responsible(),
        a.due(),
        a.judgedAt(),
        a.raisedAt(),
        a.state(),
        a.reason(),
        a.settledAt(),
        told,
        noted);
  }

  private static Map<Long, List<Told>> told(Connection tx, Collection<Long> ids)
      throws SQLException {
    var found = new HashMap<Long, List<Told>>();
    try (var statement = tx.prepareStatement(TOLD)) {
      statement.setArray(1, tx.createArrayOf("int8", ids.toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          String problem = row.getString("problem");
          found
              .computeIfAbsent(row.getLong("alert"), _ -> new ArrayList<>())
              .add(
                  new Told(
                      row.getString("owner"),
                      row.getString("name"),
                      Way.ofWire(row.getString("way")).orElseThrow(),
                      row.getString("kind").equals("withdrawal"),
                      row.getString("state"),
                      Row.optionalInstant(row, "told_at"),
                      problem == null || problem.isEmpty() ? null : problem));
        }
      }
    }
    return found;
  }

  private static Map<Long, List<Acknowledgement>> noted(Connection tx, Collection<Long> ids)
      throws SQLException {
    var found = new HashMap<Long, List<Acknowledgement>>();
    try (var statement = tx.prepareStatement(ACKNOWLEDGED)) {
      statement.setArray(1, tx.createArrayOf("int8", ids.toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          found
              .computeIfAbsent(row.getLong("alert"), _ -> new ArrayList<>())
              .add(
                  new Acknowledgement(
                      Row.instant(row, "acknowledged_at"),
                      row.getString("acknowledged_by"),
                      Cause.ofWire(row.getString("cause")).orElseThrow(),
                      row.getString("comment")));
        }
      }
    }
    return found;
  }
}
