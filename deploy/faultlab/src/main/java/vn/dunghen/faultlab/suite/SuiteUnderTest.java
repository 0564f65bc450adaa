package vn.dunghen.faultlab.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.dunghen.city.Identities;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.SeededCity;
import vn.dunghen.local.Inbox;
import vn.dunghen.local.Secrets;
import vn.dunghen.local.Suite;
import vn.dunghen.local.SuiteSettings;
import vn.dunghen.servers.ChildProcess;
import vn.dunghen.servers.LoopbackPort;

/// The packaged suite with its city, in a directory of its own, to be broken. The portal's stand-in
/// and the mail server are the world outside: they are never broken here.
public final class SuiteUnderTest implements AutoCloseable {
  public static final String INTAKE = "intake-service";
  public static final String SCORING = "scoring-service";
  public static final String SYNC = "sync-service";
  public static final String NOTIFICATION = "notification-service";
  public static final String DATABASE = "PostgreSQL";
  public static final String BROKER = "Kafka";

  /// How to end each suite that has begun; for the moment in which this process is told to end.
  private static final Map<Path, Runnable> BEGUN = new HashMap<>();

  private static boolean over;

  /// The services that follow the topics.
  public static final List<String> FOLLOWERS = List.of(SCORING, SYNC, NOTIFICATION);

  private static final String OUTSIDE = "portal stand-in";
  private static final Duration HISTORY = Duration.ofDays(90);

  /// The lab waits for nothing that production would wait for out of courtesy.
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "DUNGHEN_NOTIFICATION_RAISING_EVERY", "1s",
          "DUNGHEN_NOTIFICATION_DELIVERY_EVERY", "1s",
          "DUNGHEN_NOTIFICATION_DELIVERY_FIRST_PAUSE", "1s",
          "DUNGHEN_SYNC_PUSHING_CALLS_PER_MINUTE", "60000",
          "DUNGHEN_SYNC_PORTAL_CONNECT_TIMEOUT", "1s",
          "DUNGHEN_SYNC_PORTAL_READ_TIMEOUT", "5s");

  private final Suite suite;
  private final Identities identities;
  private final SeededCity city;
  private final Path directory;
  private final Map<String, SmallDisk> disks;
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();

  private SuiteUnderTest(
      Suite suite,
      Identities identities,
      SeededCity city,
      Path directory,
      Map<String, SmallDisk> disks) {
    this.suite = suite;
    this.identities = identities;
    this.city = city;
    this.directory = directory;
    this.disks = Map.copyOf(disks);
  }

  /// How it is built.
  ///
  /// @param brokers one or three
  /// @param instances of every service
  /// @param smallDisks whether database and broker have small disks of their own, to be filled
  /// @param environment what its services are told beside
  public record Shape(
      int brokers, int instances, boolean smallDisks, Map<String, String> environment) {
    public Shape {
      environment = Map.copyOf(environment);
    }

    public Shape(int brokers, int instances, boolean smallDisks) {
      this(brokers, instances, smallDisks, Map.of());
    }
  }

  /// Starts it, gives it its city and its recipients, and has every agency go live.
  ///
  /// @param directory of its own; holds data and logs
  public static SuiteUnderTest start(
      Path repository, Path directory, Shape shape, InstantSource clock)
      throws IOException, InterruptedException {
    Files.createDirectories(directory.resolve("logs"));
    var disks = new ConcurrentHashMap<String, SmallDisk>();
    var ending = new AtomicReference<@Nullable Suite>();
    synchronized (BEGUN) {
      if (over) {
        throw new IllegalStateException("Nothing begins any more.");
      }
      BEGUN.put(
          directory,
          () -> {
            Optional.ofNullable(ending.get()).ifPresent(Suite::close);
            disks.values().forEach(SmallDisk::close);
          });
    }
    try {
      if (shape.smallDisks()) {
        disks.put(DATABASE, SmallDisk.mount(directory.resolve("postgres"), "600m"));
        disks.put(BROKER, SmallDisk.mount(directory.resolve("kafka"), "200m"));
      }
      var said = directory.resolve("logs").resolve("supervisor.log");
      var city = new SeededCity();
      var file = directory.resolve("identities.json");
      var identities = Identities.writeIfAbsent(file, city);
      var environment = new HashMap<>(IMPATIENT);
      environment.putAll(shape.environment());
      var settings =
          new SuiteSettings(
              repository,
              directory,
              new Secrets(directory.resolve("secrets")),
              file,
              LoopbackPort.free(),
              true,
              new SuiteSettings.Shape(shape.brokers(), shape.instances(), environment));
      var suite =
          Suite.start(
              settings,
              identities,
              line -> note(said, clock.instant() + " " + line),
              clock,
              ending::set);
      var started = new SuiteUnderTest(suite, identities, city, directory, disks);
      started.seed(clock.instant());
      return started;
    } catch (IOException | InterruptedException | RuntimeException e) {
      end(directory);
      throw e;
    }
  }

  private static void end(Path directory) {
    synchronized (BEGUN) {
      Optional.ofNullable(BEGUN.remove(directory)).ifPresent(Runnable::run);
    }
  }

  /// Ends every suite that has begun, with its disks. None begins any more.
  public static void endAll() {
    synchronized (BEGUN) {
      over = true;
      List.copyOf(BEGUN.keySet()).forEach(SuiteUnderTest::end);
    }
  }

  private static synchronized void note(Path file, String line) {
    try {
      Files.writeString(
          file,
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void seed(Instant now) throws InterruptedException {
    var events = new ArrayList<>(city.referenceEvents());
    events.addAll(city.recipients(inbox().webhooks()));
    var live = now.minus(HISTORY).truncatedTo(ChronoUnit.SECONDS);
    city.oneStops().forEach(shop -> events.add(SeededCity.goLive(shop.agency().code(), live)));
    try (var client =
        new PostingClient(intakes().getFirst(), identities.named(Identities.OPERATOR))) {
      var posted = client.post(events);
      if (posted.refused() > 0) {
        throw new IllegalStateException(
            "The city was not taken in: " + posted.examples().getFirst());
      }
    }
  }

  public SeededCity city() {
    return city;
  }

  public Identities identities() {
    return identities;
  }

  public Path directory() {
    return directory;
  }

  public Inbox inbox() {
    return suite.inbox();
  }

  /// The portal's stand-in.
  public URI portal() {
    return suite.portal();
  }

  /// The instances of intake that are meant to be there.
  public List<URI> intakes() {
    return suite.instances(INTAKE).entrySet().stream()
        .filter(each -> !stopped.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// The instances of a service, by name, those that were stopped too.
  public List<String> instances(String service) {
    return List.copyOf(suite.instances(service).keySet());
  }

  /// The instances of all services that are meant to be there.
  public List<String> present() {
    return Suite.SERVICES.stream()
        .flatMap(service -> instances(service).stream())
        .filter(instance -> !stopped.contains(instance))
        .toList();
  }

  /// All servers and instances by name, without the world outside.
  public List<String> all() {
    return suite.processes().keySet().stream().filter(name -> !name.equals(OUTSIDE)).toList();
  }

  /// A new connection to a service's database, as its administrator.
  public Connection connect(String service) throws SQLException {
    var source = suite.administer(service);
    source.setLoginTimeout(3);
    source.setConnectTimeout(3);
    source.setSocketTimeout(30);
    return source.getConnection();
  }

  /// SIGKILL. The supervisor starts it again, unless it is held.
  public void kill(String name) {
    process(name).kill();
  }

  /// From now on it is not started again when it ends, until it is released.
  public void hold(String name) {
    suite.hold(name);
  }

  public void release(String name) {
    stopped.remove(name);
    suite.release(name);
  }

  /// Ends an instance in good order; it stays away until it is released.
  public void stop(String name) {
    stopped.add(name);
    suite.stop(name);
  }

  /// One more instance of every service.
  ///
  /// @return their names
  public List<String> addInstances() {
    return suite.addInstances();
  }

  /// From its next start on an instance is told this beside its settings.
  public void tell(String instance, Map<String, String> environment) {
    suite.tell(instance, environment);
  }

  /// SIGSTOP.
  public void pause(String name) {
    signal("-STOP", process(name).pid());
  }

  /// SIGCONT to the process that was paused.
  public void resume(String name) {
    signal("-CONT", process(name).pid());
  }

  private static void signal(String signal, long pid) {
    try {
      var kill = new ProcessBuilder("kill", signal, Long.toString(pid)).inheritIO().start();
      if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
        throw new IllegalStateException("kill " + signal + " " + pid + " did not succeed.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ChildProcess process(String name) {
    var process = suite.processes().get(name);
    if (process == null) {
      throw new IllegalArgumentException("There is no process " + name + ".");
    }
    return process;
  }

  public boolean isAlive(String name) {
    return process(name).isAlive();
  }

  /// The process ids by name.
  public Map<String, Long> pids() {
    var pids = new HashMap<String, Long>();
    all().forEach(name -> pids.put(name, process(name).pid()));
    return pids;
  }

  /// The small disk of a server.
  public SmallDisk disk(String server) {
    var disk = disks.get(server);
    if (disk == null) {
      throw new IllegalStateException(server + " has no small disk.");
    }
    return disk;
  }

  /// Whether a server or instance has written these words into its log.
  public boolean hasSaid(String name, String words) {
    try (var lines = Files.lines(process(name).log(), StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.contains(words));
    } catch (IOException e) {
      throw new UncheckedIOException("The log of " + name + " cannot be read.", e);
    }
  }

  /// Sets the clocks of all services so far ahead of the machine's; negative is behind.
  public void setClocks(Duration ahead) throws InterruptedException {
    try (var http = Calls.client()) {
      for (var service : Suite.SERVICES) {
        for (var instance : instances(service)) {
          var request =
              HttpRequest.newBuilder(management(instance).resolve("/clock"))
                  .timeout(Duration.ofSeconds(10))
                  .PUT(HttpRequest.BodyPublishers.ofString("{\"shift\":\"%s\"}".formatted(ahead)))
                  .build();
          int status =
              Calls.send(
                      http, request, HttpResponse.BodyHandlers.discarding(), Duration.ofSeconds(10))
                  .statusCode();
          if (status != 200) {
            throw new IllegalStateException("The clock of " + instance + " cannot be set.");
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A clock cannot be set.", e);
    }
  }

  /// What Kafka listens on.
  public String bootstrapServers() {
    return suite.bootstrapServers();
  }

  /// The management port of an instance, for metrics, health and clock.
  public URI management(String instance) {
    var port = suite.managementPorts().get(instance);
    if (port == null) {
      throw new IllegalArgumentException("There is no instance " + instance + ".");
    }
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    end(directory);
  }
}
