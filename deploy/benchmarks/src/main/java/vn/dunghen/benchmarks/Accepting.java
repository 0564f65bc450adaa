package vn.dunghen.benchmarks;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.dunghen.city.DemoIdentity;

/// Measure 1: how many events per second intake accepts over HTTP in batches of 1,000, all of it
/// (sign-in, reading, checking rights, sealing personal fields, HMAC, register, queue) up to the
/// answer after the commit, while its sequencer stamps and publishes them. The reference writes the
/// very same rows into a copy of the same table by `insert … select unnest`, 1,000 a transaction,
/// over as many connections.
final class Accepting implements Measure {

  private static final int ROUNDS = 3;
  private static final int WARM_UPS = 5;
  private static final int CONNECTIONS = 4;
  private static final double AIM = 0.4;

  private static final RawRows.Shape REGISTER =
      new RawRows.Shape(
          "register",
          "register_raw",
          List.of(
              new RawRows.Column("source", "text"),
              new RawRows.Column("id", "text"),
              new RawRows.Column("topic", "text"),
              new RawRows.Column("type", "text"),
              new RawRows.Column("subject", "text"),
              new RawRows.Column("occurred", "timestamptz"),
              new RawRows.Column("sequence", "text"),
              new RawRows.Column("sequence_number", "int8"),
              new RawRows.Column("event", "text"),
              new RawRows.Column("fingerprint", "bytea"),
              new RawRows.Column("accepted", "timestamptz"),
              new RawRows.Column("declared_recorded", "timestamptz"),
              new RawRows.Column("poster", "text"),
              new RawRows.Column("correlation", "text")));

  @Override
  public String says() {
    return "events accepted over HTTP batches, on disk, against the same rows by raw batched"
        + " insert … select unnest into the same table";
  }

  @Override
  public void take(Path repository, PrintStream out) throws Exception {
    try (var ground = new Ground(repository)) {
      Ground.machine(out);
      ground.startIntake();
      for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
        post(ground, HalfYear.batches(-warmUp));
      }
      var rates = new ArrayList<Rate>();
      for (int round = 1; round <= ROUNDS; round++) {
        List<byte[]> batches = HalfYear.batches(round);
        long begun = System.nanoTime();
        long accepted = post(ground, batches);
        double ours = Rate.of(accepted, System.nanoTime() - begun);
        var rate = new Rate(ours, raw(ground, round, accepted));
        rates.add(rate);
        out.println(rate.line(round));
      }
      out.println(Rate.summary(rates, AIM));
    }
  }

  private static long post(Ground ground, List<byte[]> batches) throws Exception {
    URI events = ground.address("intake-service").resolve("/api/events");
    DemoIdentity importer = ground.identity("importer");
    String authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (importer.name() + ":" + importer.password()).getBytes(StandardCharsets.UTF_8));
    var waiting = new ConcurrentLinkedQueue<>(batches);
    try (var http = HttpClient.newHttpClient()) {
      return inParallel(() -> {
        long accepted = 0;
        for (byte[] body = waiting.poll(); body != null; body = waiting.poll()) {
          var request =
              HttpRequest.newBuilder(events)
                  .header("Authorization", authorization)
                  .header("Content-Type", "application/cloudevents-batch+json")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                  .build();
          var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
          accepted += accepted(answer);
        }
        return accepted;
      });
    }
  }

  private static long accepted(HttpResponse<String> answer) {
    int at = answer.body().lastIndexOf("\"accepted\":");
    if (answer.statusCode() != 202 || at < 0) {
      throw new IllegalStateException(
          "Intake answered "
              + answer.statusCode()
              + ": "
              + answer.body().substring(0, Math.min(400, answer.body().length())));
    }
    String rest = answer.body().substring(at + "\"accepted\":".length());
    return Long.parseLong(rest.replaceAll("(?s)[^0-9].*", ""));
  }

  /// Writes the rows of a round again, into an empty copy of the register with all its indexes.
  private static double raw(Ground ground, int round, long expected) throws Exception {
    List<RawRows> batches;
    try (Connection connection = ground.database("intake-service", true)) {
      REGISTER.makeCopy(connection);
      batches = REGISTER.read(connection, "id like 'r" + round + "-%' order by arrival");
    }
    long rows = batches.stream().mapToLong(RawRows::size).sum();
    if (rows != expected) {
      throw new IllegalStateException("The register has " + rows + " rows of " + expected + ".");
    }
    var waiting = new ConcurrentLinkedQueue<>(batches);
    long begun = System.nanoTime();
    inParallel(() -> {
      try (Connection connection = ground.database("intake-service", false)) {
        for (RawRows batch = waiting.poll(); batch != null; batch = waiting.poll()) {
          batch.insert(connection);
          connection.commit();
        }
      }
      return 0L;
    });
    return Rate.of(rows, System.nanoTime() - begun);
  }

  private static long inParallel(Callable<Long> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var futures = new ArrayList<Future<Long>>();
      for (int i = 0; i < CONNECTIONS; i++) {
        futures.add(threads.submit(work));
      }
      long sum = 0;
      for (Future<Long> future : futures) {
        sum += future.get();
      }
      return sum;
    }
  }
}
