package vn.dunghen.scoring.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import vn.dunghen.scoring.agencies.References;
import vn.dunghen.scoring.generations.Generations;

/// Dossiers to be folded anew because a calendar or a term changed.
@ApplicationScoped
class RefoldQueue {

  private static final int PIECE = 500;
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

  private final Folding folding;
  private final References references;
  private final InstantSource clock;

  RefoldQueue(Folding folding, References references, InstantSource clock) {
    this.folding = folding;
    this.references = references;
    this.clock = clock;
  }

  /// Queues every dossier whose dates depend on calendars or the catalogue.
  void queue(Connection tx) throws SQLException {
    Instant now = clock.instant();
    try (var statement = tx.prepareStatement(QUEUE)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /// Folds one piece of the queue.
  ///
  /// @return whether more is waiting
  boolean drain(Connection tx) throws SQLException {
    Generations.lockForFolding(tx);
    var taken = new ArrayList<String>();
    try (var statement = tx.prepareStatement(TAKE)) {
      statement.setInt(1, PIECE);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          taken.add(rows.getString(1));
        }
      }
    }
    List<Integer> generations = Generations.live(tx);
    folding.refold(tx, generations, taken, references.book(tx));
    return taken.size() == PIECE;
  }
}
