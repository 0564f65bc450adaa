package vn.dunghen.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/// Several real Kafka brokers on this machine, each a child process of its own and a controller
/// too. Topics are kept three times, and an acknowledged record is with two brokers at least, so
/// that one of three may be lost.
public final class KafkaCluster {
  private KafkaCluster() {}

  /// The brokers of a new cluster, in the order of their ids. They are to be started at the same
  /// time, for one alone has no quorum and does not answer; after that each may be killed and
  /// started again by itself.
  ///
  /// @param options of each; the brokers' directories lie below theirs
  /// @param size how many, at least three
  public static List<KafkaBroker> of(KafkaOptions options, int size) {
    if (size < 3) {
      throw new IllegalArgumentException("A cluster has three brokers or more, not " + size + ".");
    }
    var controllers = new TreeMap<Integer, Integer>();
    for (var id = 1; id <= size; id++) {
      controllers.put(id, LoopbackPort.free());
    }
    var cluster = Uuid.randomUuid().toString();
    var brokers = new ArrayList<KafkaBroker>();
    for (var id = 1; id <= size; id++) {
      brokers.add(
          new KafkaBroker(
              options
                  .as(new KafkaOptions.Member(id, cluster, controllers))
                  .withPort(LoopbackPort.free())));
    }
    return List.copyOf(brokers);
  }
}
