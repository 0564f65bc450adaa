package vn.dunghen.notification.watching;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.notification.watching.model.Watch;

/// The table `watch`: one row per open dossier.
@ApplicationScoped
class Watches {

  private static final String FORGET = "delete from watch where dossier = any(?)";
  private static final String PUT =
      """
      insert into watch (dossier, procedure, responsible, received_at, promise_number, due,
                         overdue_from, paused)
      select * from unnest(?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (dossier) do update
      set    procedure = excluded.procedure, responsible = excluded.responsible,
             received_at = excluded.received_at, promise_number = excluded.promise_number,
             due = excluded.due, overdue_from = excluded.overdue_from, paused = excluded.paused
      """;

  /// Dossiers that are watched no longer.
  void forget(Connection tx, Collection<String> dossiers) throws SQLException {
    if (dossiers.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(FORGET)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      statement.executeUpdate();
    }
  }

  void put(Connection tx, Collection<Watch> watches) throws SQLException {
    if (watches.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(PUT)) {
      Columns.of(watches)
          .text(Watch::dossier)
          .text(Watch::procedure)
          .text(Watch::responsible)
          .instant(Watch::receivedAt)
          .integer(Watch::promiseNumber)
          .instant(Watch::due)
          .date(Watch::overdueFrom)
          .flag(Watch::paused)
          .bind(statement, 1);
      statement.executeUpdate();
    }
  }
}
