package vn.dunghen.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How a [PostgresServer] is to run.
///
/// @param directory holds the data, the log `server.log` and the superuser's password; made if
///   absent
/// @param port on 127.0.0.1; 0 takes a free one, kept for the life of the [PostgresServer]
/// @param password the superuser's; absent: generated at the first start and kept in the directory
/// @param settings server settings that win over ours; durability cannot be switched off here
/// @param cache where the unpacked programs are kept, shared by all servers of this user
public record PostgresOptions(
    Path directory, int port, Optional<String> password, Map<String, String> settings, Path cache) {
  public PostgresOptions {
    directory = directory.toAbsolutePath().normalize();
    settings = Map.copyOf(settings);
    for (var durable : PostgresSettings.DURABLE.keySet()) {
      if (settings.containsKey(durable)) {
        throw new IllegalArgumentException(
            durable + " is not negotiable: what is committed must be on disk.");
      }
    }
  }

  public static PostgresOptions in(Path directory) {
    return new PostgresOptions(
        directory, 0, Optional.empty(), Map.of(), PostgresBinaries.defaultCache());
  }

  public PostgresOptions withPort(int port) {
    return new PostgresOptions(directory, port, password, settings, cache);
  }

  public PostgresOptions withPassword(String password) {
    return new PostgresOptions(directory, port, Optional.of(password), settings, cache);
  }

  public PostgresOptions withSetting(String name, String value) {
    var more = new HashMap<>(settings);
    more.put(name, value);
    return new PostgresOptions(directory, port, password, more, cache);
  }

  public PostgresOptions withCache(Path cache) {
    return new PostgresOptions(directory, port, password, settings, cache);
  }
}
