package vn.dunghen.scoring.following;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.dunghen.chassis.consuming.Batch;
import vn.dunghen.chassis.consuming.BatchHandler;
import vn.dunghen.chassis.consuming.ConsumedRecord;
import vn.dunghen.chassis.consuming.Consuming;
import vn.dunghen.chassis.consuming.Consumption;
import vn.dunghen.dossier.Topics;
import vn.dunghen.following.Reading;
import vn.dunghen.scoring.inputs.Inputs;

/// Follows every topic with events: each batch is applied in the transaction that advances the
/// offsets, so it takes effect exactly once.
@ApplicationScoped
public class Following implements BatchHandler {

  /// The topics that every figure about dossiers rests on.
  public static final List<String> TOPICS =
      List.of(Topics.DOSSIER_EVENTS.name(), Topics.REFERENCE_EVENTS.name());

  private static final String GROUP = "scoring-service";

  private final Consuming consuming;
  private final Reading reading;
  private final Applying applying;

  Following(Consuming consuming, Reading reading, Applying applying) {
    this.consuming = consuming;
    this.reading = reading;
    this.applying = applying;
  }

  void start(@Observes StartupEvent event) {
    var topics = Stream.concat(TOPICS.stream(), Inputs.TOPICS.stream()).toList();
    consuming.loop(new Consumption(GROUP, topics, this).withIdleWork(applying::refold)).start();
  }

  @Override
  public void handle(Connection tx, Batch batch) throws SQLException {
    var contents = new ArrayList<Reading.Content>();
    for (ConsumedRecord record : batch.records()) {
      switch (reading.read(new String(record.value(), StandardCharsets.UTF_8))) {
        case Reading.Content.OfDossier fact -> contents.add(fact);
        case Reading.Content.OfReference event -> contents.add(event);
        case Reading.Content.OfInput input -> {
          if (input.fact().belongsOn(record.topic())) {
            contents.add(input);
          } else {
            batch.setAside(record, "The event does not belong on this topic.");
          }
        }
        case Reading.Content.Unreadable(var reason) -> batch.setAside(record, reason);
      }
    }
    applying.apply(tx, contents);
  }
}
