package vn.dunghen.scoring.rebuilding;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table `generation`, as rebuilds go on in it; [RecordedGenerations] tells of them.
final class Rebuilds {

  private static final String COLUMNS =
      """
      select id, register_after, register_read, folded_through, cleared_through
      from   generation
      """;
  private static final String BEGIN =
      """
      insert into generation (state, started_at, requested_by, register_read)
      values ('building', ?, ?, ?)
      on conflict do nothing
      """;
  private static final String READ =
      """
      update generation
      set    register_after = ?, register_read = ?, events_added = events_added + ?, failure = null
      where  id = ?
      """;
  private static final String FOLDED =
      """
      update generation
      set    folded_through = ?, dossiers_folded = dossiers_folded + ?, failure = null
      where  id = ?
      """;
  private static final String FAILED = "update generation set failure = ? where id = ?";
  private static final String RETIRE =
      "update generation set state = 'retired' where state = 'current'";
  private static final String PROMOTE =
      "update generation set state = 'current', finished_at = ? where id = ? and state = 'building'";
  private static final String CLEARED = "update generation set cleared_through = ? where id = ?";
  private static final String CLEARED_WHOLLY = "delete from generation where id = ?";
  private static final String NEXT_CODES =
      "select code from dossier where code > ? order by code limit ?";
  private static final String CLEAR =
      """
      with gone as (select unnest(?) as dossier),
      stints as (
        delete from stint using gone where stint.dossier = gone.dossier and generation = ?)
      delete from contribution using gone
      where  contribution.dossier = gone.dossier and generation = ?
      """;
  private static final String CLEAR_DAYS = "delete from tally_day where generation = ?";
  private static final String CLEAR_MONTHS = "delete from tally_month where generation = ?";
  private static final String CLEAR_INDEX = "delete from month_cell where generation = ?";
  private static final String CLEAR_LATE = "delete from late_cell where generation = ?";
  private static final String CLEAR_AHEAD = "delete from ahead where generation = ?";

  private Rebuilds() {}

  /// Where a generation's rebuilding or clearing goes on.
  record Generation(
      int id,
      long registerAfter,
      boolean registerRead,
      String foldedThrough,
      String clearedThrough) {}

  /// Begins a rebuild.
  ///
  /// @return whether none was under way
  static boolean begin(Connection tx, Instant now, String requestedBy, boolean withoutRegister)
      throws SQLException {
    try (var statement = tx.prepareStatement(BEGIN)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setString(2, requestedBy);
      statement.setBoolean(3, withoutRegister);
      return statement.executeUpdate() == 1;
    }
  }

  static Optional<Generation> building(Connection tx) throws SQLException {
    return first(tx, COLUMNS + "where state = 'building'");
  }

  static Optional<Generation> retired(Connection tx) throws SQLException {
    return first(tx, COLUMNS + "where state = 'retired' order by id limit 1");
  }

  static void read(Connection tx, int id, long after, boolean whole, int added)
      throws SQLException {
    try (var statement = tx.prepareStatement(READ)) {
      statement.setLong(1, after);
      statement.setBoolean(2, whole);
      statement.setInt(3, added);
      statement.setInt(4, id);
      statement.executeUpdate();
    }
  }

  static void folded(Connection tx, int id, String through, int dossiers) throws SQLException {
    try (var statement = tx.prepareStatement(FOLDED)) {
      statement.setString(1, through);
      statement.setInt(2, dossiers);
      statement.setInt(3, id);
      statement.executeUpdate();
    }
  }

  static void failed(Connection tx, int id, String reason) throws SQLException {
    try (var statement = tx.prepareStatement(FAILED)) {
      statement.setString(1, reason);
      statement.setInt(2, id);
      statement.executeUpdate();
    }
  }

  /// Makes the generation the current one.
  static void swap(Connection tx, int id, Instant now) throws SQLException {
    try (var retire = tx.prepareStatement(RETIRE);
        var promote = tx.prepareStatement(PROMOTE)) {
      promote.setObject(1, now.atOffset(ZoneOffset.UTC));
      promote.setInt(2, id);
      if (retire.executeUpdate() != 1 || promote.executeUpdate() != 1) {
        throw new IllegalStateException("The generations are not as a rebuild left them.");
      }
    }
  }

  /// The codes of the dossiers that follow one, in order.
  static List<String> codesAfter(Connection tx, String code, int limit) throws SQLException {
    var codes = new ArrayList<String>();
    try (var statement = tx.prepareStatement(NEXT_CODES)) {
      statement.setString(1, code);
      statement.setInt(2, limit);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          codes.add(rows.getString(1));
        }
      }
    }
    return codes;
  }

  /// Deletes what a retired generation has of the dossiers.
  static void clear(Connection tx, int id, List<String> dossiers) throws SQLException {
    try (var clear = tx.prepareStatement(CLEAR);
        var cleared = tx.prepareStatement(CLEARED)) {
      clear.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      clear.setInt(2, id);
      clear.setInt(3, id);
      clear.executeUpdate();
      cleared.setString(1, dossiers.getLast());
      cleared.setInt(2, id);
      cleared.executeUpdate();
    }
  }

  /// Deletes the tallies of a retired generation, and its own row.
  static void clearWholly(Connection tx, int id) throws SQLException {
    for (String sql :
        List.of(CLEAR_DAYS, CLEAR_MONTHS, CLEAR_INDEX, CLEAR_LATE, CLEAR_AHEAD, CLEARED_WHOLLY)) {
      try (var statement = tx.prepareStatement(sql)) {
        statement.setInt(1, id);
        statement.executeUpdate();
      }
    }
  }

  private static Optional<Generation> first(Connection tx, String sql) throws SQLException {
    try (var statement = tx.prepareStatement(sql);
        var row = statement.executeQuery()) {
      return row.next() ? Optional.of(generation(row)) : Optional.empty();
    }
  }

  private static Generation generation(ResultSet row) throws SQLException {
    return new Generation(
        row.getInt("id"),
        row.getLong("register_after"),
        row.getBoolean("register_read"),
        row.getString("folded_through"),
        row.getString("cleared_through"));
  }
}
