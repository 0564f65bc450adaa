package vn.dunghen.notification.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.notification.alerts.model.Claim;
import vn.dunghen.notification.alerts.model.Reason;
import vn.dunghen.notification.alerts.model.Stage;
import vn.dunghen.notification.alerts.model.Verdict;

/// Settles the alerts of dossiers of which something new is known: those that no longer hold are
/// over, those that never did are withdrawn. Whoever was told a withdrawn one is told so; what was
/// not told yet is not told any more.
@ApplicationScoped
public class Settling {

  /// Alerts that were over can be disproved too, as long as somebody was told them.
  private static final String LOCK =
      """
      select id, dossier, stage, promise_number, responsible, judged_at, state
      from   alert
      where  dossier = any(?) and state <> 'withdrawn'
      order  by id
      for    no key update
      """;

  private static final String SETTLE =
      """
      update alert a
      set    state = new.state, reason = new.reason, settled_at = ?
      from   unnest(?, ?, ?) as new (id, state, reason)
      where  a.id = new.id
      """;
  private static final String KEEP_BACK =
      """
      delete from delivery
      where  alert = any(?) and kind = 'alert' and (message is null or held)
      """;
  private static final String TAKE_BACK =
      """
      insert into delivery (alert, owner, name, way, kind, created_at)
      select d.alert, d.owner, d.name, d.way, 'withdrawal', ?
      from   delivery d join alert a on a.id = d.alert
      where  d.alert = any(?) and d.kind = 'alert' and d.told_at is not null
      and    a.state = 'withdrawn'
      on conflict do nothing
      """;

  private final InstantSource clock;

  Settling(InstantSource clock) {
    this.clock = clock;
  }

  private record Held(long id, String dossier, Claim claim, boolean standing) {}

  private record Settled(long id, String state, Reason reason) {}

  /// @param lives the dossiers' lives as they are known now, by code
  public void settle(Connection tx, Map<String, DossierLife> lives) throws SQLException {
    var settled = new ArrayList<Settled>();
    for (Held held : lock(tx, lives.keySet())) {
      DossierLife life = lives.get(held.dossier());
      if (life == null) {
        continue;
      }
      switch (held.claim().judge(life)) {
        case Verdict.Stands _ -> {}
        case Verdict.Over(var reason) -> {
          if (held.standing()) {
            settled.add(new Settled(held.id(), "over", reason));
          }
        }
        case Verdict.Disproved(var reason) ->
            settled.add(new Settled(held.id(), "withdrawn", reason));
      }
    }
    write(tx, settled);
  }

  private static List<Held> lock(Connection tx, Collection<String> dossiers) throws SQLException {
    var held = new ArrayList<Held>();
    try (var statement = tx.prepareStatement(LOCK)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          held.add(
              new Held(
                  row.getLong("id"),
                  row.getString("dossier"),
                  new Claim(
                      Stage.ofWire(row.getString("stage")).orElseThrow(),
                      row.getInt("promise_number"),
                      row.getString("responsible"),
                      Row.instant(row, "judged_at")),
                  row.getString("state").equals("standing")));
        }
      }
    }
    return held;
  }

  private void write(Connection tx, List<Settled> settled) throws SQLException {
    if (settled.isEmpty()) {
      return;
    }
    var now = now();
    try (var statement = tx.prepareStatement(SETTLE)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      Columns.of(settled)
          .bigint(Settled::id)
          .text(Settled::state)
          .text(each -> each.reason().wire())
          .bind(statement, 2);
      statement.executeUpdate();
    }
    var ids = tx.createArrayOf("int8", settled.stream().map(Settled::id).toArray());
    try (var statement = tx.prepareStatement(KEEP_BACK)) {
      statement.setArray(1, ids);
      statement.executeUpdate();
    }
    try (var statement = tx.prepareStatement(TAKE_BACK)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      statement.setArray(2, ids);
      statement.executeUpdate();
    }
  }

  private Instant now() {
    return clock.instant();
  }
}
