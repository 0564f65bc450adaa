package vn.dunghen.sync.following;

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

/// Follows the topics of dossier and reference events: what they change is marked to be pushed in
/// the transaction that advances the offsets.
@ApplicationScoped
public class Following implements BatchHandler {

  /// The topics that everything this service tells rests on.
  public static final List<String> TOPICS =
      List.of(Topics.DOSSIER_EVENTS.name(), Topics.REFERENCE_EVENTS.name());

  private static final String GROUP = "sync-service";

  private final Consuming consuming;
  private final Reading reading;
  private final Marking marking;

  Following(Consuming consuming, Reading reading, Marking marking) {
    this.consuming = consuming;
    this.reading = reading;
    this.marking = marking;
  }

  void start(@Observes StartupEvent event) {
    consuming.loop(new Consumption(GROUP, TOPICS, this).withIdleWork(marking::refold)).start();
  }

  @Override
  public void handle(Connection tx, Batch batch) throws SQLException {
    var dossiers = new ArrayList<DossierFact>();
    var references = new ArrayList<References.Consumed>();
    for (ConsumedRecord record : batch.records()) {
      switch (reading.read(new String(record.value(), StandardCharsets.UTF_8))) {
        case Reading.Content.OfDossier(var fact) -> dossiers.add(fact);
        case Reading.Content.OfReference(var consumed) -> references.add(consumed);
        case Reading.Content.OfInput(var fact) -> {
          // What was done to procedures comes with the references; nothing here rests on it.
          if (!fact.belongsOn(record.topic())) {
            batch.setAside(record, "The event does not belong on this topic.");
          }
        }
        case Reading.Content.Unreadable(var reason) -> batch.setAside(record, reason);
      }
    }
    marking.apply(tx, dossiers, references);
  }
}
