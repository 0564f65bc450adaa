package vn.dunghen.scoring.stints;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.dossier.life.DossierState.Dating;
import vn.dunghen.scoring.stints.model.Condition;
import vn.dunghen.scoring.stints.model.IndexFact;
import vn.dunghen.scoring.stints.model.Outcome;
import vn.dunghen.scoring.stints.model.Span;
import vn.dunghen.scoring.stints.model.Stint;

/// The table `stint`. Callers hold the lock on the dossiers' rows in `dossier`.
public final class Stints {

  private static final String LOAD =
      """
      select dossier, known_from, known_to, true_from, true_to, responsible, receiving, procedure,
             received_at, online, ended_at, outcome, promise, asserted, dating, overdue_from,
             facts, late_from, irregular
      from   stint
      where  dossier = any(?) and generation = ?
      order  by dossier, known_from, true_from
      """;
  private static final String DELETE =
      """
      delete from stint s
      using  unnest(?, ?, ?) as gone(dossier, known_from, true_from)
      where  s.dossier = gone.dossier and s.generation = ?
        and  s.known_from = gone.known_from and s.true_from = gone.true_from
      """;
  private static final String INSERT =
      """
      insert into stint (generation, dossier, known_from, known_to, true_from, true_to,
                         responsible, receiving, procedure, received_at, online, ended_at, outcome,
                         promise, asserted, dating, overdue_from, facts, late_from, irregular)
      select ?, dossier, known_from, known_to, true_from, true_to, responsible, receiving,
             procedure, received_at, online, ended_at, outcome, promise, asserted, dating,
             overdue_from, facts, late_from, irregular
      from   unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             as new(dossier, known_from, known_to, true_from, true_to, responsible, receiving,
                    procedure, received_at, online, ended_at, outcome, promise, asserted, dating,
                    overdue_from, facts, late_from, irregular)
      """;

  private Stints() {}

  /// A stint and the dossier that it is of.
  private record Of(String dossier, Stint stint) {}

  /// The stored stints of the dossiers, by code, in order of knowledge and time.
  public static Map<String, List<Stint>> load(
      Connection tx, int generation, Collection<String> dossiers) throws SQLException {
    var stored = new HashMap<String, List<Stint>>();
    if (dossiers.isEmpty()) {
      return stored;
    }
    try (var statement = tx.prepareStatement(LOAD)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      statement.setInt(2, generation);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          stored
              .computeIfAbsent(rows.getString("dossier"), _ -> new ArrayList<>())
              .add(stint(rows));
        }
      }
    }
    return stored;
  }

  /// Makes the stored stints of the dossiers those of `wanted`; touches only what differs.
  public static void replace(
      Connection tx,
      int generation,
      Map<String, List<Stint>> stored,
      Map<String, List<Stint>> wanted)
      throws SQLException {
    var gone = new ArrayList<Of>();
    var added = new ArrayList<Of>();
    wanted.forEach((dossier, stints) -> {
      Set<Stint> kept = new HashSet<>(stored.getOrDefault(dossier, List.of()));
      for (Stint stint : stints) {
        if (!kept.remove(stint)) {
          added.add(new Of(dossier, stint));
        }
      }
      kept.forEach(stint -> gone.add(new Of(dossier, stint)));
    });
    delete(tx, generation, gone);
    insert(tx, generation, added);
  }

  private static void delete(Connection tx, int generation, List<Of> gone) throws SQLException {
    if (gone.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(DELETE)) {
      Columns.of(gone)
          .text(Of::dossier)
          .instant(row -> row.stint().knownFrom())
          .instant(row -> row.stint().span().from())
          .bind(statement, 1);
      statement.setInt(4, generation);
      int deleted = statement.executeUpdate();
      if (deleted != gone.size()) {
        throw new IllegalStateException(
            "Of " + gone.size() + " stints only " + deleted + " were still there.");
      }
    }
  }

  private static void insert(Connection tx, int generation, List<Of> added) throws SQLException {
    if (added.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(INSERT)) {
      statement.setInt(1, generation);
      Columns.of(added)
          .text(Of::dossier)
          .instant(row -> row.stint().knownFrom())
          .instant(row -> row.stint().knownTo())
          .instant(row -> row.stint().span().from())
          .instant(row -> row.stint().span().to())
          .text(row -> condition(row).responsible())
          .text(row -> condition(row).receiving())
          .text(row -> condition(row).procedure())
          .instant(row -> condition(row).receivedAt())
          .flag(row -> condition(row).online())
          .instant(row -> endedAt(condition(row)))
          .optionalInteger(row -> outcome(condition(row)))
          .instant(row -> condition(row).promise())
          .flag(row -> condition(row).asserted())
          .integer(row -> condition(row).dating().ordinal())
          .date(row -> condition(row).overdueFrom())
          .integer(row -> IndexFact.stored(condition(row).facts()))
          .instant(row -> condition(row).lateFrom())
          .flag(row -> row.stint().irregular())
          .bind(statement, 2);
      statement.executeUpdate();
    }
  }

  private static Condition condition(Of row) {
    return row.stint().span().condition();
  }

  private static @Nullable Instant endedAt(Condition condition) {
    return condition.end() == null ? null : condition.end().at();
  }

  private static @Nullable Integer outcome(Condition condition) {
    return condition.end() == null ? null : condition.end().outcome().ordinal();
  }

  private static Stint stint(ResultSet row) throws SQLException {
    Instant endedAt = Row.optionalInstant(row, "ended_at");
    var condition =
        new Condition(
            row.getString("responsible"),
            row.getString("receiving"),
            row.getString("procedure"),
            Row.instant(row, "received_at"),
            row.getBoolean("online"),
            endedAt == null
                ? null
                : new Condition.Ended(endedAt, Outcome.values()[row.getInt("outcome")]),
            Row.optionalInstant(row, "promise"),
            row.getBoolean("asserted"),
            Dating.values()[row.getInt("dating")],
            Row.optionalDate(row, "overdue_from"),
            IndexFact.ofStored(row.getInt("facts")),
            Row.optionalInstant(row, "late_from"));
    return new Stint(
        Row.instant(row, "known_from"),
        Row.instant(row, "known_to"),
        new Span(Row.instant(row, "true_from"), Row.instant(row, "true_to"), condition),
        row.getBoolean("irregular"));
  }
}
