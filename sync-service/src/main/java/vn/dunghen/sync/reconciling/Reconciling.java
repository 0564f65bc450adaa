package vn.dunghen.sync.reconciling;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.sync.pushing.Requesting;
import vn.dunghen.sync.reconciling.PortalList.Listed;
import vn.dunghen.sync.reconciling.model.Difference;
import vn.dunghen.sync.view.PortalViews;
import vn.dunghen.sync.view.View;

/// Compares an exported list, and pushes what it misses. What the list shows is what the portal
/// shows, as of its export.
@ApplicationScoped
class Reconciling {

  private static final int PIECE = 1000;

  private final DataSource database;
  private final Reconciliations reconciliations;
  private final PortalViews views;
  private final Requesting requesting;
  private final InstantSource clock;

  Reconciling(
      DataSource database,
      Reconciliations reconciliations,
      PortalViews views,
      Requesting requesting,
      InstantSource clock) {
    this.database = database;
    this.reconciliations = reconciliations;
    this.views = views;
    this.requesting = requesting;
    this.clock = clock;
  }

  /// Compares the list of an agency, in one transaction: a list that cannot be read leaves nothing.
  ///
  /// @param units the agency and everything that counts for it
  /// @param asOf when the list was exported
  Reconciliations.Summary compare(
      InputStream list, String agency, Set<String> units, Instant asOf, String who)
      throws SQLException, PortalList.Unreadable {
    return Transaction.<Reconciliations.Summary, PortalList.Unreadable>in(
        database,
        tx -> {
          long id = reconciliations.begin(tx, agency, asOf, clock.instant(), who);
          var staging = new Staging(tx, id, asOf);
          PortalList.read(
              list,
              row -> {
                if (row.isPresent()) {
                  staging.add(row.get());
                } else {
                  staging.unreadable++;
                }
              });
          staging.flush();
          reconciliations.compare(tx, id, agency, units, asOf);
          seeMissing(tx, id, asOf);
          reconciliations.end(tx, id, staging.listed, staging.unreadable, clock.instant());
          return reconciliations.one(tx, id).orElseThrow();
        });
  }

  /// Queues the dossiers with one of the differences to be pushed.
  int push(Connection tx, long id, List<Difference> kinds, String who, String reason)
      throws SQLException {
    var request = new Requesting.Request(who, reason, "reconciliation " + id, false);
    int queued = 0;
    String after = "";
    while (true) {
      List<String> piece = reconciliations.dossiers(tx, id, kinds, after, PIECE);
      if (piece.isEmpty()) {
        return queued;
      }
      queued += requesting.push(tx, piece, request);
      after = piece.getLast();
    }
  }

  private void seeMissing(Connection tx, long id, Instant asOf) throws SQLException {
    String after = "";
    while (true) {
      List<String> piece =
          reconciliations.dossiers(tx, id, List.of(Difference.THIEU_TREN_DVCQG), after, PIECE);
      if (piece.isEmpty()) {
        return;
      }
      views.see(tx, piece.stream().map(code -> View.absent(code, View.By.LIST, asOf)).toList());
      after = piece.getLast();
    }
  }

  /// Rows on their way into the table, a piece at a time.
  private final class Staging {
    private final Connection tx;
    private final long id;
    private final Instant asOf;
    private final List<Listed> piece = new ArrayList<>(PIECE);
    private long listed;
    private long unreadable;

    private Staging(Connection tx, long id, Instant asOf) {
      this.tx = tx;
      this.id = id;
      this.asOf = asOf;
    }

    private void add(Listed row) throws SQLException {
      piece.add(row);
      if (piece.size() == PIECE) {
        flush();
      }
    }

    private void flush() throws SQLException {
      if (piece.isEmpty()) {
        return;
      }
      reconciliations.stage(tx, id, piece);
      views.see(
          tx,
          piece.stream()
              .map(row ->
                  new View(
                      row.dossier(),
                      true,
                      View.By.LIST,
                      asOf,
                      row.procedure(),
                      row.status(),
                      row.received(),
                      row.promised(),
                      row.ended()))
              .toList());
      listed += piece.size();
      piece.clear();
    }
  }
}
