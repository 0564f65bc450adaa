package vn.dunghen.scoring.recounting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.chassis.rows.Row;

/// The tables `recount` and `recount_mismatch`.
final class Recount {

  private static final String STATE =
      "select ran_at, walked_through, dossiers, statements from recount";
  private static final String MISMATCHES =
      "select subject, kind, detail, found_at, last_seen from recount_mismatch order by found_at";
  private static final String SAMPLE =
      """
      select code from dossier d
      where  code > ? and not exists (select 1 from refold r where r.dossier = d.code)
      order  by code limit ?
      """;
  private static final String RAN =
      """
      update recount
      set    ran_at = ?, walked_through = ?, dossiers = dossiers + ?, statements = statements + ?
      """;
  private static final String FOUND =
      """
      insert into recount_mismatch (subject, kind, detail, found_at, last_seen)
      select subject, kind, detail, ?, ? from unnest(?, ?, ?) as new(subject, kind, detail)
      on conflict (subject) do update set detail = excluded.detail, last_seen = excluded.last_seen
      """;
  private static final String RIGHT_AGAIN = "delete from recount_mismatch where subject = any(?)";

  private Recount() {}

  /// How far the recount has come.
  record State(@Nullable Instant ranAt, String walkedThrough, long dossiers, long statements) {}

  /// Something that differs.
  ///
  /// @param subject the dossier's code, agency and period of the statement, or the month
  record Mismatch(String subject, String kind, String detail) {}

  /// A mismatch that was not found right since.
  record Open(String subject, String kind, String detail, Instant foundAt, Instant lastSeen) {}

  static State state(Connection tx) throws SQLException {
    try (var statement = tx.prepareStatement(STATE);
        var row = statement.executeQuery()) {
      row.next();
      return new State(
          Row.optionalInstant(row, "ran_at"),
          row.getString("walked_through"),
          row.getLong("dossiers"),
          row.getLong("statements"));
    }
  }

  static List<Open> mismatches(Connection tx) throws SQLException {
    var open = new ArrayList<Open>();
    try (var statement = tx.prepareStatement(MISMATCHES);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        open.add(
            new Open(
                rows.getString("subject"),
                rows.getString("kind"),
                rows.getString("detail"),
                Row.instant(rows, "found_at"),
                Row.instant(rows, "last_seen")));
      }
    }
    return open;
  }

  /// The next dossiers after a code, without those that wait to be folded anew.
  static List<String> sample(Connection tx, String after, int size) throws SQLException {
    var codes = new ArrayList<String>();
    try (var statement = tx.prepareStatement(SAMPLE)) {
      statement.setString(1, after);
      statement.setInt(2, size);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          codes.add(rows.getString(1));
        }
      }
    }
    return codes;
  }

  static void ran(Connection tx, Instant now, String through, int dossiers, int statements)
      throws SQLException {
    try (var statement = tx.prepareStatement(RAN)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setString(2, through);
      statement.setInt(3, dossiers);
      statement.setInt(4, statements);
      statement.executeUpdate();
    }
  }

  static void found(Connection tx, Instant now, Collection<Mismatch> mismatches)
      throws SQLException {
    try (var statement = tx.prepareStatement(FOUND)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setObject(2, now.atOffset(ZoneOffset.UTC));
      Columns.of(mismatches)
          .text(Mismatch::subject)
          .text(Mismatch::kind)
          .text(Mismatch::detail)
          .bind(statement, 3);
      statement.executeUpdate();
    }
  }

  static void rightAgain(Connection tx, Collection<String> subjects) throws SQLException {
    try (var statement = tx.prepareStatement(RIGHT_AGAIN)) {
      statement.setArray(1, tx.createArrayOf("text", subjects.toArray()));
      statement.executeUpdate();
    }
  }
}
