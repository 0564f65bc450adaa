package vn.dunghen.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Dossiers to be folded anew because a calendar or a term changed: the table `refold`, drained in
/// pieces beside the consuming.
@ApplicationScoped
public class Refolds {

  /// The largest piece.
  public static final int PIECE = 500;

  private static final String QUEUE =
      """
      insert into refold (dossier, queued_at) select code, ? from dossier where by_calendar
      on conflict (dossier) do nothing
      """;
  private static final String TAKE =
      """
      delete from refold
      where  dossier in (select dossier from refold order by dossier limit ? for update skip locked)
      returning dossier
      """;

  private final InstantSource clock;

  Refolds(InstantSource clock) {
    this.clock = clock;
  }

  /// Queues every dossier whose dates depend on calendars or the catalogue, if one of the events
  /// can change dates.
  public void queueIfDatesChange(Connection tx, Collection<References.Consumed> fresh)
      throws SQLException {
    if (fresh.stream().noneMatch(References.Consumed::changesDates)) {
      return;
    }
    try (var statement = tx.prepareStatement(QUEUE)) {
      statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /// Takes one piece off the queue; it comes back if the transaction is rolled back.
  ///
  /// @return at most [#PIECE] dossiers; fewer when nothing else waits
  public List<String> take(Connection tx) throws SQLException {
    var taken = new ArrayList<String>();
    try (var statement = tx.prepareStatement(TAKE)) {
      statement.setInt(1, PIECE);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          taken.add(rows.getString(1));
        }
      }
    }
    return taken;
  }
}
