package vn.dunghen.sync.sealing;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import vn.dunghen.chassis.consuming.Batch;
import vn.dunghen.chassis.consuming.BatchHandler;
import vn.dunghen.chassis.consuming.ConsumedRecord;
import vn.dunghen.chassis.consuming.Consuming;
import vn.dunghen.chassis.consuming.Consumption;
import vn.dunghen.dossier.Topics;

/// Follows the topic of data keys. A record without a value erases the dossier's key, and with it
/// the applicant.
@ApplicationScoped
class FollowingKeys implements BatchHandler {

  private final Consuming consuming;
  private final DossierKeys keys;
  private final ObjectMapper json;
  private final InstantSource clock;

  FollowingKeys(Consuming consuming, DossierKeys keys, ObjectMapper json, InstantSource clock) {
    this.consuming = consuming;
    this.keys = keys;
    this.json = json;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    consuming
        .loop(new Consumption("sync-service-keys", List.of(Topics.DOSSIER_KEYS.name()), this))
        .start();
  }

  @Override
  public void handle(Connection tx, Batch batch) throws SQLException {
    var kept = new LinkedHashMap<String, String>();
    var erased = new LinkedHashSet<String>();
    for (ConsumedRecord record : batch.records()) {
      String dossier = record.key().orElse("");
      if (dossier.isEmpty()) {
        batch.setAside(record, "A data key names no dossier.");
      } else if (record.value().length == 0) {
        kept.remove(dossier);
        erased.add(dossier);
      } else {
        String wrapped = wrapped(record.value());
        if (wrapped.isEmpty()) {
          batch.setAside(
              record, "The value is no data key wrapped by " + Topics.DOSSIER_KEY_ALGORITHM + ".");
        } else {
          kept.put(dossier, wrapped);
        }
      }
    }
    if (!kept.isEmpty()) {
      keys.keep(tx, kept, clock.instant());
    }
    if (!erased.isEmpty()) {
      keys.erase(tx, erased, clock.instant());
    }
  }

  private String wrapped(byte[] value) {
    try {
      JsonNode data = json.readTree(value).path("data");
      return Topics.DOSSIER_KEY_ALGORITHM.equals(data.path("alg").asText())
          ? data.path("wrapped").asText("")
          : "";
    } catch (JacksonException notJson) {
      return "";
    } catch (IOException impossible) {
      throw new IllegalStateException("Bytes in memory could not be read.", impossible);
    }
  }
}
