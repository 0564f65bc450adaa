package vn.dunghen.intake.sequencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.core.ConditionFactory;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.intake.register.Entry;
import vn.dunghen.intake.register.Provenance;
import vn.dunghen.intake.register.Register;
import vn.dunghen.intake.register.Transactions;
import vn.dunghen.testkit.Backend;
import vn.dunghen.testkit.Broker;
import vn.dunghen.testkit.FreshDatabase;
import vn.dunghen.testkit.SettableClock;

/// The tests share one register and one broker; each finds the stream that the others left and
/// leaves a longer one behind, and each checks the whole of it.
class SequencerDbTest {

  @RegisterExtension static final FreshDatabase DATABASE = FreshDatabase.named("sequencer");

  private static Broker broker;
  private static int events;

  private final List<SequencerLoop> loops = new ArrayList<>();

  @BeforeAll
  static void a_register_and_a_broker() {
    Flyway.configure()
        .dataSource(DATABASE.dataSource())
        .locations("db/chassis", "db/migration")
        .load()
        .migrate();
    broker = Backend.chosen().broker();
  }

  @AfterEach
  void no_sequencer_goes_on() {
    loops.forEach(SequencerLoop::close);
  }

  @AfterAll
  static void the_broker_ends() {
    broker.close();
  }

  @Test
  void two_instances_make_one_stream_also_when_the_active_one_leaves() throws Exception {
    // Given
    SequencerLoop first = started(Clock.systemUTC());
    patiently().until(first::isLeading);
    SequencerLoop second = started(Clock.systemUTC());

    // When
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < 4; caller++) {
        callers.submit(() -> {
          for (int i = 0; i < 25; i++) {
            accept(50);
          }
          return null;
        });
      }
      patiently().until(() -> placed() > 500);
      assertThat(second.isLeading()).isFalse();
      first.close();
    }

    // Then
    awaitPublished();
    assertThat(second.isLeading()).isTrue();
    assertOneStream();
  }

  @Test
  void a_clock_that_is_set_back_never_sets_a_stamp_or_a_watermark_back() throws Exception {
    // Given
    var clock =
        SettableClock.at(Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
    started(clock);
    accept(20);
    awaitPublished();
    awaitWatermarkAtLeast(clock.instant());
    Instant before = watermark();

    // When
    clock.advance(Duration.ofHours(-2));
    accept(20);
    awaitPublished();

    // Then
    clock.advance(Duration.ofHours(3));
    awaitWatermarkAtLeast(clock.instant());
    assertThat(watermark()).isAfter(before);
    assertOneStream();
  }

  @Test
  void what_is_accepted_while_the_broker_is_away_is_stamped_then_and_published_later()
      throws Exception {
    // Given
    started(Clock.systemUTC());
    accept(20);
    awaitPublished();

    // When
    broker.kill();
    long known = placed();
    for (int i = 0; i < 30; i++) {
      accept(10);
    }
    patiently().untilAsserted(() -> assertThat(placed()).isEqualTo(known + 300));
    assertThat(number("select published from sequencer")).isLessThanOrEqualTo(known);
    broker.start();

    // Then
    awaitPublished();
    assertOneStream();
  }

  @Test
  void a_broker_that_lost_everything_is_filled_from_the_register_before_anything_is_promised()
      throws Exception {
    // Given
    started(Clock.systemUTC());
    accept(1_000);
    awaitPublished();

    // When
    broker.lose();
    accept(100);
    broker.start();

    // Then
    patiently().untilAsserted(() -> assertThat(records()).isNotEmpty());
    Instant known = Instant.now();
    awaitWatermarkAtLeast(known);
    awaitPublished();
    assertOneStream();
  }

  private SequencerLoop started(InstantSource clock) {
    var loop =
        new SequencerLoop(
            DATABASE.dataSource(),
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            clock,
            new Quick(),
            new Wakeup());
    loops.add(loop);
    loop.start();
    return loop;
  }

  private static void accept(int count) {
    List<Entry> entries = IntStream.range(0, count).mapToObj(_ -> entry(next())).toList();
    new Transactions(DATABASE.dataSource())
        .run(connection ->
            new Register()
                .append(
                    connection,
                    entries,
                    new Provenance(
                        "tester", "correlation", Instant.parse("2026-01-01T00:00:00Z"))));
  }

  private static synchronized int next() {
    return events++;
  }

  private static Entry entry(int number) {
    String id = "e-" + number;
    String subject = "D-" + number % 97;
    String type = "vn.dunghen.dossier.rated.v1";
    return new Entry(
        new EventId("/test", id),
        Topics.DOSSIER_EVENTS,
        type,
        subject,
        Instant.parse("2026-01-01T00:00:00Z"),
        null,
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/test\",\"type\":\"%s\"}"
            .formatted(id, type),
        new byte[32],
        null,
        Set.of());
  }

  private static void awaitPublished() {
    patiently()
        .untilAsserted(
            () -> assertThat(number("select published from sequencer")).isEqualTo(events));
  }

  private static void awaitWatermarkAtLeast(Instant instant) {
    patiently().untilAsserted(() -> assertThat(watermark()).isAfterOrEqualTo(instant));
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private static long placed() throws SQLException {
    return number("select count(*) from sequence");
  }

  private static Instant watermark() throws SQLException {
    try (var connection = DATABASE.dataSource().getConnection();
        var rows = connection.createStatement().executeQuery("select watermark from sequencer")) {
      rows.next();
      return rows.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  private static long number(String query) throws SQLException {
    try (var connection = DATABASE.dataSource().getConnection();
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// Positions 1 to n, each given once and published at least once; in each partition positions,
  /// stamps and watermarks rise, and nothing comes after a watermark that it promised to have stood
  /// before. What is published again, by whoever goes on where another ended between the broker's
  /// answer and noting it, is what was there.
  private static void assertOneStream() throws SQLException, IOException {
    assertThat(positionsWithRisingStamps())
        .isEqualTo(LongStream.rangeClosed(1, events).boxed().toList());
    var published = new ArrayList<Long>();
    for (var partition : records().entrySet()) {
      var here = new TreeMap<Long, JsonNode>();
      long position = 0;
      Instant stamp = Instant.MIN;
      Instant promised = Instant.MIN;
      for (JsonNode event : partition.getValue()) {
        if (event.get("type").asText().equals(Topics.WATERMARK_TYPE)) {
          Instant through = Instant.parse(event.at("/data/through").asText());
          assertThat(through).isAfterOrEqualTo(promised);
          promised = through;
        } else if (here.containsKey(event.get("position").asLong())) {
          assertThat(event).isEqualTo(here.get(event.get("position").asLong()));
        } else {
          assertThat(event.get("position").asLong()).isGreaterThan(position);
          assertThat(Instant.parse(event.get("recordedtime").asText()))
              .isAfter(stamp)
              .isAfter(promised);
          position = event.get("position").asLong();
          stamp = Instant.parse(event.get("recordedtime").asText());
          here.put(position, event);
        }
      }
      published.addAll(here.keySet());
      assertThat(promised).isAfter(Instant.EPOCH);
    }
    assertThat(published)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, events).boxed().toList());
  }

  private static List<Long> positionsWithRisingStamps() throws SQLException {
    var positions = new ArrayList<Long>();
    try (var connection = DATABASE.dataSource().getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    """
                    select position, stamped > lag(stamped, 1, '-infinity') over (order by position)
                    from sequence order by position
                    """)) {
      while (rows.next()) {
        assertThat(rows.getBoolean(2)).as("stamp of position %d", rows.getLong(1)).isTrue();
        positions.add(rows.getLong(1));
      }
    }
    return positions;
  }

  private static Map<TopicPartition, List<JsonNode>> records() throws IOException {
    var json = JsonMapper.builder().build();
    var found = new HashMap<TopicPartition, List<JsonNode>>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.DOSSIER_EVENTS.name()).stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      partitions.forEach(partition -> found.put(partition, new ArrayList<>()));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(200))) {
          found
              .get(new TopicPartition(each.topic(), each.partition()))
              .add(json.readTree(each.value()));
        }
      }
    }
    return found;
  }

  /// The defaults, quicker.
  private static final class Quick implements SequencingConfig {
    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public int stampedAtOnce() {
      return 300;
    }

    @Override
    public int publishedAtOnce() {
      return 200;
    }

    @Override
    public Duration poll() {
      return Duration.ofMillis(20);
    }

    @Override
    public Duration candidacy() {
      return Duration.ofMillis(100);
    }

    @Override
    public Duration watermark() {
      return Duration.ofMillis(50);
    }

    @Override
    public Duration pause() {
      return Duration.ofMillis(200);
    }

    @Override
    public short replication() {
      return 1;
    }

    @Override
    public short inSync() {
      return 1;
    }

    @Override
    public Duration retention() {
      return Duration.ofDays(1);
    }
  }
}
