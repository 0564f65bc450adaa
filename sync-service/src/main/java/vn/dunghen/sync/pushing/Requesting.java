package vn.dunghen.sync.pushing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import vn.dunghen.chassis.rows.NamedSql;

/// Pushes dossiers again because somebody asks for it, and remembers who did and why.
@ApplicationScoped
public class Requesting {

  private static final NamedSql AGAIN =
      new NamedSql(
          """
          with asked as (
            select dossier from push where dossier = any(:dossiers) order by dossier for update)
          update push p
          set    asked = true, wanted = p.wanted + 1, acknowledged_digest = null,
                 snapshot_digest = null, tries = 0, delays = 0,
                 state = case when p.state = 'DANG_GUI' then p.state else 'CHO_DONG_BO' end,
                 due_at = case when p.state = 'DANG_GUI' then p.due_at else :now end,
                 waiting_since = coalesce(p.waiting_since, :now)
          from   asked where p.dossier = asked.dossier
          returning p.dossier
          """);
  private static final String FORGET_UNCONFIRMED =
      "delete from progress_sent where dossier = any(?) and not confirmed";
  private static final NamedSql AUDIT =
      new NamedSql(
          """
          insert into push_request (at, who, reason, what, dossiers)
          values (:now, :who, :reason, :what, :dossiers)
          """);

  private final InstantSource clock;

  Requesting(InstantSource clock) {
    this.clock = clock;
  }

  /// Who asks for what, and why.
  ///
  /// @param what one word for the way it was asked: `resend` or `reconciliation <id>`
  /// @param unconfirmedProgress whether steps whose call was never answered are sent again too
  public record Request(String who, String reason, String what, boolean unconfirmedProgress) {}

  /// Queues the dossiers.
  ///
  /// @return how many of them there are
  public int push(Connection tx, Collection<String> dossiers, Request request) throws SQLException {
    List<String> found = new ArrayList<>();
    try (var statement = AGAIN.prepare(tx, Map.of("dossiers", dossiers, "now", clock.instant()));
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    if (request.unconfirmedProgress()) {
      try (var statement = tx.prepareStatement(FORGET_UNCONFIRMED)) {
        statement.setArray(1, tx.createArrayOf("text", found.toArray()));
        statement.executeUpdate();
      }
    }
    try (var statement =
        AUDIT.prepare(
            tx,
            Map.of(
                "now", clock.instant(),
                "who", request.who(),
                "reason", request.reason(),
                "what", request.what(),
                "dossiers", found.size()))) {
      statement.executeUpdate();
    }
    return found.size();
  }
}
