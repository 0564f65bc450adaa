package vn.dunghen.city;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The demo identities: made once, with random passwords, in a file that only its owner may read.
public final class Identities {
  /// May post reference events, and declare when they were known.
  public static final String OPERATOR = "operator";

  /// May post history for any source of the city.
  public static final String IMPORTER = "importer";

  /// May draft releases, and check and publish them.
  public static final String PUBLISHER = "publisher";

  /// Another person, for whoever drafted a release does not sign it off.
  public static final String SECOND_PUBLISHER = "second-publisher";

  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final List<DemoIdentity> all;

  private Identities(List<DemoIdentity> all) {
    this.all = List.copyOf(all);
  }

  public List<DemoIdentity> all() {
    return all;
  }

  /// @throws IllegalArgumentException when there is none of that name
  public DemoIdentity named(String name) {
    return all.stream()
        .filter(identity -> identity.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no demo identity named " + name + "."));
  }

  /// Writes new identities for the city unless the file exists, with mode 0600 from its first byte
  /// on and never half, and reads what is there.
  public static Identities writeIfAbsent(Path file, SeededCity city) throws IOException {
    if (Files.notExists(file)) {
      var directory = file.toAbsolutePath().getParent();
      Files.createDirectories(directory);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var half = Files.createTempFile(directory, "identities", ".half", ownerOnly);
      try {
        var json =
            SeededResources.JSON
                .writer(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(generate(city));
        Files.writeString(half, json + "\n", StandardCharsets.UTF_8);
        Files.createLink(file, half);
      } catch (FileAlreadyExistsException another) {
        return read(file); // another process was faster: its identities hold
      } finally {
        Files.deleteIfExists(half);
      }
    }
    return read(file);
  }

  /// Reads the identities of an existing file.
  public static Identities read(Path file) throws IOException {
    return new Identities(
        SeededResources.JSON.readValue(file.toFile(), new TypeReference<List<DemoIdentity>>() {}));
  }

  private static List<DemoIdentity> generate(SeededCity city) {
    var root = SeededCity.ROOT;
    var identities = new ArrayList<DemoIdentity>();
    identities.add(identity(IMPORTER, "importer", root));
    identities.add(
        new DemoIdentity(OPERATOR, password(), List.of("operator", "importer"), List.of(root)));
    identities.add(identity("auditor", "auditor", root));
    identities.add(identity(PUBLISHER, "publisher", root));
    identities.add(identity(SECOND_PUBLISHER, "publisher", root));
    identities.add(identity("agency-thanh-xuan", "agency", SeededCity.THANH_XUAN));
    identities.add(identity("agency-so-tu-phap", "agency", "H26.STP"));
    for (var service : List.of("intake", "scoring", "sync", "notification")) {
      identities.add(identity(service + "-service", "service", root));
    }
    for (var oneStop : city.oneStops()) {
      identities.add(identity(oneStop.identity(), "source", oneStop.agency().code()));
    }
    return identities;
  }

  private static DemoIdentity identity(String name, String role, String agency) {
    return new DemoIdentity(name, password(), List.of(role), List.of(agency));
  }

  private static String password() {
    var bytes = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
