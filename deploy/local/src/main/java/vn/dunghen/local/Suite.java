package vn.dunghen.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import vn.dunghen.city.Identities;
import vn.dunghen.dossier.Topics;
import vn.dunghen.servers.ChildProcess;
import vn.dunghen.servers.KafkaBroker;
import vn.dunghen.servers.KafkaOptions;
import vn.dunghen.servers.LoopbackPort;
import vn.dunghen.servers.PostgresOptions;
import vn.dunghen.servers.PostgresServer;

/// The whole suite on this machine: PostgreSQL, Kafka, the four services from their packaged form,
/// and the gateway in this process.
///
/// Every server that ends is started again. All of them end with [#close()], and when this process
/// dies in whatever way.
public final class Suite implements AutoCloseable {
  private static final List<String> SERVERS = List.of("PostgreSQL", "Kafka", StandIn.NAME);
  private static final List<String> SERVICES = ServiceEnvironment.SERVICES;
  private static final int KEPT_DAYS = 365;

  static {
    // Netty's way around the garbage collector makes Java 25 warn on the terminal.
    System.setProperty("io.netty.noUnsafe", "true");
  }

  private final SuiteSettings settings;
  private final Identities identities;
  private final Supervisor supervisor;
  private final PostgresServer postgres;
  private final KafkaBroker kafka;
  private final StandIn portal;
  private final Inbox inbox;
  private final int intakePort = LoopbackPort.free();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private @Nullable Gateway gateway;

  private Suite(
      SuiteSettings settings, Identities identities, Terminal terminal, InstantSource clock) {
    this.settings = settings;
    this.identities = identities;
    this.supervisor = new Supervisor(terminal);
    this.postgres =
        new PostgresServer(
            PostgresOptions.in(settings.directory().resolve("postgres"))
                .withSetting("shared_buffers", "128MB")
                .withSetting("max_connections", "100"));
    this.kafka =
        new KafkaBroker(KafkaOptions.in(settings.directory().resolve("kafka")).withHeap("320m"));
    this.portal =
        new StandIn(
            portalModule(settings.repository()),
            settings.directory(),
            settings.secrets().password(StandIn.PASSWORD),
            LoopbackPort.free());
    this.inbox = Inbox.open(identities, clock);
  }

  /// Starts everything and returns when every service is ready.
  ///
  /// @throws LauncherException or [ServerException] with one sentence; what runs by then ends with
  ///   the launcher
  ///
  /// @param ending is told of the suite before its first child starts
  static Suite start(
      SuiteSettings settings,
      Identities identities,
      Terminal terminal,
      InstantSource clock,
      Ending ending) {
    refuseUnpackaged(settings.repository());
    LoopbackPort.refuseIfTaken("the gateway", settings.port());
    var suite = new Suite(settings, identities, terminal, clock);
    ending.of(suite);
    try {
      suite.startServers();
      suite.startServices();
      return suite;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static void refuseUnpackaged(Path repository) {
    for (var name : SERVICES) {
      var jar = Service.packaged(repository.resolve(name));
      if (!Files.exists(jar)) {
        throw new LauncherException(
            "%s is not built: %s is missing; ./dev run builds it.".formatted(name, jar));
      }
    }
    var portal = StandIn.packaged(portalModule(repository));
    if (!Files.exists(portal)) {
      throw new LauncherException(
          "The portal's stand-in is not built: %s is missing; ./dev run builds it."
              .formatted(portal));
    }
  }

  private static Path portalModule(Path repository) {
    return repository.resolve("deploy/portal");
  }

  private void startServers() {
    Together.run(
        List.of(
            () -> {
              supervisor.start(
                  new Child("PostgreSQL", postgres::start, postgres::process, postgres::stop));
              for (var name : SERVICES) {
                postgres.createDatabase(
                    ServiceEnvironment.database(name),
                    ServiceEnvironment.database(name),
                    settings.secrets().databasePassword(name));
              }
            },
            () -> {
              supervisor.start(portal.child());
            },
            () -> {
              supervisor.start(new Child("Kafka", kafka::start, kafka::process, kafka::stop));
              for (var topic : Topics.ALL) {
                kafka.createTopic(
                    topic.name(), topic.partitions(), topic.settings(Duration.ofDays(KEPT_DAYS)));
              }
            }));
  }

  private void startServices() {
    for (var name : SERVICES) {
      services.put(name, service(name));
    }
    try (var http = HttpClient.newHttpClient()) {
      Together.run(
          services.values().stream()
              .<Runnable>map(service ->
                  () -> {
                    supervisor.start(service.child());
                    service.awaitReady(http);
                  })
              .toList());
    }
    var ports = new HashMap<String, Integer>();
    services.forEach((name, service) -> ports.put(name, service.port()));
    ports.put("inbox", inbox.port());
    gateway = Gateway.open(Gateway.THIS_MACHINE, settings.port(), Routes.packaged(), ports);
  }

  private Service service(String name) {
    var port = name.equals("intake-service") ? intakePort : LoopbackPort.free();
    var managementPort = LoopbackPort.free();
    return new Service(
        new Service.Settings(
            name,
            settings.repository().resolve(name),
            port,
            managementPort,
            heap(name),
            environment(name, port, managementPort),
            settings.directory().resolve("logs").resolve(name + ".log")));
  }

  private static int heap(String service) {
    return switch (service) {
      case "intake-service", "scoring-service" -> 320;
      default -> 192;
    };
  }

  private Map<String, String> environment(String name, int port, int managementPort) {
    var environment = new HashMap<>(surroundings().of(name));
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    environment.put("DUNGHEN_CLOCK_SETTABLE", Boolean.toString(settings.settableClock()));
    return environment;
  }

  private ServiceEnvironment surroundings() {
    return new ServiceEnvironment(
        new ServiceEnvironment.Places(
            postgresAddress(),
            kafka.bootstrapServers(),
            URI.create("http://127.0.0.1:" + intakePort),
            portal.address(),
            inbox.smtpPort(),
            URI.create("http://localhost:" + settings.port())),
        settings.secrets(),
        identities,
        settings.identities());
  }

  /// Where the suite is.
  public URI address() {
    if (gateway == null) {
      throw new IllegalStateException("The suite is not running.");
    }
    return URI.create("http://localhost:" + gateway.port());
  }

  public Identities identities() {
    return identities;
  }

  /// The servers and services by name, each with its present process.
  public Map<String, ChildProcess> processes() {
    var processes = new LinkedHashMap<String, ChildProcess>();
    processes.put("PostgreSQL", postgres.process());
    processes.put("Kafka", kafka.process());
    processes.put(StandIn.NAME, portal.process());
    services.forEach((name, service) -> processes.put(name, service.process()));
    return processes;
  }

  /// The services by name, with the ports of their health and metrics.
  Map<String, Integer> managementPorts() {
    var ports = new LinkedHashMap<String, Integer>();
    services.forEach((name, service) -> ports.put(name, service.managementPort()));
    return ports;
  }

  /// Whether the services' clocks can be set.
  boolean isClockSettable() {
    return settings.settableClock();
  }

  /// Has this done from now on whenever a server or service was started again.
  void afterRestart(Runnable told) {
    supervisor.afterRestart(told);
  }

  /// Where the portal's stand-in is, with its test control.
  public URI portal() {
    return portal.address();
  }

  /// Where e-mails and webhooks go.
  public Inbox inbox() {
    return inbox;
  }

  String postgresAddress() {
    return "127.0.0.1:" + postgres.port();
  }

  /// Kafka's address, for tests that read the topics.
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /// Ends everything: first the gateway, then the services, then broker and database.
  @Override
  public void close() {
    if (gateway != null) {
      gateway.close();
    }
    var groups = new ArrayList<List<String>>();
    groups.add(SERVERS);
    groups.add(SERVICES);
    supervisor.stop(groups);
    inbox.close();
  }
}
