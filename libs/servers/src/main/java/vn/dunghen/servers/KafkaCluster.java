package vn.dunghen.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/// Several real Kafka brokers on this machine, each a child process of its own and a controller
/// too. Topics are kept three times and an acknowledged record is with two brokers at least, so
/// that one of three may be lost.
///
/// Each broker may be killed and started again by itself. Thread-safe.
public final class KafkaCluster implements AutoCloseable {
  private final List<KafkaBroker> brokers;

  private KafkaCluster(List<KafkaBroker> brokers) {
    this.brokers = List.copyOf(brokers);
  }

  /// Brokers that are laid out and not started.
  ///
  /// @param options of each; the brokers' directories lie below theirs
  /// @param size how many, at least three
  public static KafkaCluster of(KafkaOptions options, int size) {
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
    return new KafkaCluster(brokers);
  }

  /// In the order of their ids, which begin with 1.
  public List<KafkaBroker> brokers() {
    return brokers;
  }

  /// Starts all at once, for one alone has no quorum and does not answer.
  ///
  /// @throws ServerException when one of them does not start
  public KafkaCluster start() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              brokers.stream()
                  .map(broker -> CompletableFuture.runAsync(broker::start, threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof ServerException cause ? cause : e;
    }
    return this;
  }

  public String bootstrapServers() {
    return brokers.stream().map(KafkaBroker::bootstrapServers).collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    brokers.forEach(KafkaBroker::close);
  }
}
