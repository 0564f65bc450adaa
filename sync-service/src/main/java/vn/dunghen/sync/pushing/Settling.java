package vn.dunghen.sync.pushing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.sync.view.PortalViews;
import vn.dunghen.sync.view.View;

/// Writes what became of attempts: the state of each dossier, the steps that were sent, and what
/// the portal shows now, in one transaction.
@ApplicationScoped
class Settling {

  private final DataSource database;
  private final Pushes pushes;
  private final PortalViews views;
  private final PushingMetrics metrics;
  private final PushingConfig config;
  private final InstantSource clock;

  Settling(
      DataSource database,
      Pushes pushes,
      PortalViews views,
      PushingMetrics metrics,
      PushingConfig config,
      InstantSource clock) {
    this.database = database;
    this.pushes = pushes;
    this.views = views;
    this.metrics = metrics;
    this.config = config;
    this.clock = clock;
  }

  void settle(List<Outcome> outcomes) throws SQLException {
    Instant now = clock.instant();
    Transaction.<Boolean, SQLException>in(
        database,
        tx -> {
          var settled = new HashSet<>(pushes.settle(tx, outcomes, now, config.attemptsKept()));
          views.see(
              tx,
              outcomes.stream()
                  .filter(outcome -> settled.contains(outcome.dossier()))
                  .flatMap(outcome -> view(outcome, now).stream())
                  .toList());
          return true;
        });
    metrics.count(outcomes);
  }

  private static Optional<View> view(Outcome outcome, Instant now) {
    return switch (outcome.seen()) {
      case null -> Optional.empty();
      case Outcome.Seen.Acknowledged(var hoSo) ->
          Optional.of(View.of(outcome.dossier(), View.By.ACKNOWLEDGED, now, hoSo::text));
      case Outcome.Seen.Shown(var fields) ->
          Optional.of(
              View.of(
                  outcome.dossier(),
                  View.By.LOOK_UP,
                  now,
                  field -> fields.getOrDefault(field, "")));
      case Outcome.Seen.Absent _ ->
          Optional.of(View.absent(outcome.dossier(), View.By.LOOK_UP, now));
    };
  }
}
