package vn.dunghen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.Topics;

class TestResourcesDbTest {

  @Test
  void the_database_resource_gives_each_start_its_own_database() throws Exception {
    var resource = new PostgresResource();
    resource.init(Map.of("database", "intake"));

    var first = resource.start();
    var second = resource.start();

    assertThat(first.get("quarkus.datasource.jdbc.url"))
        .contains("/intake_")
        .isNotEqualTo(second.get("quarkus.datasource.jdbc.url"));
    try (var connection =
        DriverManager.getConnection(
            first.get("quarkus.datasource.jdbc.url"),
            first.get("quarkus.datasource.username"),
            first.get("quarkus.datasource.password"))) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void the_kafka_resource_starts_with_empty_topics_and_no_group_although_it_was_used()
      throws Exception {
    // Given
    var used = new KafkaResource().start().get("kafka.bootstrap.servers");
    produceAndConsumeAsAStaticMember(used);

    // When
    var again = new KafkaResource().start().get("kafka.bootstrap.servers");

    // Then
    assertThat(again).isEqualTo(used);
    try (var admin = Admin.create(Map.of("bootstrap.servers", again))) {
      var described =
          admin
              .describeTopics(Topics.ALL.stream().map(Topics.Topic::name).toList())
              .allTopicNames()
              .get();
      assertThat(described.values())
          .extracting(topic -> topic.name() + " " + topic.partitions().size())
          .containsExactlyInAnyOrder(
              "dossier-events 6",
              "reference-events 1",
              "petition-events 3",
              "report-events 1",
              "dossier-keys 6",
              "portal-view 6");
      assertThat(admin.listGroups().all().get()).isEmpty();
    }
    assertThat(endOffsets(again)).containsOnly(0L);
  }

  private static void produceAndConsumeAsAStaticMember(String bootstrapServers) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer())) {
      producer
          .send(new ProducerRecord<>("dossier-events", "key", "value"))
          .get(30, TimeUnit.SECONDS);
    }
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "used",
                "group.instance.id",
                "one",
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of("dossier-events"));
      var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      var seen = 0;
      while (seen == 0 && System.nanoTime() < end) {
        seen = consumer.poll(Duration.ofMillis(200)).count();
      }
      assertThat(seen).isEqualTo(1);
    }
  }

  private static List<Long> endOffsets(String bootstrapServers) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new StringDeserializer())) {
      return Topics.ALL.stream()
          .flatMap(topic ->
              java.util.stream.IntStream.range(0, topic.partitions())
                  .mapToObj(part -> new TopicPartition(topic.name(), part)))
          .collect(
              Collectors.collectingAndThen(
                  Collectors.toList(), parts -> List.copyOf(consumer.endOffsets(parts).values())));
    }
  }
}
