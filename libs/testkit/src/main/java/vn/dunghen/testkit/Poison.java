package vn.dunghen.testkit;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Records that nobody should write into Kafka, and somebody might: intake is not the only one who
/// could. A consumer sets each aside with its reason and goes on.
///
/// @param what is wrong with it
@SuppressWarnings("ArrayRecordComponent") // bytes as they go out; compared by nobody
public record Poison(String what, byte @Nullable [] key, byte @Nullable [] value) {

  private static final int MEGABYTE = 1_000_000;
  private static final int GOOD_BEFORE_EACH = 99;
  private static final byte[] KEY = "POISONED".getBytes(UTF_8);

  /// Every kind of it for a topic with events.
  ///
  /// @param sound a sound event of the topic, with `"subject"`, `"specversion"`, `"time"`,
  ///   `"recordedtime"` and `"source"`
  public static List<Poison> of(String sound) {
    byte[] random = new byte[MEGABYTE];
    new Random(3).nextBytes(random);
    var all = new ArrayList<Poison>();
    all.add(new Poison("no value", KEY, null));
    all.add(new Poison("empty value", KEY, new byte[0]));
    all.add(new Poison("no key and no value", null, null));
    all.add(new Poison("no key and garbage", null, bytes("garbage")));
    all.add(new Poison("a megabyte of garbage", KEY, random));
    all.add(new Poison("a megabyte of letters", KEY, bytes("x".repeat(MEGABYTE))));
    all.add(
        new Poison(
            "bytes that are no UTF-8", KEY, new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80}));
    all.add(new Poison("UTF-16", KEY, sound.getBytes(UTF_16)));
    all.add(new Poison("a key that is no UTF-8", new byte[] {(byte) 0xFF, 0}, bytes("{")));
    all.add(
        new Poison(
            "a watermark that promises nothing",
            null,
            bytes("{\"type\":\"vn.dunghen.watermark.v1\",\"data\":{\"through\":\"soon\"}}")));
    for (String[] each :
        new String[][] {
          {"cut off", sound.substring(0, sound.length() / 2)},
          {"an array", "[" + sound + "]"},
          {"null", "null"},
          {"a text", "\"x\""},
          {"100,000 levels deep", "{\"a\":" + "[".repeat(100_000)},
          {
            "a number of 100,000 digits",
            sound.replaceFirst("\\{", "{\"n\":" + "9".repeat(100_000) + ",")
          },
          {"specversion 2.0", sound.replace("\"1.0\"", "\"2.0\"")},
          {"a type of nobody", sound.replace("vn.dunghen.", "com.example.")},
          {"no time", sound.replace("\"time\"", "\"thyme\"")},
          {"no recorded time", sound.replace("\"recordedtime\"", "\"recalledtime\"")},
          {"no source", sound.replace("\"source\"", "\"sauce\"")},
          {
            "a time on 30 February",
            sound.replaceFirst("\"time\":\"[^\"]*\"", "\"time\":\"2024-02-30T00:00:00Z\"")
          },
          {"NUL in the subject", sound.replaceFirst("\"subject\":\"", "\"subject\":\"a\\\\u0000b")},
          {
            "half a pair in the subject",
            sound.replaceFirst("\"subject\":\"", "\"subject\":\"a\\\\ud800b")
          },
          {
            "a subject of 100,000 characters",
            sound.replaceFirst("\"subject\":\"", "\"subject\":\"" + "x".repeat(100_000))
          }
        }) {
      all.add(new Poison(each[0], KEY, bytes(each[1])));
    }
    return all;
  }

  /// Writes each of them behind ninety-nine sound ones, so that one in a hundred is poison.
  ///
  /// @param sound what is sound, by its key; written again and again
  public static void write(
      String bootstrapServers,
      String topic,
      List<Poison> poison,
      List<Map.Entry<String, String>> sound) {
    var sent = new ArrayList<Future<RecordMetadata>>();
    try (var producer =
        new KafkaProducer<byte[], byte[]>(
            Map.of(
                "bootstrap.servers", bootstrapServers, "max.in.flight.requests.per.connection", 1),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      int number = 0;
      for (Poison each : poison) {
        for (int i = 0; i < GOOD_BEFORE_EACH; i++) {
          var good = sound.get(number++ % sound.size());
          sent.add(
              producer.send(
                  new ProducerRecord<>(topic, bytes(good.getKey()), bytes(good.getValue()))));
        }
        sent.add(producer.send(new ProducerRecord<>(topic, each.key(), each.value())));
      }
      for (var each : sent) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker does not take the records.", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return what;
  }
}
