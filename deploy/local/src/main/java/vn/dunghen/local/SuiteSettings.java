package vn.dunghen.local;

import java.nio.file.Path;
import java.util.Map;

/// Where and how a suite runs.
///
/// @param repository the root of the source tree, where the packaged services are
/// @param directory for databases, topics and logs
/// @param secrets those of the data in `directory`
/// @param identities the file of the demo identities
/// @param port the gateway's, on 127.0.0.1
/// @param settableClock whether the services' clocks can be set on their management ports
/// @param shape how many there are of each
public record SuiteSettings(
    Path repository,
    Path directory,
    Secrets secrets,
    Path identities,
    int port,
    boolean settableClock,
    Shape shape) {
  public SuiteSettings {
    repository = repository.toAbsolutePath().normalize();
    directory = directory.toAbsolutePath().normalize();
    identities = identities.toAbsolutePath().normalize();
  }

  /// How many there are of each, and what all services are told beside the ordinary.
  ///
  /// @param brokers one, or three that keep everything three times
  /// @param instances of every service
  /// @param environment settings of all services, by the names of their environment variables
  public record Shape(int brokers, int instances, Map<String, String> environment) {
    /// As `./dev run` has it.
    public static final Shape SINGLE = new Shape(1, 1, Map.of());

    public Shape {
      environment = Map.copyOf(environment);
      if (brokers != 1 && brokers < 3 || instances < 1) {
        throw new IllegalArgumentException("One broker or three, one instance or more.");
      }
    }
  }
}
