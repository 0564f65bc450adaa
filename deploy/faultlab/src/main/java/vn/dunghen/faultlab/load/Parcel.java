package vn.dunghen.faultlab.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What is posted in one request.
///
/// @param identity who posts it
/// @param single whether it is one event by itself and no batch
/// @param before how many events of the load come before it
/// @param copy whether it was posted before, and is posted again on purpose
record Parcel(String identity, boolean single, List<JsonNode> events, int before, boolean copy) {
  Parcel {
    events = List.copyOf(events);
    if (single && events.size() != 1) {
      throw new IllegalArgumentException("A single event is one.");
    }
  }
}
