package vn.dunghen.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.dunghen.city.SeededNames;
import vn.dunghen.dossier.Topics;

/// Looks for personal data of seeded citizens in bytes.
final class CitizensTraces {
  private final List<String> patterns;

  /// Bytes as characters of one byte each, so that any file can be searched.
  private static String asBytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  CitizensTraces() {
    var found = new TreeSet<String>();
    for (var name : SeededNames.all()) {
      // Family, two middle names that no living person has, given: the middle ones find them all.
      var words = name.split(" ");
      found.add(asBytes(words[1] + " " + words[2]));
    }
    found.add("congdan"); // their addresses
    this.patterns = List.copyOf(found);
  }

  boolean isIn(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    return patterns.stream().anyMatch(text::contains);
  }

  /// What was searched, and where something was found.
  record Found(long searched, boolean control, List<String> traces) {}

  /// Every file below the directory.
  ///
  /// @param control a text that must be there, or the search proves nothing
  Found inFiles(Path directory, String control) throws IOException {
    var traces = new ArrayList<String>();
    var searched = 0L;
    var controlled = false;
    List<Path> files;
    try (var walk = Files.walk(directory)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (var file : files) {
      byte[] bytes;
      try {
        bytes = Files.readAllBytes(file);
      } catch (java.nio.file.NoSuchFileException _) {
        continue; // databases and logs move their files while they run
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      searched += bytes.length;
      controlled |= new String(bytes, StandardCharsets.ISO_8859_1).contains(control);
      if (isIn(bytes)) {
        traces.add(file.toString());
      }
    }
    return new Found(searched, controlled, traces);
  }

  /// Every record of every topic, decompressed.
  Found inTopics(String servers, String control) {
    var traces = new ArrayList<String>();
    var searched = 0L;
    var controlled = false;
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions = new ArrayList<TopicPartition>();
      for (var topic : Topics.ALL) {
        for (var partition = 0; partition < topic.partitions(); partition++) {
          partitions.add(new TopicPartition(topic.name(), partition));
        }
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          searched++;
          if (record.value() != null) {
            controlled |= new String(record.value(), StandardCharsets.UTF_8).contains(control);
            if (isIn(record.value())) {
              traces.add(record.topic() + "-" + record.partition() + "@" + record.offset());
            }
          }
        }
      }
    }
    return new Found(searched, controlled, traces);
  }
}
