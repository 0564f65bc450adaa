package vn.dunghen.servers;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The properties of every [KafkaBroker]: a node that is broker and controller, alone or one of
/// several.
final class KafkaSettings {
  private static final Map<String, String> ORDINARY =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
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

  /// What several brokers have otherwise: what was acknowledged is on two machines at least, and
  /// one of three may be lost.
  private static final Map<String, String> OF_A_CLUSTER =
      Map.of(
          // Three on a busy machine would take one another for dead after 1.5 s.
          "broker.session.timeout.ms", "6000",
          "default.replication.factor", "3",
          "min.insync.replicas", "2",
          "offsets.topic.replication.factor", "3",
          "transaction.state.log.replication.factor", "3",
          "transaction.state.log.min.isr", "2",
          "share.coordinator.state.topic.replication.factor", "3",
          "share.coordinator.state.topic.min.isr", "2",
          "unclean.leader.election.enable", "false");

  private KafkaSettings() {}

  static Map<String, String> of(KafkaOptions options, Path data, int port, int controllerPort) {
    var all = new TreeMap<>(ORDINARY);
    var member = options.member();
    if (member != null) {
      all.putAll(OF_A_CLUSTER);
    }
    all.putAll(options.settings());
    all.put("node.id", Integer.toString(options.id()));
    all.put("log.dirs", data.toString());
    all.put(
        "listeners",
        "PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
            .formatted(LoopbackPort.HOST, port, controllerPort));
    all.put("advertised.listeners", "PLAINTEXT://%s:%d".formatted(LoopbackPort.HOST, port));
    var controllers = member == null ? Map.of(1, controllerPort) : member.controllers();
    all.put(
        "controller.quorum.voters",
        controllers.entrySet().stream()
            .map(each -> "%d@%s:%d".formatted(each.getKey(), LoopbackPort.HOST, each.getValue()))
            .collect(Collectors.joining(",")));
    return all;
  }
}
