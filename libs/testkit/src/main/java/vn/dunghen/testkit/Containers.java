package vn.dunghen.testkit;

import java.time.Duration;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import vn.dunghen.servers.LoopbackPort;

/// What our containers have in common: an engine that answers, and a port of this machine that
/// stays the same when a container is killed and started again.
final class Containers {
  /// How long a container may take to its first answer, on a busy machine too.
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private Containers() {}

  /// @throws IllegalStateException with one sentence where no Docker engine answers
  static void requireEngine() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "-Dbackend=containers needs a Docker engine, and Testcontainers finds none that it can use; without the property the tests bring their own servers.");
    }
  }

  /// Gives the container's port a free port of this machine.
  static int bind(GenericContainer<?> container, int containerPort) {
    var port = LoopbackPort.free();
    container.setPortBindings(List.of("127.0.0.1:%d:%d".formatted(port, containerPort)));
    return port;
  }

  static void kill(GenericContainer<?> container) {
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  static void startAgain(GenericContainer<?> container) {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
  }
}
