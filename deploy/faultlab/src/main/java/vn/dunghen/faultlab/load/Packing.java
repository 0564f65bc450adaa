package vn.dunghen.faultlab.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import vn.dunghen.city.Identities;
import vn.dunghen.city.LiveTrickle.LiveEvent;

/// Makes requests of events: some with one event as the shop posts it, some with many as the
/// importer posts them; events out of their order within a stretch; some requests twice.
final class Packing {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STRETCH = 40;
  private static final int SINGLES_PERCENT = 30;
  private static final int COPIES_PERCENT = 10;

  private final Random random;
  private final int largest;

  /// @param largest the most events of a request
  Packing(Random random, int largest) {
    this.random = random;
    this.largest = largest;
  }

  List<Parcel> pack(List<LiveEvent> events) {
    var shuffled = new ArrayList<>(events);
    for (var from = 0; from < shuffled.size(); from += STRETCH) {
      Collections.shuffle(
          shuffled.subList(from, Math.min(from + STRETCH, shuffled.size())), random);
    }
    var parcels = new ArrayList<Parcel>();
    for (var at = 0; at < shuffled.size(); ) {
      var single = random.nextInt(100) < SINGLES_PERCENT;
      var size = single ? 1 : Math.min(1 + random.nextInt(largest), shuffled.size() - at);
      var first = shuffled.get(at);
      var parcel =
          new Parcel(
              single ? first.identity() : Identities.IMPORTER,
              single,
              shuffled.subList(at, at + size).stream().map(Packing::json).toList(),
              at,
              false);
      parcels.add(parcel);
      if (random.nextInt(100) < COPIES_PERCENT) {
        parcels.add(new Parcel(parcel.identity(), single, parcel.events(), at, true));
      }
      at += size;
    }
    return parcels;
  }

  /// As it reads once it was written, numbers too.
  private static JsonNode json(LiveEvent event) {
    try {
      return JSON.readTree(JSON.writeValueAsBytes(event.event()));
    } catch (IOException e) {
      throw new UncheckedIOException("An event cannot be written as JSON.", e);
    }
  }
}
