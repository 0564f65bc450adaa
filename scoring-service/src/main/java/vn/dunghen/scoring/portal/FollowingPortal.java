package vn.dunghen.scoring.portal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.consuming.Batch;
import vn.dunghen.chassis.consuming.BatchHandler;
import vn.dunghen.chassis.consuming.ConsumedRecord;
import vn.dunghen.chassis.consuming.Consuming;
import vn.dunghen.chassis.consuming.Consumption;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.event.PortalView;
import vn.dunghen.dossier.event.Read;

/// Follows the topic of portal views: each batch is kept in the transaction that advances the
/// offsets.
///
/// The topic is compacted and has no watermarks: of a dossier that was seen before this service
/// first followed it, at least the last view is there, the earlier ones perhaps. Nobody publishes a
/// record without a value; one that comes all the same is set aside, since it says neither when nor
/// what was seen.
@ApplicationScoped
class FollowingPortal implements BatchHandler {

  private static final String GROUP = "scoring-service-portal";

  private final Consuming consuming;
  private final PortalViews views;
  private final SeenOnPortal listener;
  private final ObjectMapper json;

  FollowingPortal(
      Consuming consuming, PortalViews views, SeenOnPortal listener, ObjectMapper json) {
    this.consuming = consuming;
    this.views = views;
    this.listener = listener;
    this.json = json;
  }

  void start(@Observes StartupEvent event) {
    consuming.loop(new Consumption(GROUP, List.of(Topics.PORTAL_VIEW.name()), this)).start();
  }

  @Override
  public void handle(Connection tx, Batch batch) throws SQLException {
    var seen = new ArrayList<PortalView>();
    for (ConsumedRecord record : batch.records()) {
      if (record.value().length == 0) {
        batch.setAside(record, "A view without a value says neither when nor what was seen.");
        continue;
      }
      Map<?, ?> tree = tree(record.value());
      if (tree == null) {
        batch.setAside(record, "The value is not a JSON object.");
        continue;
      }
      switch (PortalView.read(tree)) {
        case Read.Flawed<PortalView>(var flaws) ->
            batch.setAside(
                record,
                "The view is flawed: %s %s."
                    .formatted(flaws.getFirst().pointer(), flaws.getFirst().reason()));
        case Read.Sound<PortalView>(var view) -> {
          if (record.key().filter(view.dossier()::equals).isPresent()) {
            seen.add(view);
          } else {
            batch.setAside(record, "The key is not the code of the dossier that was seen.");
          }
        }
      }
    }
    views.add(tx, seen);
    listener.seen(tx, seen.stream().map(PortalView::dossier).collect(Collectors.toSet()));
  }

  private @Nullable Map<?, ?> tree(byte[] value) {
    try {
      return json.readValue(new String(value, StandardCharsets.UTF_8), Map.class);
    } catch (JacksonException notAnObject) {
      return null;
    }
  }
}
