package vn.dunghen.testkit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.testcontainers.kafka.KafkaContainer;

/// A broker from its published image. Like the embedded one it makes no topic by use.
final class ContainerBroker implements Broker {
  private static final String IMAGE = "apache/kafka:4.3.1";
  private static final int PORT = 9092;

  private final KafkaContainer container;
  private final int port;

  ContainerBroker() {
    Containers.requireEngine();
    container =
        new KafkaContainer(IMAGE)
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4")
            .withEnv("KAFKA_BROKER_SESSION_TIMEOUT_MS", "1500")
            .withEnv("KAFKA_BROKER_HEARTBEAT_INTERVAL_MS", "500");
    port = Containers.bind(container, PORT);
    container.withStartupTimeout(Containers.PATIENCE);
    container.start();
  }

  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void kill() {
    Containers.kill(container);
  }

  @Override
  public void lose() {
    container.stop();
  }

  @Override
  public void start() {
    if (container.getContainerId() == null) {
      container.start();
    } else {
      Containers.startAgain(container);
    }
    Patience.until("Kafka answers again", Duration.ofSeconds(90), this::answers);
  }

  private boolean answers() {
    try (var admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", bootstrapServers(),
                "request.timeout.ms", 5_000,
                "default.api.timeout.ms", 10_000))) {
      return !admin.describeCluster().nodes().get(10, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for Kafka.", e);
    }
  }

  @Override
  public void close() {
    container.stop();
  }
}
