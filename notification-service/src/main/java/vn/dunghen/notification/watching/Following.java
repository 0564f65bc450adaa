package vn.dunghen.notification.watching;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.dunghen.chassis.consuming.Batch;
import vn.dunghen.chassis.consuming.BatchHandler;
import vn.dunghen.chassis.consuming.ConsumedRecord;
import vn.dunghen.chassis.consuming.Consuming;
import vn.dunghen.chassis.consuming.Consumption;
import vn.dunghen.dossier.Topics;
import vn.dunghen.following.DossierFact;
import vn.dunghen.following.Reading;
import vn.dunghen.following.References;

/// Follows the topics of dossier and reference events: each batch is applied in the transaction
/// that advances the offsets, so it takes effect exactly once.
@ApplicationScoped
public class Following implements BatchHandler {

  /// The topics that every alert rests on.
  public static final List<String> TOPICS =
      List.of(Topics.DOSSIER_EVENTS.name(), Topics.REFERENCE_EVENTS.name());

  private static final String GROUP = "notification-service";

  private final Consuming consuming;
  private final Reading reading;
  private final Applying applying;

  Following(Consuming consuming, Reading reading, Applying applying) {
    this.consuming = consuming;
    this.reading = reading;
    this.applying = applying;
  }

  void start(@Observes StartupEvent event) {
    consuming.loop(new Consumption(GROUP, TOPICS, this).withIdleWork(applying::refold)).start();
  }

  @Override
  public void handle(Connection tx, Batch batch) throws SQLException {
    var facts = new ArrayList<DossierFact>();
    var stated = new ArrayList<References.Consumed>();
    for (ConsumedRecord record : batch.records()) {
      switch (reading.read(new String(record.value(), StandardCharsets.UTF_8))) {
        case Reading.Content.OfDossier(var fact) -> facts.add(fact);
        case Reading.Content.OfReference(var event) -> stated.add(event);
        case Reading.Content.OfInput(var fact) -> {
          // What was done to procedures comes with the references; nothing here rests on it.
          if (!fact.belongsOn(record.topic())) {
            batch.setAside(record, "The event does not belong on this topic.");
          }
        }
        case Reading.Content.Unreadable(var reason) -> batch.setAside(record, reason);
      }
    }
    applying.apply(tx, facts, stated);
  }
}
