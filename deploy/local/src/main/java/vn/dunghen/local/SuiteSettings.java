package vn.dunghen.local;

import java.nio.file.Path;

/// Where a suite runs.
///
/// @param repository the root of the source tree, where the packaged services are
/// @param directory for databases, topics and logs
/// @param secrets those of the data in `directory`
/// @param identities the file of the demo identities
/// @param port the gateway's, on 127.0.0.1
/// @param settableClock whether the services' clocks can be set on their management ports
record SuiteSettings(
    Path repository,
    Path directory,
    Secrets secrets,
    Path identities,
    int port,
    boolean settableClock) {
  SuiteSettings {
    repository = repository.toAbsolutePath().normalize();
    directory = directory.toAbsolutePath().normalize();
    identities = identities.toAbsolutePath().normalize();
  }
}
