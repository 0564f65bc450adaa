package vn.dunghen.scoring.following;

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
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.scoring.agencies.References;
import vn.dunghen.scoring.generations.Generations;

/// Follows the topics of dossier and reference events: each batch is applied in the transaction
/// that advances the offsets, so it takes effect exactly once.
@ApplicationScoped
public class Following implements BatchHandler {

  /// The topics that every figure of this service rests on.
  public static final List<String> TOPICS =
      List.of(Topics.DOSSIER_EVENTS.name(), Topics.REFERENCE_EVENTS.name());

  private static final String GROUP = "scoring-service";

  private final Consuming consuming;
  private final Reading reading;
  private final References references;
  private final Folding folding;
  private final RefoldQueue refolds;

  Following(
      Consuming consuming,
      Reading reading,
      References references,
      Folding folding,
      RefoldQueue refolds) {
    this.consuming = consuming;
    this.reading = reading;
    this.references = references;
    this.folding = folding;
    this.refolds = refolds;
  }

  void start(@Observes StartupEvent event) {
    consuming.loop(new Consumption(GROUP, TOPICS, this).withIdleWork(refolds::drain)).start();
  }

  @Override
  public void handle(Connection tx, Batch batch) throws SQLException {
    var dossiers = new ArrayList<DossierFact>();
    var stated = new ArrayList<References.Consumed>();
    for (ConsumedRecord record : batch.records()) {
      switch (reading.read(new String(record.value(), StandardCharsets.UTF_8))) {
        case Reading.Content.OfDossier(var fact) -> dossiers.add(fact);
        case Reading.Content.OfReference(var consumed) -> stated.add(consumed);
        case Reading.Content.Unreadable(var reason) -> batch.setAside(record, reason);
      }
    }
    if (stated.stream().anyMatch(Following::changesDates)) {
      Generations.lockForChange(tx);
    } else {
      Generations.lockForFolding(tx);
    }
    if (references.add(tx, stated).stream().anyMatch(Following::changesDates)) {
      refolds.queue(tx);
    }
    folding.apply(tx, dossiers, references.book(tx));
  }

  private static boolean changesDates(References.Consumed consumed) {
    return switch (consumed.event()) {
      case ReferenceEvent.Calendar _, ReferenceEvent.Procedure _ -> true;
      case ReferenceEvent.Agency _,
          ReferenceEvent.Source _,
          ReferenceEvent.Recipient _,
          ReferenceEvent.GoLive _,
          ReferenceEvent.Unknown _ ->
          false;
    };
  }
}
