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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import vn.dunghen.city.Identities;
import vn.dunghen.dossier.Topics;
import vn.dunghen.servers.ChildProcess;
import vn.dunghen.servers.KafkaBroker;
import vn.dunghen.servers.KafkaCluster;
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
  /// The four services by name.
  public static final List<String> SERVICES = ServiceEnvironment.SERVICES;

  private static final int KEPT_DAYS = 365;

  static {
    // Netty's way around the garbage collector makes Java 25 warn on the terminal.
    System.setProperty("io.netty.noUnsafe", "true");
  }

  private final SuiteSettings settings;
  private final Identities identities;
  private final Supervisor supervisor;
  private final PostgresServer postgres;
  private final Map<String, KafkaBroker> brokers = new LinkedHashMap<>();
  private final StandIn portal;
  private final Inbox inbox;
  private final int intakePort = LoopbackPort.free();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private @Nullable Gateway gateway;

  private Suite(
      SuiteSettings settings, Identities identities, Consumer<String> told, InstantSource clock) {
    this.settings = settings;
    this.identities = identities;
    this.supervisor = new Supervisor(told);
    this.postgres =
        new PostgresServer(
            PostgresOptions.in(settings.directory().resolve("postgres"))
                .withSetting("shared_buffers", "128MB")
                .withSetting("max_connections", "100"));
    var kafka = KafkaOptions.in(settings.directory().resolve("kafka")).withHeap("320m");
    var several =
        settings.shape().brokers() == 1
            ? List.of(new KafkaBroker(kafka))
            : KafkaCluster.of(kafka, settings.shape().brokers());
    several.forEach(broker -> brokers.put(numbered("Kafka", brokers.size() + 1), broker));
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
  /// @param told is told in one line what ends and is started again
  /// @param ending is told of the suite before its first child starts
  public static Suite start(
      SuiteSettings settings,
      Identities identities,
      Consumer<String> told,
      InstantSource clock,
      Consumer<Suite> ending) {
    refuseUnpackaged(settings.repository());
    LoopbackPort.refuseIfTaken("the gateway", settings.port());
    var suite = new Suite(settings, identities, told, clock);
    ending.accept(suite);
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
            this::startBrokers));
  }

  /// One is alone and gets its topics here. Of several none answers before the others are there,
  /// and intake makes the topics, as in production.
  private void startBrokers() {
    Together.run(
        brokers.entrySet().stream()
            .<Runnable>map(each -> () -> supervisor.start(child(each.getKey(), each.getValue())))
            .toList());
    if (brokers.size() == 1) {
      for (var topic : Topics.ALL) {
        brokers
            .values()
            .iterator()
            .next()
            .createTopic(
                topic.name(), topic.partitions(), topic.settings(Duration.ofDays(KEPT_DAYS)));
      }
    }
  }

  private static Child child(String name, KafkaBroker broker) {
    return new Child(name, broker::start, broker::process, broker::stop);
  }

  private void startServices() {
    for (var number = 1; number <= settings.shape().instances(); number++) {
      startInstances(number);
    }
    var ports = new HashMap<String, Integer>();
    SERVICES.forEach(name -> ports.put(name, portOf(name)));
    ports.put("inbox", inbox.port());
    gateway = Gateway.open(Gateway.THIS_MACHINE, settings.port(), Routes.packaged(), ports);
  }

  private void startInstances(int number) {
    var instances = new ArrayList<Service>();
    for (var name : SERVICES) {
      var instance = service(name, numbered(name, number));
      services.put(instance.name(), instance);
      instances.add(instance);
    }
    try (var http = HttpClient.newHttpClient()) {
      Together.run(
          instances.stream()
              .<Runnable>map(instance ->
                  () -> {
                    supervisor.start(instance.child());
                    instance.awaitReady(http);
                  })
              .toList());
    }
  }

  /// Starts one more instance of every service and returns when they are ready.
  ///
  /// @return their names
  public List<String> addInstances() {
    var number = services.size() / SERVICES.size() + 1;
    startInstances(number);
    return SERVICES.stream().map(name -> numbered(name, number)).toList();
  }

  private static String numbered(String name, int number) {
    return number == 1 ? name : name + "-" + number;
  }

  private Service service(String name, String instance) {
    var port = instance.equals("intake-service") ? intakePort : LoopbackPort.free();
    var managementPort = LoopbackPort.free();
    return new Service(
        new Service.Settings(
            instance,
            settings.repository().resolve(name),
            port,
            managementPort,
            heap(name),
            environment(name, instance, port, managementPort),
            settings.directory().resolve("logs").resolve(instance + ".log")));
  }

  private static int heap(String service) {
    return switch (service) {
      case "intake-service", "scoring-service" -> 320;
      default -> 192;
    };
  }

  private Map<String, String> environment(
      String name, String instance, int port, int managementPort) {
    var environment = new HashMap<>(surroundings().of(name));
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    environment.put("DUNGHEN_CONSUMING_INSTANCE", instance);
    environment.put("DUNGHEN_CLOCK_SETTABLE", Boolean.toString(settings.settableClock()));
    if (name.equals("intake-service") && brokers.size() > 1) {
      environment.put("DUNGHEN_INTAKE_SEQUENCING_REPLICATION", "3");
      environment.put("DUNGHEN_INTAKE_SEQUENCING_IN_SYNC", "2");
    }
    environment.putAll(settings.shape().environment());
    return environment;
  }

  private ServiceEnvironment surroundings() {
    return new ServiceEnvironment(
        new ServiceEnvironment.Places(
            postgresAddress(),
            bootstrapServers(),
            URI.create("http://127.0.0.1:" + intakePort),
            portal.address(),
            inbox.smtpPort(),
            URI.create("http://localhost:" + settings.port())),
        settings.secrets(),
        identities,
        settings.identities());
  }

  /// The port of the first instance of a service.
  private int portOf(String name) {
    Service service = services.get(name);
    if (service == null) {
      throw new IllegalStateException(name + " is not laid out yet.");
    }
    return service.port();
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
    brokers.forEach((name, broker) -> processes.put(name, broker.process()));
    processes.put(StandIn.NAME, portal.process());
    services.forEach((name, service) -> processes.put(name, service.process()));
    return processes;
  }

  /// The services by name, with the ports of their health and metrics.
  public Map<String, Integer> managementPorts() {
    var ports = new LinkedHashMap<String, Integer>();
    services.forEach((name, service) -> ports.put(name, service.managementPort()));
    return ports;
  }

  /// Where the instances of a service listen, by the names of the instances.
  public Map<String, URI> instances(String service) {
    var instances = new LinkedHashMap<String, URI>();
    services.forEach((name, instance) -> {
      if (name.equals(service) || name.startsWith(service + "-")) {
        instances.put(name, URI.create("http://127.0.0.1:" + instance.port()));
      }
    });
    return instances;
  }

  /// From now on the server or instance of that name is not started again when it ends, until it is
  /// released.
  public void hold(String name) {
    supervisor.hold(name);
  }

  /// Has it started again, and from now on whenever it ends.
  public void release(String name) {
    supervisor.release(name);
  }

  /// Ends an instance of a service in good order and holds it.
  public void stop(String instance) {
    hold(instance);
    named(instance).stop();
  }

  /// From its next start on an instance of a service is told this beside its settings.
  public void tell(String instance, Map<String, String> environment) {
    named(instance).tell(environment);
  }

  private Service named(String instance) {
    Service service = services.get(instance);
    if (service == null) {
      throw new IllegalArgumentException("There is no instance " + instance + ".");
    }
    return service;
  }

  /// The database of a service, as the administrator reaches it.
  public PGSimpleDataSource administer(String service) {
    var source = new PGSimpleDataSource();
    source.setUrl(postgres.jdbcUrl(ServiceEnvironment.database(service)));
    source.setUser(PostgresServer.SUPERUSER);
    source.setPassword(postgres.password());
    return source;
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
    return brokers.values().stream()
        .map(KafkaBroker::bootstrapServers)
        .collect(Collectors.joining(","));
  }

  /// Ends everything: first the gateway, then the services, then broker and database.
  @Override
  public void close() {
    if (gateway != null) {
      gateway.close();
    }
    var groups = new ArrayList<List<String>>();
    var servers = new ArrayList<>(List.of("PostgreSQL", StandIn.NAME));
    servers.addAll(brokers.keySet());
    groups.add(servers);
    groups.add(List.copyOf(services.keySet()));
    supervisor.stop(groups);
    inbox.close();
  }
}
