package vn.dunghen.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/// A real Kafka broker on a directory of its own, as our direct child, on 127.0.0.1 only: alone, or
/// one of a [KafkaCluster].
///
/// What a caller may rely on: after [#start()] returns, the broker answers metadata requests and is
/// *this* broker; it dies with the process that started it; only one launcher uses a directory at a
/// time; it may be started again after a stop, a kill or a crash, on the same port. A record that
/// was acknowledged survives [#kill()], because the machine's page cache does. It does not survive
/// a power cut: for that, production runs three brokers with two in sync.
///
/// Topics are not created by use. Thread-safe. Failures are [ServerException]s.
public final class KafkaBroker implements AutoCloseable {
  private static final String NAME = "Kafka";
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private final KafkaOptions options;
  private int port;
  private int controllerPort;
  private @Nullable DirectoryLock lock;
  private @Nullable ChildProcess process;

  public KafkaBroker(KafkaOptions options) {
    this.options = options;
    this.port = options.port();
  }

  /// Starts the broker and returns when it answers. The first start on a directory formats it.
  ///
  /// @throws ServerException if the directory is in use, the port is taken, or the broker ends or
  ///   does not answer within 90 s
  public synchronized KafkaBroker start() {
    if (process != null && process.isAlive()) {
      throw new ServerException("Kafka on " + options.directory() + " is running already.");
    }
    release();
    lock = DirectoryLock.take(NAME, options.directory());
    try {
      if (port == 0) {
        port = LoopbackPort.free();
      }
      LoopbackPort.refuseIfTaken(NAME, port);
      var member = options.member();
      controllerPort =
          member == null
              ? LoopbackPort.free()
              : Objects.requireNonNull(member.controllers().get(member.id()));
      writeProperties();
      if (!Files.exists(metaProperties())) {
        format();
      }
      process = run();
      return this;
    } catch (RuntimeException e) {
      release();
      throw e;
    }
  }

  private Path data() {
    return options.directory().resolve("data");
  }

  private Path log() {
    return options.directory().resolve("server.log");
  }

  private Path properties() {
    return options.directory().resolve("server.properties");
  }

  private Path metaProperties() {
    return data().resolve("meta.properties");
  }

  private void writeProperties() {
    var properties = new Properties();
    properties.putAll(KafkaSettings.of(options, data(), port, controllerPort));
    try (var out = Files.newOutputStream(properties())) {
      properties.store(out, "written at every start");
    } catch (IOException e) {
      throw new ServerException("Cannot write " + properties() + ".", e);
    }
  }

  /// Kafka's own tool, in its own process. It writes `meta.properties` last, so a directory without
  /// it is new or was left half formatted, and is formatted from scratch.
  private void format() {
    deleteData();
    var member = options.member();
    var cluster = member == null ? Uuid.randomUuid().toString() : member.cluster();
    var arguments = List.of("format", "-t", cluster, "-c", properties().toString());
    var tool =
        child(
            "Kafka's storage tool",
            KafkaJava.command(
                "kafka.tools.StorageTool", List.of("-XX:TieredStopAtLevel=1"), arguments));
    try {
      var code = tool.onExit().get(60, TimeUnit.SECONDS);
      if (code != 0) {
        throw new ServerException(
            "Kafka's storage tool ended with code %d; see %s.".formatted(code, log()));
      }
    } catch (InterruptedException e) {
      tool.kill();
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while formatting Kafka's directory.", e);
    } catch (ExecutionException | TimeoutException e) {
      tool.kill();
      throw new ServerException("Kafka's storage tool did not end within 60 s.", e);
    }
  }

  private void deleteData() {
    if (!Files.exists(data())) {
      return;
    }
    try (var paths = Files.walk(data())) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new ServerException("Cannot clear " + data() + ".", e);
    }
  }

  private ChildProcess run() {
    var child =
        child(
            NAME,
            KafkaJava.command(
                "kafka.Kafka",
                List.of(
                    "-Xmx" + options.heap(),
                    "-XX:+ExitOnOutOfMemoryError",
                    "-XX:TieredStopAtLevel=1"),
                List.of(properties().toString())));
    try {
      awaitReady(child);
      return child;
    } catch (RuntimeException e) {
      child.kill();
      throw e;
    }
  }

  private ChildProcess child(String name, List<String> words) {
    return ChildProcess.start(
        new ChildProcess.Command(
            name, words, Map.of("TZ", "UTC"), options.directory(), log(), false));
  }

  /// First the bare port, because a client that finds nobody fills our log with warnings; then a
  /// real metadata request.
  private void awaitReady(ChildProcess child) {
    var end = System.nanoTime() + START.toNanos();
    Waiting.until(START, () -> !child.isAlive() || LoopbackPort.answers(port));
    if (child.isAlive() && LoopbackPort.answers(port)) {
      try (var admin = admin()) {
        Waiting.until(
            Duration.ofNanos(Math.max(0, end - System.nanoTime())),
            () -> !child.isAlive() || answersAsOurs(admin));
        if (child.isAlive() && answersAsOurs(admin)) {
          return;
        }
      }
    }
    throw new ServerException(
        child.isAlive()
            ? "Kafka did not answer within %d s; see %s.".formatted(START.toSeconds(), log())
            : "Kafka ended while starting; see %s.".formatted(log()));
  }

  /// The cluster's id proves that it is our broker that answers; the node list holds it once it
  /// takes requests.
  private boolean answersAsOurs(Admin admin) {
    var cluster = admin.describeCluster();
    try {
      var nodes = cluster.nodes().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      if (nodes.stream().noneMatch(node -> node.id() == options.id())) {
        return false;
      }
      var answered = cluster.clusterId().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      if (answered.equals(clusterId())) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while waiting for Kafka.", e);
    } catch (ExecutionException | TimeoutException _) {
      return false;
    }
    throw new ServerException(
        "Port %d is answered by another Kafka, not by the one on %s."
            .formatted(port, options.directory()));
  }

  private String clusterId() {
    var meta = new Properties();
    try (var in = Files.newInputStream(metaProperties())) {
      meta.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return meta.getProperty("cluster.id", "");
  }

  /// Creates the topic with as many replicas as the broker's `default.replication.factor` says, or
  /// leaves it where it is there already.
  ///
  /// @param configs Kafka's topic configuration, such as `retention.ms`
  public void createTopic(String name, int partitions, Map<String, String> configs) {
    try (var admin = admin()) {
      var topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs);
      await("create the topic " + name, admin.createTopics(List.of(topic)).all());
    } catch (ServerException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static void await(String purpose, KafkaFuture<?> answer) {
    try {
      answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while asking Kafka to " + purpose + ".", e);
    } catch (ExecutionException e) {
      throw new ServerException("Kafka refused to " + purpose + ".", e.getCause());
    } catch (TimeoutException e) {
      throw new ServerException("Kafka did not answer when asked to " + purpose + ".", e);
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000));
  }

  public synchronized String bootstrapServers() {
    return LoopbackPort.HOST + ":" + port;
  }

  public synchronized int port() {
    return port;
  }

  /// The running or last process, for a supervisor: its pid, whether it lives, when it ends.
  public synchronized ChildProcess process() {
    if (process == null) {
      throw new ServerException("Kafka on " + options.directory() + " has not been started yet.");
    }
    return process;
  }

  /// Ends the broker in good order; kills it after 20 s.
  public synchronized void stop() {
    if (process != null) {
      process.stop(ChildProcess.Signal.TERM, STOP);
    }
    release();
  }

  /// SIGKILL, as in a crash; for fault tests.
  public synchronized void kill() {
    process().kill();
    release();
  }

  @Override
  public void close() {
    stop();
  }

  private void release() {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }
}
