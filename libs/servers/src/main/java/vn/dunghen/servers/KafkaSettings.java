package vn.dunghen.servers;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The properties of every [KafkaBroker]: one node that is broker and controller.
final class KafkaSettings {
  private static final Map<String, String> ORDINARY =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("node.id", "1"),
          Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
          Map.entry("controller.listener.names", "CONTROLLER"),
          Map.entry("inter.broker.listener.name", "PLAINTEXT"),
          // One node: without these, groups and transactions wait for replicas that never come.
          Map.entry("default.replication.factor", "1"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.num.partitions", "4"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("auto.create.topics.enable", "false"),
          // The default buffer is 128 MB, a third of our heap.
          Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
          // After a kill the controller waits for the old session to end: 1.5 s instead of 9 s.
          Map.entry("broker.session.timeout.ms", "1500"),
          Map.entry("broker.heartbeat.interval.ms", "500"),
          // zstd-jni had a row of memory bugs, and its advisories reach every client.
          Map.entry("compression.type", "lz4"));

  private KafkaSettings() {}

  static Map<String, String> of(KafkaOptions options, Path data, int port, int controllerPort) {
    var all = new TreeMap<>(ORDINARY);
    all.putAll(options.settings());
    all.put("log.dirs", data.toString());
    all.put(
        "listeners",
        "PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
            .formatted(LoopbackPort.HOST, port, controllerPort));
    all.put("advertised.listeners", "PLAINTEXT://%s:%d".formatted(LoopbackPort.HOST, port));
    all.put("controller.quorum.voters", "1@%s:%d".formatted(LoopbackPort.HOST, controllerPort));
    return all;
  }
}
