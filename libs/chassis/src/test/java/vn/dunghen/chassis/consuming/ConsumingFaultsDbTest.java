package vn.dunghen.chassis.consuming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.dunghen.chassis.consuming.Ground.once;
import static vn.dunghen.chassis.consuming.Ground.values;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import vn.dunghen.chassis.consuming.Applying.Outcome;

class ConsumingFaultsDbTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void failures_after_the_writing_and_before_the_commit_double_and_lose_nothing() throws Exception {
    try (var ground = new Ground(3)) {
      // Given
      var sent = values("v", 3000);
      ground.send(sent);
      var calls = new AtomicInteger();

      // When
      ground.start((tx, batch) -> {
        Ground.count(tx, batch.records());
        switch (calls.incrementAndGet() % 5) {
          case 1 -> throw new SQLException("The line was cut.", "08006");
          case 3 -> tx.createStatement().execute("select pg_terminate_backend(pg_backend_pid())");
          default -> {}
        }
      });

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(sent)));
      assertThat(ground.number("select count(*) from set_aside")).isZero();
      assertThat(calls.get()).isGreaterThan(30);
    }
  }

  @Test
  void a_commit_whose_answer_is_lost_is_not_repeated() throws Exception {
    try (var ground = new Ground(2)) {
      // Given
      var sent = values("v", 2000);
      ground.send(sent);
      var lost = new AtomicInteger();

      // When
      ground
          .loop(
              "one",
              losingAnswers(ground.database(), lost),
              new Consumption(
                  ground.topic,
                  List.of(ground.topic),
                  (tx, batch) -> Ground.count(tx, batch.records())))
          .start();

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(sent)));
      assertThat(lost.get()).isGreaterThan(5);
    }
  }

  @Test
  void an_offset_moved_by_another_is_read_again_whichever_way_it_moved() throws Exception {
    try (var ground = new Ground(1)) {
      // Given
      var first = values("first", 50);
      ground.send(first);
      ground.start((tx, batch) -> Ground.count(tx, batch.records()));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(first)));

      // When
      ground.execute("update consumed_partition set next_offset = 60");
      var skipped = values("skipped", 10);
      ground.send(skipped);
      var second = values("second", 20);
      ground.send(second);

      // Then
      var expected = once(first);
      expected.putAll(once(second));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(expected));
      assertThat(ground.meters.counter("dunghen.consuming.fenced", "group", ground.topic).count())
          .isPositive();

      // And when it moves back, as after a rollback that the consumer has not seen
      ground.execute("update consumed_partition set next_offset = 50");
      ground.send(List.of("third"));
      expected.putAll(once(skipped));
      second.forEach(value -> expected.put(value, 2));
      expected.put("third", 1);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(expected));
    }
  }

  @Test
  void a_consumer_that_wakes_up_after_its_partition_moved_on_changes_nothing() throws Exception {
    assertThat(applyTwice(new ConsumedPartitions())).isEqualTo(1);
  }

  /// Shows that the test above can fail.
  @Test
  void a_fence_that_compares_nothing_is_noticed() throws Exception {
    var broken =
        new ConsumedPartitions() {
          @Override
          boolean advance(Connection tx, Advance step, Instant now) {
            return true;
          }
        };
    assertThat(applyTwice(broken)).isEqualTo(2);
  }

  private static int applyTwice(ConsumedPartitions partitions) throws Exception {
    try (var ground = new Ground()) {
      ground.execute(
          "insert into consumed_partition values ('" + ground.topic + "', 0, 0, null, now())");
      var record =
          new ConsumedRecord(
              ground.topic,
              0,
              0,
              Instant.EPOCH,
              "k".getBytes(java.nio.charset.StandardCharsets.UTF_8),
              "v".getBytes(java.nio.charset.StandardCharsets.UTF_8),
              List.of());
      for (var consumer = 0; consumer < 2; consumer++) {
        var applying =
            new Applying(
                ground.database(),
                partitions,
                (tx, batch) -> Ground.count(tx, batch.records()),
                InstantSource.system(),
                new LoopMetrics(ground.meters, "g", InstantSource.system()));
        var expected = new HashMap<TopicPartition, Long>();
        expected.put(new TopicPartition(ground.topic, 0), 0L);
        var outcome = applying.apply(List.of(record), expected);
        assertThat(outcome).isNotInstanceOf(Outcome.Obstructed.class);
      }
      return ground.effects().getOrDefault("v", 0);
    }
  }

  @Test
  void a_database_that_goes_away_is_waited_for_and_nothing_is_set_aside() throws Exception {
    try (var ground = new Ground(3)) {
      // Given
      var sent = new ArrayList<>(values("before", 500));
      ground.send(sent);
      var loop = ground.start((tx, batch) -> Ground.count(tx, batch.records()));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(sent)));

      // When
      Ground.postgres().kill();
      var during = values("during", 1500);
      ground.send(during);
      sent.addAll(during);
      await().atMost(PATIENCE).until(() -> loop.standing() instanceof Standing.Waiting);
      Ground.postgres().start();

      // Then
      await()
          .atMost(PATIENCE)
          .ignoreException(SQLException.class)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(sent)));
      assertThat(ground.number("select count(*) from set_aside")).isZero();
      await().atMost(PATIENCE).until(() -> loop.standing() instanceof Standing.Following);
    }
  }

  @Test
  void two_consumers_of_one_group_that_come_and_go_do_what_one_would() throws Exception {
    try (var ground = new Ground(6)) {
      // Given
      var consumption =
          new Consumption(
              ground.topic,
              List.of(ground.topic),
              (tx, batch) -> Ground.count(tx, batch.records()));
      var sent = new ArrayList<String>();
      var first = ground.loop("one", ground.database(), consumption).start();

      // When
      sendMore(ground, sent, "a", 3000);
      var second = ground.loop("two", ground.database(), consumption).start();
      sendMore(ground, sent, "b", 3000);
      await()
          .atMost(PATIENCE)
          .until(() -> second.standing() instanceof Standing.Following(var n) && n > 0);
      sendMore(ground, sent, "c", 2000);
      first.close();
      sendMore(ground, sent, "d", 2000);

      // Then
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ground.effects()).isEqualTo(once(sent)));
      assertThat(ground.number("select count(*) from set_aside")).isZero();
    }
  }

  private static void sendMore(Ground ground, List<String> sent, String prefix, int count)
      throws Exception {
    var more = values(prefix, count);
    ground.send(more);
    sent.addAll(more);
  }

  /// A database of which every third commit takes effect and then seems to have failed.
  private static DataSource losingAnswers(DataSource real, AtomicInteger lost) {
    var commits = new AtomicInteger();
    return proxy(
        DataSource.class,
        real,
        (method, result) ->
            method.equals("getConnection")
                ? proxy(
                    Connection.class,
                    (Connection) result,
                    (called, answer) -> {
                      if (called.equals("commit") && commits.incrementAndGet() % 3 == 0) {
                        lost.incrementAndGet();
                        throw new SQLException("The answer was lost.", "08006");
                      }
                      return answer;
                    })
                : result);
  }

  private interface After {
    Object answer(String method, Object result) throws Exception;
  }

  private static <T> T proxy(Class<T> type, T real, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              try {
                return after.answer(method.getName(), method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
