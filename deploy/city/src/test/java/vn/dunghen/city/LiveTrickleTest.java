package vn.dunghen.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.dunghen.city.LiveTrickle.LiveEvent;

class LiveTrickleTest {
  private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T02:00:00Z");
  private final SeededCity city = new SeededCity();

  @Test
  void gives_events_of_the_present_from_shops_that_exist_now() {
    // When
    var events = trickle(3, MONDAY_MORNING, 3_000);

    // Then
    var ids = new HashSet<Object>();
    var lasts = new HashMap<Object, Instant>();
    var kinds = new HashSet<String>();
    var identities = new HashMap<String, String>();
    city.oneStops().forEach(shop -> identities.put(shop.source(), shop.identity()));
    for (var live : events) {
      var event = live.event();
      assertThat(ids.add(event.get("id"))).isTrue();
      assertThat(event).doesNotContainKey("recordedtime");
      assertThat(live.identity()).isEqualTo(identities.get(event.get("source")));
      var time = ReplayAudit.time(event);
      assertThat(time).isAfter(lasts.getOrDefault(event.get("subject"), Instant.EPOCH));
      lasts.put(event.get("subject"), time);
      kinds.add(ReplayAudit.name(event));
      if (ReplayAudit.data(event).get("unit") instanceof String unit) {
        assertThat(city.agency(unit).isValidOn(LocalDate.of(2026, 3, 2))).isTrue();
      }
    }
    assertThat(kinds)
        .containsExactlyInAnyOrder(
            "submitted", "received", "digitised", "progressed", "completed", "returned");
  }

  @Test
  void the_same_seed_and_clock_give_the_same_events() {
    assertThat(trickle(4, MONDAY_MORNING, 500)).isEqualTo(trickle(4, MONDAY_MORNING, 500));
    assertThat(trickle(5, MONDAY_MORNING, 500)).isNotEqualTo(trickle(4, MONDAY_MORNING, 500));
  }

  @Test
  void started_again_a_minute_later_it_uses_no_code_twice() {
    // Given
    var before = new HashSet<Object>();
    trickle(6, MONDAY_MORNING, 150).forEach(live -> before.add(live.event().get("id")));

    // When
    var after = trickle(6, MONDAY_MORNING.plusSeconds(60), 150);

    // Then
    assertThat(after).noneMatch(live -> before.contains(live.event().get("id")));
  }

  @Test
  void at_night_dossiers_begin_online_only() {
    var night = trickle(7, Instant.parse("2026-03-02T15:00:00Z"), 1_000);
    var submitted = new HashSet<Object>();
    for (var live : night) {
      if (ReplayAudit.name(live.event()).equals("submitted")) {
        submitted.add(live.event().get("subject"));
      }
    }
    assertThat(night).allMatch(live -> submitted.contains(live.event().get("subject")));
  }

  /// Three events a second.
  private List<LiveEvent> trickle(long seed, Instant from, int count) {
    var millis = new AtomicLong();
    var trickle = new LiveTrickle(city, () -> from.plusMillis(millis.get()), seed);
    var events = new ArrayList<LiveEvent>();
    for (int i = 0; i < count; i++) {
      events.add(trickle.next());
      millis.addAndGet(333);
    }
    return events;
  }
}
