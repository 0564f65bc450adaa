package vn.dunghen.testkit;

import java.nio.file.Path;
import vn.dunghen.servers.KafkaBroker;
import vn.dunghen.servers.KafkaOptions;

/// A broker from its Maven artifacts, on a temporary directory.
final class EmbeddedBroker implements Broker {
  private final Path directory = TemporaryDirectory.of("kafka");
  private final KafkaBroker broker = new KafkaBroker(KafkaOptions.in(directory)).start();

  @Override
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  @Override
  public void kill() {
    broker.kill();
  }

  @Override
  public void lose() {
    kill();
    TemporaryDirectory.delete(directory.resolve("data"));
  }

  @Override
  public void start() {
    broker.start();
  }

  @Override
  public void close() {
    broker.stop();
    TemporaryDirectory.delete(directory);
  }
}
