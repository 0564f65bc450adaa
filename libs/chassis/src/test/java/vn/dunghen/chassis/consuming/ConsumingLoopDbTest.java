package vn.dunghen.chassis.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.dunghen.chassis.consuming.Ground.once;
import static vn.dunghen.chassis.consuming.Ground.values;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ConsumingLoopDbTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void every_record_takes_effect_once_from_the_beginning_of_the_log() throws Exception {
    try (var ground = new Ground(3)) {
      // Given
      var sent = values("v", 1000);
      ground.send(sent);

      // When
      ground.start((tx, batch) -> Ground.count(tx, batch.records()));

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(sent)));
      assertThat(ground.number("select sum(next_offset) from consumed_partition")).isEqualTo(1000);
      assertThat(
              ground
                  .meters
                  .counter("dunghen.consuming.records.applied", "group", ground.topic)
                  .count())
          .isEqualTo(1000);
    }
  }

  @Test
  void a_record_without_a_value_reaches_the_handler_with_its_key() throws Exception {
    try (var ground = new Ground(2)) {
      // Given
      ground.sendTombstone("ended");

      // When
      ground.start((tx, batch) -> {
        for (var record : batch.records()) {
          assertThat(record.valueBytes()).isNull();
          try (var statement = tx.prepareStatement("insert into effect values (?, 1)")) {
            statement.setString(1, record.key().orElseThrow());
            statement.executeUpdate();
          }
        }
      });

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(Map.of("ended", 1)));
      assertThat(ground.number("select count(*) from set_aside")).isZero();
    }
  }

  @Test
  void a_record_that_the_handler_cannot_handle_is_set_aside_among_the_good_ones() throws Exception {
    try (var ground = new Ground(2)) {
      // Given
      var good = values("good", 300);
      var all = new ArrayList<>(good);
      all.add(150, "poison");
      ground.send(all);

      // When
      ground.start((tx, batch) -> {
        var fine = new ArrayList<ConsumedRecord>();
        for (var record : batch.records()) {
          if (new String(record.value(), UTF_8).equals("poison")) {
            batch.setAside(record, "It is poison.");
          } else {
            fine.add(record);
          }
        }
        Ground.count(tx, fine);
      });

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(good)));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(
                      ground.number(
                          "select count(*) from set_aside where reason = 'It is poison.' and value = 'poison'::bytea"))
                  .isEqualTo(1));
    }
  }

  @Test
  void a_failure_in_the_data_is_narrowed_down_to_the_records_that_cause_it() throws Exception {
    try (var ground = new Ground(2)) {
      // Given
      ground.execute("alter table effect add check (value not like 'bad%')");
      var good = values("good", 400);
      var all = new ArrayList<>(good);
      all.add(77, "bad 1");
      all.add(78, "bad 2");
      all.add(333, "odd 3");
      ground.send(all);

      // When
      ground.start((tx, batch) -> {
        Ground.count(tx, batch.records());
        if (batch.records().stream()
            .anyMatch(r -> new String(r.value(), UTF_8).startsWith("odd"))) {
          throw new IllegalStateException("An odd one.");
        }
      });

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(good)));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(ground.number("select count(*) from set_aside")).isEqualTo(3));
      assertThat(ground.number("select count(*) from set_aside where reason like '%23514%'"))
          .isEqualTo(2);
      assertThat(ground.number("select sum(next_offset) from consumed_partition")).isEqualTo(403);
    }
  }

  @Test
  void the_lowest_watermark_is_known_once_every_partition_has_one() throws Exception {
    try (var ground = new Ground(2)) {
      // Given
      var watermarks = new Watermarks(ground.database());
      var handled = new AtomicInteger();
      ground.start((_, batch) -> handled.addAndGet(batch.records().size()));
      ground.sendWatermark(0, "2026-07-01T00:00:00.000005Z");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(ground.number("select count(watermark) from consumed_partition"))
                  .isEqualTo(1));
      assertThat(watermarks.lowest(List.of(ground.topic))).isEmpty();

      // When
      ground.sendWatermark(1, "2026-07-01T00:00:00.000001Z");

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(watermarks.lowest(List.of(ground.topic)))
                  .contains(Instant.parse("2026-07-01T00:00:00.000001Z")));
      assertThat(watermarks.lowest(List.of(ground.topic, "another"))).isEmpty();
      assertThat(handled).hasValue(0);
    }
  }

  @Test
  void a_loop_stops_and_says_so_when_the_log_lost_what_it_had_not_applied() throws Exception {
    try (var ground = new Ground(1);
        var admin = Admin.create(Map.of("bootstrap.servers", Ground.broker().bootstrapServers()))) {
      // Given
      ground.send(values("v", 50));
      ground.execute(
          "insert into consumed_partition values ('" + ground.topic + "', 0, 10, null, now())");
      admin
          .deleteRecords(
              Map.of(new TopicPartition(ground.topic, 0), RecordsToDelete.beforeOffset(20)))
          .all()
          .get();

      // When
      var loop = ground.start((tx, batch) -> Ground.count(tx, batch.records()));

      // Then
      await().atMost(PATIENCE).until(() -> loop.standing() instanceof Standing.Stopped);
      assertThat(loop.standing().sentence()).contains("10 records", "stored offset 10");
      assertThat(ground.effects()).isEmpty();
    }
  }

  @Test
  void a_loop_stops_and_says_so_when_the_stored_offset_is_beyond_the_log() throws Exception {
    try (var ground = new Ground(1)) {
      // Given
      ground.send(values("v", 5));
      ground.execute(
          "insert into consumed_partition values ('" + ground.topic + "', 0, 99, null, now())");

      // When
      var loop = ground.start((tx, batch) -> Ground.count(tx, batch.records()));

      // Then
      await().atMost(PATIENCE).until(() -> loop.standing() instanceof Standing.Stopped);
      assertThat(loop.standing().sentence()).contains("beyond the log's end 5");
    }
  }

  @Test
  void a_topic_made_anew_is_read_from_its_beginning_whether_it_is_shorter_or_longer()
      throws Exception {
    try (var ground = new Ground(1)) {
      ground.send(values("first-", 10));
      var all = new ArrayList<>(values("first-", 10));
      for (var length : List.of(5, 20)) {
        // Given
        var loop = ground.start((tx, batch) -> Ground.count(tx, batch.records()));
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(all)));
        loop.close();

        // When
        ground.makeTopicAnew(1);
        var sent = values("of-" + length + "-", length);
        ground.send(sent);
        all.addAll(sent);
        var next = ground.start((tx, batch) -> Ground.count(tx, batch.records()));

        // Then
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(all)));
        next.close();
      }
    }
  }

  @Test
  void a_topic_made_anew_under_a_running_loop_is_noticed() throws Exception {
    try (var ground = new Ground(1)) {
      // Given
      ground.send(values("before-", 5));
      ground.start((tx, batch) -> Ground.count(tx, batch.records()));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(values("before-", 5))));

      // When
      ground.makeTopicAnew(1);
      var sent = values("after-", 20);
      ground.send(sent);

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects().keySet()).containsAll(sent));
    }
  }

  @Test
  void a_topic_that_comes_later_is_waited_for() throws Exception {
    try (var ground = new Ground()) {
      // Given
      var loop = ground.start((tx, batch) -> Ground.count(tx, batch.records()));
      await().atMost(PATIENCE).until(() -> loop.standing() instanceof Standing.Waiting);
      assertThat(loop.standing().sentence()).contains(ground.topic);

      // When
      ground.createTopic(2);
      ground.send(values("v", 10));

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(values("v", 10))));
      assertThat(loop.standing()).isInstanceOf(Standing.Following.class);
    }
  }

  @Test
  void idle_work_goes_on_between_the_polls_until_there_is_no_more() throws Exception {
    try (var ground = new Ground(1)) {
      // Given
      ground.execute("create table chore(n integer)");
      var left = new AtomicInteger(20);
      IdleWork chores =
          tx -> {
            if (left.get() == 0) {
              return false;
            }
            tx.createStatement().execute("insert into chore values (" + left.get() + ")");
            return left.decrementAndGet() > 0;
          };

      // When
      ground
          .loop(
              "one",
              ground.database(),
              new Consumption(
                      ground.topic,
                      List.of(ground.topic),
                      (tx, batch) -> Ground.count(tx, batch.records()))
                  .withIdleWork(chores))
          .start();
      ground.send(values("v", 300));

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(values("v", 300))));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(ground.number("select count(*) from chore")).isEqualTo(20));
    }
  }

  @Test
  void a_defect_of_the_schema_sets_no_record_aside() throws Exception {
    try (var ground = new Ground(1)) {
      // Given
      ground.execute("alter table effect rename to mislaid");
      ground.send(values("v", 20));

      // When
      var loop = ground.start((tx, batch) -> Ground.count(tx, batch.records()));
      await().atMost(PATIENCE).until(() -> loop.standing().sentence().contains("42P01"));

      // Then
      ground.execute("alter table mislaid rename to effect");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(values("v", 20))));
      assertThat(ground.number("select count(*) from set_aside")).isZero();
    }
  }
}
