package vn.dunghen.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a [KafkaBroker] is to run.
///
/// @param directory holds the data, the log `server.log` and the broker's properties; made if
///   absent
/// @param port on 127.0.0.1; 0 takes a free one, kept for the life of the [KafkaBroker]
/// @param settings broker properties that win over ours
/// @param heap the broker's largest heap, as `-Xmx` takes it
/// @param member its place among several brokers; absent for one that is alone
public record KafkaOptions(
    Path directory, int port, Map<String, String> settings, String heap, @Nullable Member member) {
  public KafkaOptions {
    directory = directory.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
  }

  /// A broker's place in a cluster in which every broker is a controller too.
  ///
  /// @param id from 1
  /// @param cluster the id of the cluster, the same for all, as Kafka writes ids
  /// @param controllers the controllers' ports on 127.0.0.1 by the brokers' ids
  public record Member(int id, String cluster, SortedMap<Integer, Integer> controllers) {
    public Member {
      controllers = new TreeMap<>(controllers);
      if (!controllers.containsKey(id)) {
        throw new IllegalArgumentException("Broker " + id + " is not among the controllers.");
      }
    }
  }

  public static KafkaOptions in(Path directory) {
    return new KafkaOptions(directory, 0, Map.of(), "384m", null);
  }

  public KafkaOptions withPort(int port) {
    return new KafkaOptions(directory, port, settings, heap, member);
  }

  public KafkaOptions withSetting(String name, String value) {
    var more = new HashMap<>(settings);
    more.put(name, value);
    return new KafkaOptions(directory, port, more, heap, member);
  }

  public KafkaOptions withHeap(String heap) {
    return new KafkaOptions(directory, port, settings, heap, member);
  }

  /// The same as a member of a cluster, in its own directory below this one.
  KafkaOptions as(Member member) {
    return new KafkaOptions(directory.resolve("broker-" + member.id()), 0, settings, heap, member);
  }

  int id() {
    return member == null ? 1 : member.id();
  }
}
