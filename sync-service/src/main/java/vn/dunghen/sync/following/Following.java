package vn.dunghen.sync.following;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.dunghen.chassis.consuming.Batch;
import vn.dunghen.chassis.consuming.BatchHandler;
import vn.dunghen.chassis.consuming.Consuming;
import vn.dunghen.chassis.consuming.Consumption;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.event.Envelope;

/// Follows the topics of dossier and reference events. Each batch is applied in the transaction
/// that advances the offsets, so it takes effect exactly once.
@ApplicationScoped
class Following implements BatchHandler {
  static final List<String> TOPICS =
      List.of(Topics.DOSSIER_EVENTS.name(), Topics.REFERENCE_EVENTS.name());
  private static final String GROUP = "sync-service";

  private final Consuming consuming;
  private final Reading reading;
  private final FollowedDossiers dossiers;
  private final FollowedAgencies agencies;

  Following(
      Consuming consuming, Reading reading, FollowedDossiers dossiers, FollowedAgencies agencies) {
    this.consuming = consuming;
    this.reading = reading;
    this.dossiers = dossiers;
    this.agencies = agencies;
  }

  void start(@Observes StartupEvent event) {
    consuming.loop(new Consumption(GROUP, TOPICS, this)).start();
  }

  @Override
  public void handle(Connection tx, Batch batch) throws SQLException {
    var events = new ArrayList<Envelope>();
    for (var record : batch.records()) {
      switch (reading.read(record)) {
        case Reading.Content.Event(var envelope) -> events.add(envelope);
        case Reading.Content.Unreadable(var reason) -> batch.setAside(record, reason);
      }
    }
    dossiers.add(tx, events);
    agencies.add(tx, events);
  }
}
