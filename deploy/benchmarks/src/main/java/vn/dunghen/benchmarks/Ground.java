package vn.dunghen.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.dunghen.city.DemoIdentity;
import vn.dunghen.city.Identities;
import vn.dunghen.city.Posted;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.SeededCity;
import vn.dunghen.dossier.Topics;
import vn.dunghen.servers.ChildProcess;
import vn.dunghen.servers.KafkaBroker;
import vn.dunghen.servers.KafkaOptions;
import vn.dunghen.servers.LoopbackPort;
import vn.dunghen.servers.PostgresOptions;
import vn.dunghen.servers.PostgresServer;

/// A real PostgreSQL, a real broker, and the packaged services that a measure asks for, in a
/// directory of its own that is deleted at the end.
final class Ground implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final Path repository;
  private final Path directory;
  private final PostgresServer postgres;
  private final KafkaBroker kafka;
  private final Identities identities;
  private final List<ChildProcess> services = new ArrayList<>();
  private final Map<String, URI> addresses = new HashMap<>();

  Ground(Path repository) throws IOException {
    this.repository = repository;
    this.directory = Files.createTempDirectory("dunghen-bench");
    this.postgres =
        new PostgresServer(
            PostgresOptions.in(directory.resolve("postgres"))
                .withSetting("shared_buffers", "256MB"));
    this.kafka = new KafkaBroker(KafkaOptions.in(directory.resolve("kafka")).withHeap("384m"));
    this.identities = Identities.writeIfAbsent(identityFile(), new SeededCity());
    postgres.start();
    kafka.start();
    for (Topics.Topic topic : Topics.ALL) {
      kafka.createTopic(topic.name(), topic.partitions(), topic.settings(Duration.ofDays(1)));
    }
  }

  private Path identityFile() {
    return directory.resolve("identities.json");
  }

  /// Starts a packaged service and returns when it is ready.
  void start(String service, Map<String, String> more) throws IOException, InterruptedException {
    String database = database(service);
    postgres.createDatabase(database, database, password(database));
    int port = LoopbackPort.free();
    int management = LoopbackPort.free();
    var environment = new HashMap<String, String>();
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(database));
    environment.put("QUARKUS_DATASOURCE_USERNAME", database);
    environment.put("QUARKUS_DATASOURCE_PASSWORD", password(database));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    environment.put("DUNGHEN_IDENTITY_FILE", identityFile().toString());
    environment.putAll(more);
    Path jar = repository.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    ChildProcess process =
        ChildProcess.start(
            new ChildProcess.Command(
                service,
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-jar",
                    jar.toString()),
                environment,
                directory,
                directory.resolve(service + ".log"),
                false));
    services.add(process);
    awaitReady(process, service, management);
    addresses.put(service, URI.create("http://127.0.0.1:" + port));
  }

  void startIntake() throws IOException, InterruptedException {
    Path publicKey = directory.resolve("sync.public.pem");
    Files.writeString(publicKey, publicKeyPem());
    start(
        "intake-service",
        Map.of(
            "DUNGHEN_INTAKE_REGISTER_HMAC_KEY_FILE", keyFile("hmac").toString(),
            "DUNGHEN_INTAKE_SEALING_KEY_FILE", keyFile("sealing").toString(),
            "DUNGHEN_INTAKE_SEALING_SYNC_PUBLIC_KEY_FILE", publicKey.toString()));
    try (var posting = new PostingClient(address("intake-service"), identity("operator"))) {
      Posted posted = posting.post(new SeededCity().referenceEvents());
      if (posted.accepted() == 0) {
        throw new IllegalStateException("The city's references were not accepted: " + posted);
      }
    }
  }

  private Path keyFile(String name) throws IOException {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Files.writeString(
        directory.resolve(name + ".key"), Base64.getEncoder().encodeToString(key) + "\n");
  }

  private static String publicKeyPem() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(3072);
      byte[] der = generator.generateKeyPair().getPublic().getEncoded();
      return "-----BEGIN PUBLIC KEY-----\n"
          + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
          + "\n-----END PUBLIC KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has RSA.", e);
    }
  }

  private static void awaitReady(ChildProcess process, String service, int management)
      throws IOException, InterruptedException {
    var health =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/q/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long end = System.nanoTime() + START.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end) {
        if (!process.isAlive()) {
          break;
        }
        try {
          if (http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // it does not listen yet
        }
        Thread.sleep(100);
      }
    }
    throw new IOException(
        service + " does not start:\n" + Files.readString(process.log(), StandardCharsets.UTF_8));
  }

  /// The processor time that a service has used so far.
  Duration processorTime(String service) {
    return services.stream()
        .filter(each -> each.name().equals(service))
        .findFirst()
        .flatMap(each -> ProcessHandle.of(each.pid()))
        .flatMap(each -> each.info().totalCpuDuration())
        .orElseThrow(() -> new IllegalStateException(service + " does not run"));
  }

  URI address(String service) {
    URI address = addresses.get(service);
    if (address == null) {
      throw new IllegalStateException(service + " was not started");
    }
    return address;
  }

  DemoIdentity identity(String name) {
    return identities.named(name);
  }

  /// A connection to a service's own database.
  Connection database(String service, boolean autoCommit) throws SQLException {
    String database = database(service);
    Connection connection =
        DriverManager.getConnection(postgres.jdbcUrl(database), database, password(database));
    connection.setAutoCommit(autoCommit);
    return connection;
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  private static String database(String service) {
    return service.substring(0, service.indexOf('-'));
  }

  private static String password(String database) {
    return database + "-on-loopback";
  }

  static void machine(PrintStream out) {
    out.printf(
        "  machine    %d cores, Java %s, PostgreSQL and Kafka on the same machine, fsync on%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version());
  }

  @Override
  public void close() throws IOException {
    services.reversed().forEach(service -> service.stop(ChildProcess.Signal.TERM, STOP));
    kafka.close();
    postgres.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
