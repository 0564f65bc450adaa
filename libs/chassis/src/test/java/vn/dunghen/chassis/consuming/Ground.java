package vn.dunghen.chassis.consuming;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.postgresql.ds.PGSimpleDataSource;
import vn.dunghen.testkit.Backend;
import vn.dunghen.testkit.Broker;
import vn.dunghen.testkit.Database;

/// A real broker and a real database, and a fresh topic and fresh tables for one test.
final class Ground implements AutoCloseable {
  private static final Broker BROKER = Backend.chosen().broker();
  private static final Database POSTGRES = Backend.chosen().database();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              BROKER.close();
              POSTGRES.close();
            }));
  }

  final String topic = "t-" + UUID.randomUUID();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final String name = "d" + UUID.randomUUID().toString().replace("-", "");
  private final DataSource database;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<ConsumingLoop> loops = new ArrayList<>();

  Ground(int partitions) throws SQLException, IOException {
    this();
    createTopic(partitions);
  }

  /// Without the topic.
  Ground() throws SQLException, IOException {
    administer("create role %1$s login password 'secret'".formatted(name));
    administer("create database %1$s owner %1$s".formatted(name));
    var source = new PGSimpleDataSource();
    source.setUrl(POSTGRES.jdbcUrl(name));
    source.setUser(name);
    source.setPassword("secret");
    source.setConnectTimeout(5);
    database = source;
    for (var script :
        List.of("V0001__consumed_partition.sql", "V0200__restorations_and_topics_made_anew.sql")) {
      execute(Files.readString(Path.of("src/main/resources/db/chassis", script)));
    }
    execute("create table effect(value text primary key, times integer not null)");
    producer =
        new KafkaProducer<>(
            // One request at a time: to a topic made a moment ago several can overtake one another,
            // and an idempotent producer then never finds its way back.
            Map.of(
                "bootstrap.servers",
                BROKER.bootstrapServers(),
                "linger.ms",
                5,
                "max.in.flight.requests.per.connection",
                1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  static Broker broker() {
    return BROKER;
  }

  static Database postgres() {
    return POSTGRES;
  }

  DataSource database() {
    return database;
  }

  /// As after the loss of a broker with its data: the topic's name, and none of its records.
  void makeTopicAnew(int partitions) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
      admin.deleteTopics(List.of(topic)).all().get();
      await().until(() -> !admin.listTopics().names().get().contains(topic));
    }
    createTopic(partitions);
  }

  void createTopic(int partitions) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("The topic was not made.", e);
    }
  }

  /// Counts how often each value took effect; nothing in it hides a second time.
  static void count(Connection tx, List<ConsumedRecord> records) throws SQLException {
    try (var statement =
        tx.prepareStatement(
            """
            insert into effect
            select value, count(*) from unnest(?::text[]) as arrived(value) group by value
            on conflict (value) do update set times = effect.times + excluded.times
            """)) {
      statement.setArray(
          1,
          tx.createArrayOf(
              "text", records.stream().map(each -> new String(each.value(), UTF_8)).toArray()));
      statement.executeUpdate();
    }
  }

  ConsumingLoop loop(String instance, DataSource source, Consumption consumption) {
    return loop(instance, source, new ConsumedPartitions(), consumption);
  }

  ConsumingLoop loop(
      String instance, DataSource source, ConsumedPartitions partitions, Consumption consumption) {
    var config = config(instance);
    var kafka =
        new KafkaConsumers(Map.of("bootstrap.servers", BROKER.bootstrapServers()), "test", config);
    var loop =
        new ConsumingLoop(
            new LoopParts(
                consumption,
                source,
                partitions,
                () -> kafka.create(consumption.group()),
                kafka::topicIds,
                config,
                InstantSource.system()),
            new LoopMetrics(meters, consumption.group(), InstantSource.system()));
    loops.add(loop);
    return loop;
  }

  ConsumingLoop start(BatchHandler handler) {
    return loop("one", database, new Consumption(topic, List.of(topic), handler)).start();
  }

  static ConsumingConfig config(String instance) {
    return new SmallRyeConfigBuilder()
        .withMapping(ConsumingConfig.class)
        .withDefaultValue("dunghen.consuming.instance", instance)
        .withDefaultValue("dunghen.consuming.max-poll-records", "100")
        .withDefaultValue("dunghen.consuming.poll-timeout", "PT0.05S")
        .withDefaultValue("dunghen.consuming.first-backoff", "PT0.02S")
        .withDefaultValue("dunghen.consuming.longest-backoff", "PT0.5S")
        .build()
        .getConfigMapping(ConsumingConfig.class);
  }

  /// Sends each value under a key of its own kind and waits until all are acknowledged.
  void send(List<String> values) throws Exception {
    var sent = new ArrayList<Future<?>>();
    for (var value : values) {
      var key = ("k" + Math.floorMod(value.hashCode(), 97)).getBytes(UTF_8);
      sent.add(producer.send(new ProducerRecord<>(topic, key, value.getBytes(UTF_8))));
    }
    for (var each : sent) {
      each.get();
    }
  }

  /// Sends a record without a value: on a compacted topic, the key's end.
  void sendTombstone(String key) throws Exception {
    producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), null)).get();
  }

  void sendWatermark(int partition, String through) throws Exception {
    var value =
        """
        {"specversion":"1.0","type":"vn.dunghen.watermark.v1","data":{"through":"%s"}}\
        """
            .formatted(through);
    producer.send(new ProducerRecord<>(topic, partition, null, value.getBytes(UTF_8))).get();
  }

  void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Every value that took effect, and how often.
  Map<String, Integer> effects() throws SQLException {
    var effects = new TreeMap<String, Integer>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select value, times from effect")) {
      while (rows.next()) {
        effects.put(rows.getString(1), rows.getInt(2));
      }
    }
    return effects;
  }

  static List<String> values(String prefix, int count) {
    var values = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      values.add(prefix + i);
    }
    return values;
  }

  /// The expectation of "exactly once".
  static Map<String, Integer> once(List<String> values) {
    var once = new TreeMap<String, Integer>();
    values.forEach(value -> once.put(value, 1));
    return once;
  }

  private static void administer(String sql) throws SQLException {
    var source = new PGSimpleDataSource();
    source.setUrl(POSTGRES.jdbcUrl("postgres"));
    source.setUser(Database.SUPERUSER);
    source.setPassword(POSTGRES.password());
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    loops.forEach(ConsumingLoop::close);
    producer.close(Duration.ZERO);
    administer("drop database %s with (force)".formatted(name));
  }
}
