package vn.dunghen.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Old and new packages of a service run side by side on one database while it is upgraded. So a
/// migration that was released stays as it is, and a new one only adds.
class MigrationsTest {
  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Path RELEASED = Path.of("src/test/resources/released-migrations.txt");
  private static final Pattern VERSION = Pattern.compile(".*/V(\\d+)__[a-z0-9_]+\\.sql");
  private static final String SHARED = "libs/chassis/";
  private static final String FOLLOWING = "libs/following/";

  /// Where a service takes its migrations from; intake follows nobody.
  private static final Map<String, List<String>> SOURCES =
      Map.of(
          "intake-service/", List.of(SHARED, "intake-service/"),
          "scoring-service/", List.of(SHARED, FOLLOWING, "scoring-service/"),
          "sync-service/", List.of(SHARED, FOLLOWING, "sync-service/"),
          "notification-service/", List.of(SHARED, FOLLOWING, "notification-service/"));

  /// What the release before would notice: it reads, writes and relies on what is there.
  private static final Pattern TAKES_AWAY =
      Pattern.compile(
          "\\bdrop\\s+(table|column|constraint|function|trigger)\\b|\\brename\\b"
              + "|\\balter\\s+column\\s+\\w+\\s+(type|set\\s+not\\s+null)\\b"
              + "|\\badd\\s+column\\s+[^,;]*\\bnot\\s+null\\b(?![^,;]*\\bdefault\\b)",
          Pattern.CASE_INSENSITIVE);

  @Test
  void a_released_migration_is_as_it_was_released() throws IOException {
    // When
    var present = present();

    // Then
    var released = released();
    assertThat(released).hasSizeGreaterThan(10);
    assertThat(present).containsAllEntriesOf(released);
  }

  @Test
  void a_new_migration_comes_after_all_that_were_released_and_only_adds() throws IOException {
    var released = released();
    for (var sources : SOURCES.entrySet()) {
      // Given
      var last =
          of(released.keySet(), sources.getValue()).stream()
              .mapToInt(MigrationsTest::version)
              .max()
              .orElseThrow();

      // When
      var fresh = new ArrayList<>(of(present().keySet(), sources.getValue()));
      fresh.removeAll(released.keySet());

      // Then
      assertThat(fresh)
          .as("of %s", sources.getKey())
          .allSatisfy(script -> {
            assertThat(version(script)).isGreaterThan(last);
            assertThat(TAKES_AWAY.matcher(Files.readString(REPOSITORY.resolve(script))).results())
                .as("what %s takes away", script)
                .isEmpty();
          });
      assertThat(of(present().keySet(), sources.getValue()).stream().map(MigrationsTest::version))
          .as("of %s", sources.getKey())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void what_takes_away_is_recognised() {
    assertThat(
            List.of(
                "drop table a;",
                "alter table a drop column b;",
                "alter table a rename b to c;",
                "alter table a alter column b type text;",
                "alter table a alter column b set not null;",
                "alter table a add column b text not null;"))
        .allMatch(sql -> TAKES_AWAY.matcher(sql).find());
    assertThat("alter table a add column b text not null default '';")
        .doesNotContainPattern(TAKES_AWAY);
  }

  private static List<String> of(Set<String> scripts, List<String> sources) {
    return scripts.stream()
        .filter(script -> sources.stream().anyMatch(script::startsWith))
        .toList();
  }

  private static int version(String script) {
    var found = VERSION.matcher(script);
    assertThat(found.matches()).as(script).isTrue();
    return Integer.parseInt(found.group(1));
  }

  private static Map<String, String> released() throws IOException {
    var released = new TreeMap<String, String>();
    for (var line : Files.readAllLines(RELEASED)) {
      if (!line.startsWith("#")) {
        var parts = line.split(" {2}", 2);
        released.put(parts[1], parts[0]);
      }
    }
    return released;
  }

  private static Map<String, String> present() throws IOException {
    var present = new TreeMap<String, String>();
    for (var module :
        List.of(
            "libs/chassis",
            "libs/following",
            "intake-service",
            "scoring-service",
            "sync-service",
            "notification-service")) {
      try (var files = Files.walk(REPOSITORY.resolve(module).resolve("src/main/resources/db"))) {
        for (var file : files.filter(each -> each.toString().endsWith(".sql")).toList()) {
          present.put(REPOSITORY.relativize(file).toString(), digest(file));
        }
      }
    }
    return present;
  }

  private static String digest(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(Files.readString(file).getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
