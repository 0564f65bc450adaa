package vn.dunghen.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Rules about the text of configuration files.
final class ConfigurationText {
  private static final String BY_PATH = "quarkus.http.auth.permission";

  private ConfigurationText() {}

  /// Fails if a configuration file under the directory authorises by URL path, or if there is no
  /// `application.properties` to judge.
  static void refusePathPermissions(Path resources) {
    if (!Files.isRegularFile(resources.resolve("application.properties"))) {
      throw new AssertionError(
          "There is no %s to judge; run the rule from the service's own module."
              .formatted(resources.resolve("application.properties")));
    }
    try (var files = Files.walk(resources)) {
      for (var file : files.filter(ConfigurationText::isConfiguration).toList()) {
        if (Files.readAllLines(file).stream().anyMatch(line -> line.contains(BY_PATH))) {
          throw new AssertionError(
              "%s uses %s: the policy and the router may see different paths (CVE-2026-50559), so nothing is authorised by path. Annotate the endpoint with @RolesAllowed instead."
                  .formatted(file, BY_PATH));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isConfiguration(Path file) {
    return file.getFileName().toString().endsWith(".properties");
  }
}
