package vn.dunghen.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.yaml.snakeyaml.Yaml;
import vn.dunghen.city.Identities;

/// Holds `deploy/compose/compose.yaml` against the program, without Docker.
class ComposeFileTest {
  private static final Path COMPOSE = Path.of("../compose");
  private static final List<String> SERVICES = ServiceEnvironment.SERVICES;

  @TempDir static Path secrets;
  private static Map<String, Object> file;
  private static ServiceEnvironment launcher;

  @BeforeAll
  static void read() throws IOException {
    file = new Yaml().load(Files.readString(COMPOSE.resolve("compose.yaml")));
    ComposeSecrets.make(secrets);
    launcher =
        ComposeSecrets.environment(
            new Secrets(secrets), Identities.read(secrets.resolve("identities.json")));
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void a_service_is_told_what_the_launcher_tells_it(String name) throws IOException {
    var told = new HashMap<String, String>(passwords(name));
    map(service(name), "environment").forEach((key, value) -> told.put(key, plain(value)));
    assertThat(told.remove("JDK_JAVA_OPTIONS")).startsWith("-Xmx");
    told.keySet().removeIf(key -> !launcher.of(name).containsKey(key) && isDocumented(key));

    var expected = new HashMap<String, String>();
    launcher
        .of(name)
        .forEach((key, value) ->
            expected.put(
                key,
                key.endsWith("_FILE") ? "/run/secrets/" + Path.of(value).getFileName() : value));
    assertThat(told).isEqualTo(expected);
    assertThat(told.values().stream().filter(value -> value.startsWith("/run/secrets/")))
        .allMatch(path -> list(service(name), "secrets").contains(path.substring(13)));
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void gateway_and_health_check_know_the_ports_of_a_service(String name) throws IOException {
    var properties = new Properties();
    try (var in =
        Files.newBufferedReader(
            Path.of("../..", name, "src/main/resources/application.properties"))) {
      properties.load(in);
    }

    assertThat(gateway().services().get(name))
        .isEqualTo(Integer.valueOf(properties.getProperty("quarkus.http.port")));
    assertThat(list(map(service(name), "healthcheck"), "test").getLast())
        .endsWith(
            "|| kill 1; curl -fsS -o /dev/null http://127.0.0.1:%s/q/health/ready"
                .formatted(properties.getProperty("quarkus.management.port")));
  }

  @Test
  void the_gateway_knows_every_service_of_the_route_table_and_the_notifier_its_mail_port() {
    assertThat(gateway().services().keySet())
        .containsExactlyInAnyOrderElementsOf(Routes.packaged().services());
    assertThat(map(service("notification-service"), "environment"))
        .containsEntry("DUNGHEN_NOTIFICATION_MAIL_PORT", Integer.toString(gateway().smtp()));
  }

  @Test
  void the_gateway_refuses_words_that_make_no_sense() {
    assertThatThrownBy(() -> GatewayMain.Settings.parse(List.of("--listen", "0.0.0.0")))
        .isInstanceOf(LauncherException.class);
    assertThatThrownBy(() -> GatewayMain.Settings.parse(List.of("--smpt", "25")))
        .hasMessage("Unknown option --smpt.");
  }

  @Test
  void one_port_is_published_and_on_this_machine_only() {
    assertThat(services().values().stream().flatMap(each -> list(each, "ports").stream()))
        .containsExactly("127.0.0.1:${DUNGHEN_PORT:-8080}:8080");
  }

  @Test
  void ours_run_without_rights_on_the_loopback_that_they_share() {
    var ours =
        services().entrySet().stream()
            .filter(each -> String.valueOf(each.getValue().get("image")).startsWith("dunghen/"))
            .toList();
    assertThat(ours)
        .hasSize(8)
        .allSatisfy(each -> {
          assertThat(each.getValue())
              .containsEntry("read_only", true)
              .containsEntry("cap_drop", List.of("ALL"))
              .containsEntry("user", "${DUNGHEN_USER:-10001:10001}");
          if (!each.getKey().equals("machine")) {
            assertThat(each.getValue()).containsEntry("network_mode", "service:machine");
          }
        });
  }

  @Test
  void every_secret_is_made_and_only_its_owner_may_read_it() throws IOException {
    var named =
        Stream.concat(
                map(file, "secrets").values().stream()
                    .map(each -> String.valueOf(((Map<?, ?>) each).get("file"))),
                services().values().stream().flatMap(each -> list(each, "env_file").stream()))
            .map(path -> path.substring("secrets/".length()))
            .toList();

    assertThat(named).contains("identities.json", "postgres.env", "sync-service.private.pem");
    for (var each : named) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.resolve(each))))
          .as(each)
          .isEqualTo("rw-------");
    }
    assertThat(services().values().stream().flatMap(each -> list(each, "secrets").stream()))
        .isSubsetOf(map(file, "secrets").keySet());
  }

  @Test
  void every_database_and_every_image_is_of_this_project() throws IOException {
    var databases = SERVICES.stream().map(ServiceEnvironment::database).toList();
    assertThat(Files.readString(COMPOSE.resolve("databases.sh")))
        .contains("for name in " + String.join(" ", databases) + ";");
    var builds =
        services().values().stream()
            .filter(each -> each.containsKey("build"))
            .map(each -> map(each, "build"))
            .toList();
    assertThat(builds).hasSize(6);
    for (var build : builds) {
      var context = COMPOSE.resolve(plain(build.get("context"))).normalize();
      var module = Path.of(context.toString().replaceFirst("/target.*", ""));
      assertThat(module.resolve("pom.xml")).exists();
      assertThat(context.resolve(plain(build.get("dockerfile"))).normalize())
          .content()
          .contains("FROM eclipse-temurin:25-jre", "USER 10001");
    }
  }

  /// What the launcher does not say has to be a key of the handbook.
  private static boolean isDocumented(String key) {
    try {
      return Files.readString(Path.of("../../docs/operations/configuration.md"))
          .lines()
          .filter(line -> line.startsWith("| `dunghen."))
          .map(line ->
              line.split("`")[1].replaceAll("[^a-z]", "_").toUpperCase(java.util.Locale.ROOT))
          .anyMatch(key::equals);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, String> passwords(String service) throws IOException {
    var passwords = new HashMap<String, String>();
    for (var name : list(service(service), "env_file")) {
      for (var line : Files.readAllLines(secrets.resolve(name.substring("secrets/".length())))) {
        passwords.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
      }
    }
    return passwords;
  }

  private static GatewayMain.Settings gateway() {
    var words = list(service("gateway"), "command");
    return GatewayMain.Settings.parse(words.subList(1, words.size()));
  }

  private static Map<String, Map<String, Object>> services() {
    var services = new HashMap<String, Map<String, Object>>();
    map(file, "services").keySet().forEach(name -> services.put(name, service(name)));
    return services;
  }

  private static Map<String, Object> service(String name) {
    return map(map(file, "services"), name);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> from, String key) {
    return (Map<String, Object>) from.getOrDefault(key, Map.of());
  }

  private static List<String> list(Map<String, Object> from, String key) {
    return ((List<?>) from.getOrDefault(key, List.of())).stream().map(String::valueOf).toList();
  }

  private static String plain(Object value) {
    return String.valueOf(value).replace("${DUNGHEN_PORT:-8080}", "8080");
  }
}
