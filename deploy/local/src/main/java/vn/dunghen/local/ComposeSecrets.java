package vn.dunghen.local;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.dunghen.city.Identities;
import vn.dunghen.city.SeededCity;

/// The secrets of `deploy/compose`, made at its first run, each in a file that only its owner may
/// read; they live and die with the volumes that they protect.
///
///     java -cp … vn.dunghen.local.ComposeSecrets deploy/compose/secrets
///
/// Keys and identities are mounted into the containers that need them; passwords stand in one
/// environment file per container.
final class ComposeSecrets {
  /// Where the stand-in listens, beside the services.
  static final int PORTAL = 8090;

  private ComposeSecrets() {}

  public static void main(String[] args) {
    try {
      make(Path.of(args[0]));
    } catch (LauncherException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  /// Makes what is missing.
  static void make(Path directory) throws IOException {
    var secrets = new Secrets(directory);
    var identityFile = directory.resolve("identities.json");
    var environment =
        environment(secrets, Identities.writeIfAbsent(identityFile, new SeededCity()));
    var passwords = new TreeMap<String, String>();
    passwords.put("POSTGRES_PASSWORD", secrets.password("postgres-superuser"));
    for (var service : ServiceEnvironment.SERVICES) {
      var own =
          environment.of(service).entrySet().stream()
              .filter(entry -> entry.getKey().endsWith("_PASSWORD"))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      write(directory.resolve(service + ".env"), own);
      passwords.put(
          ServiceEnvironment.database(service).toUpperCase(java.util.Locale.ROOT) + "_PASSWORD",
          secrets.databasePassword(service));
    }
    write(directory.resolve("postgres.env"), passwords);
    StandIn.writeSettings(
        directory.resolve("portal.json"), PORTAL, secrets.password(StandIn.PASSWORD));
  }

  /// The services' surroundings inside the composition.
  static ServiceEnvironment environment(Secrets secrets, Identities identities) {
    return new ServiceEnvironment(
        new ServiceEnvironment.Places(
            "postgres:5432",
            "kafka:9092",
            URI.create("http://127.0.0.1:8081"),
            URI.create("http://127.0.0.1:" + PORTAL),
            2525,
            URI.create("http://localhost:8080")),
        secrets,
        identities,
        Path.of("/run/secrets/identities.json"));
  }

  private static void write(Path file, Map<String, String> environment) throws IOException {
    var text =
        new TreeMap<>(environment)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text, StandardCharsets.US_ASCII);
  }
}
