package vn.dunghen.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.dunghen.city.DemoIdentity;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.SeededCity;

/// Measures 3, 4 and 5: how long an event takes from its acceptance until the index shows it, how
/// long the index of every agency and the statement of one as of an instant take, with as many
/// dossiers as `DUNGHEN_BENCH_DOSSIERS` names (100,000 and 1,000,000 if it names none). The
/// dossiers are synthetic rows of two years, of 150 units and 60 procedures, written by SQL
/// together with the sums that scoring would have kept; before anything is timed the sums are held
/// against the rows.
///
/// What nothing changed is remembered by the service, so the index is timed four times: of a closed
/// month that nothing changes; of the same while before every question a sum of it and of the month
/// before is changed, so that both are scored anew; of the current month while nothing arrives; and
/// of the current month while events arrive, which is the question that [#visible] asks. At last
/// nineteen of twenty dossiers are shown by the portal, and two of these are timed again with
/// indicator 1.4. Beside the time stands the processor time of the service for one answer, which
/// says more on a machine that has other things to do.
final class Indexing implements Measure {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final int UNITS = 150;
  private static final int PROCEDURES = 60;
  private static final int WARM_UP = 1_000;
  private static final int QUESTIONS = 300;
  private static final int RATE = 1_000;
  private static final int BATCH = 100;
  private static final int SECONDS = 30;
  private static final int WARM_UP_SECONDS = 10;
  private static final int QUESTIONS_WITH_PORTAL = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String DOSSIERS =
      """
      create unlogged table filling as
      select d.*, case when d.ended_at is null then d.promise + interval '1 microsecond'
                       when d.ended_at > d.promise then d.ended_at end as late_from,
             date_trunc('month', d.received_at at time zone 'Asia/Ho_Chi_Minh')::date as first,
             date_trunc('month', coalesce(d.ended_at, d.received_at)
                                 at time zone 'Asia/Ho_Chi_Minh')::date as last
      from (
        select 'B-' || n as dossier, 'H26.B' || lpad((n % $UNITS)::text, 3, '0') as unit,
               'B.' || lpad((n / $UNITS % $PROCEDURES)::text, 3, '0') as procedure,
               r as received_at, n % 5 < 3 as online, (n::bigint * 7919 % 1024)::integer as facts,
               date_trunc('minute', r) + interval '10 days' as promise,
               case when n % 50 > 0 and r + (1 + n::bigint * 31 % 13) * interval '1 day' < now()
                    then r + (1 + n::bigint * 31 % 13) * interval '1 day' end as ended_at
        from   generate_series(1, $N) n
        cross  join lateral (
          select date_trunc('second', now()) - (n::float8 / $N) * interval '730 days' as r) t) d
      """;

  private static final String STINTS =
      """
      insert into stint (generation, dossier, known_from, known_to, true_from, true_to, responsible,
                         receiving, procedure, received_at, online, ended_at, outcome, promise,
                         asserted, dating, facts, late_from, irregular)
      select 1, dossier, received_at, timestamptz '9999-12-31T00:00:00Z', received_at,
             coalesce(ended_at, '9999-12-31T00:00:00Z'), unit, unit, procedure, received_at, online,
             null, null, promise, true, 0, facts, promise + interval '1 microsecond', false
      from   filling
      union  all
      select 1, dossier, ended_at, timestamptz '9999-12-31T00:00:00Z', ended_at,
             timestamptz '9999-12-31T00:00:00Z', unit,
             unit, procedure, received_at, online, ended_at,
             case when late_from is null then 0 else 2 end, promise, true, 0, facts, late_from, false
      from   filling where ended_at is not null
      """;

  private static final String SUMS =
      """
      insert into month_cell
      select 1, month, lasting, unit, procedure, pg_current_xact_id()::text::bigint, count(*),
             count(*) filter (where late), count(*) filter (where received),
             count(*) filter (where received and online),
             count(*) filter (where received and online and facts & 2 = 0),
             count(*) filter (where received and not waived),
             count(*) filter (where received and not waived and facts & 1 = 0),
             count(*) filter (where facts & 2 = 0), count(*) filter (where facts & 4 = 0),
             count(*) filter (where facts & 4 > 0 and facts & 8 = 0),
             count(*) filter (where facts & 16 = 0), count(*) filter (where facts & 32 = 0),
             count(*) filter (where facts & 96 = 0), count(*) filter (where facts & 512 > 0),
             count(*) filter (where received and facts & 1 > 0),
             count(*) filter (where received and facts & 128 > 0)
      from (
        select f.unit, f.procedure, f.online, f.facts, m.month::date as month, false as lasting,
               f.facts & 128 > 0 and f.facts & 256 = 0 as waived, m.month = f.first as received,
               case when f.ended_at is null then false
                    when m.month = f.last then f.late_from is not null
                    else f.promise < (m.month + interval '1 month') at time zone 'Asia/Ho_Chi_Minh'
                                     - interval '1 microsecond' end as late
        from   filling f
        cross  join lateral generate_series(f.first::timestamp, f.last, interval '1 month') m(month)
        union  all
        select unit, procedure, online, facts, (first + interval '1 month')::date, true,
               facts & 128 > 0 and facts & 256 = 0, false, false
        from   filling where ended_at is null) as part
      group  by month, lasting, unit, procedure
      """;

  private static final String LATE =
      """
      insert into late_cell
      select 1, date_trunc('hour', late_from), unit, procedure, pg_current_xact_id()::text::bigint, count(*)
      from   filling where ended_at is null
      group  by date_trunc('hour', late_from), unit, procedure
      """;

  private static final String ANOTHER_SUM =
      """
      update month_cell set disliked = disliked + %s, changed = pg_current_xact_id()::text::bigint
      where  generation = 1 and not lasting and agency = 'H26.B000' and procedure = 'B.000'
      and    month in ('%s', '%s')
      """;

  private static final String PORTAL =
      """
      insert into portal_view
      select dossier, 1, coalesce(ended_at, received_at), timestamptz '9999-12-31T00:00:00Z', true,
             'acknowledged', case when ended_at is null then 4 else 9 end, procedure,
             received_at, promise, ended_at
      from   filling where abs(hashtext(dossier)) % 20 > 0
      """;

  private static final String PORTAL_SUMS =
      """
      update month_cell c
      set    received_there = s.dossiers, received_on_both = s.dossiers,
             changed = pg_current_xact_id()::text::bigint
      from  (select first, unit, procedure, count(*) as dossiers from filling
             where  abs(hashtext(dossier)) % 20 > 0
             group  by first, unit, procedure) s
      where  c.generation = 1 and not c.lasting and c.month = s.first and c.agency = s.unit
        and  c.procedure = s.procedure
      """;

  @Override
  public String says() {
    return "index of every agency, statement as of an instant, and accepted until visible, bare time";
  }

  @Override
  public void take(Path repository, PrintStream out) throws Exception {
    String asked = System.getenv().getOrDefault("DUNGHEN_BENCH_DOSSIERS", "100000,1000000");
    boolean machine = true;
    for (String size : asked.split(",", -1)) {
      try (var ground = new Ground(repository)) {
        if (machine) {
          Ground.machine(out);
          machine = false;
        }
        take(ground, Integer.parseInt(size.strip()), out);
      }
    }
  }

  private static void take(Ground ground, int dossiers, PrintStream out) throws Exception {
    ground.startIntake();
    try (var posting =
        new PostingClient(ground.address("intake-service"), ground.identity("operator"))) {
      posting.post(references());
    }
    ground.start(
        "scoring-service",
        Map.of(
            "DUNGHEN_SCORING_INTAKE_URL",
            ground.address("intake-service").toString(),
            "DUNGHEN_SCORING_RECOUNT_EVERY",
            "24h"));
    try (Connection rows = ground.database("scoring-service", true);
        var asking = new Asking(ground)) {
      await(rows, "select count(*) from reference_event where content like '%H26.B149%'", 1);
      long begun = System.nanoTime();
      fill(rows, dossiers);
      var current = YearMonth.from(LocalDate.now(ZONE));
      out.printf(
          "  %,d dossiers, written in %,d s%n",
          dossiers, Duration.ofNanos(System.nanoTime() - begun).toSeconds());
      for (YearMonth month : List.of(current.minusMonths(2), current)) {
        asking.sumsAreRows(month);
      }
      YearMonth closed = current.minusMonths(2);
      index(asking, closed, "a closed month, unchanged", QUESTIONS, () -> {}, out);
      index(asking, closed, "a closed month, scored anew", QUESTIONS, changing(rows, closed), out);
      execute(rows, anotherSum(-(WARM_UP + QUESTIONS), closed));
      index(asking, current, "the current month, quiet", QUESTIONS, () -> {}, out);
      asOf(asking, current, out);
      visible(ground, asking, current, out);
      execute(rows, PORTAL);
      execute(rows, PORTAL_SUMS);
      execute(rows, "vacuum analyze portal_view");
      asking.sumsAreRows(closed);
      String portal = ", with what the portal shows";
      index(asking, closed, "a closed month" + portal, QUESTIONS_WITH_PORTAL, () -> {}, out);
      index(asking, current, "the current month" + portal, QUESTIONS_WITH_PORTAL, () -> {}, out);
    }
  }

  private static List<Map<String, Object>> references() {
    var events = new ArrayList<Map<String, Object>>();
    for (int unit = 0; unit < UNITS; unit++) {
      String code = "H26.B%03d".formatted(unit);
      events.add(
          event(
              "vn.dunghen.reference.agency.v1",
              SeededCity.REFERENCE_SOURCE,
              code,
              Instant.parse("2020-01-01T00:00:00+07:00"),
              Map.of(
                  "code",
                  code,
                  "name",
                  "Phường thử " + unit,
                  "kind",
                  "ward",
                  "parent",
                  SeededCity.ROOT,
                  "validFrom",
                  "2020-01-01")));
    }
    for (int procedure = 0; procedure < PROCEDURES; procedure++) {
      String code = "B.%03d".formatted(procedure);
      var data = new LinkedHashMap<String, Object>();
      data.put("code", code);
      data.put("name", "Thủ tục thử " + procedure);
      data.put("field", "thử");
      data.put("papers", List.of());
      data.put("steps", List.of());
      data.put("online", procedure % 3 == 0 ? "none" : "full");
      data.put("validFrom", "2020-01-01");
      if (procedure % 2 == 0) {
        data.put("fee", 10_000);
      }
      events.add(
          event(
              "vn.dunghen.reference.procedure.v1",
              SeededCity.REFERENCE_SOURCE,
              code,
              Instant.parse("2020-01-01T00:00:00+07:00"),
              data));
    }
    return events;
  }

  private static Map<String, Object> event(
      String type, String source, String subject, Instant time, Map<String, Object> data) {
    var event = new LinkedHashMap<String, Object>();
    event.put("specversion", "1.0");
    event.put("id", type + "." + subject);
    event.put("source", source);
    event.put("type", type);
    event.put("subject", subject);
    event.put("time", time.atZone(ZONE).toOffsetDateTime().toString());
    event.put("data", data);
    return event;
  }

  private static void fill(Connection rows, int dossiers) throws SQLException {
    for (String sql : List.of(DOSSIERS, STINTS, SUMS, LATE)) {
      execute(
          rows,
          sql.replace("$UNITS", Integer.toString(UNITS))
              .replace("$PROCEDURES", Integer.toString(PROCEDURES))
              .replace("$N", Integer.toString(dossiers)));
    }
    execute(rows, "vacuum analyze stint, month_cell, late_cell");
  }

  /// What is done before each question.
  @FunctionalInterface
  private interface Between {
    void run() throws SQLException;
  }

  private static Between changing(Connection rows, YearMonth month) {
    return () -> execute(rows, anotherSum(1, month));
  }

  private static String anotherSum(int more, YearMonth month) {
    return ANOTHER_SUM.formatted(more, month.atDay(1), month.minusMonths(1).atDay(1));
  }

  private static void index(
      Asking asking, YearMonth month, String name, int questions, Between between, PrintStream out)
      throws IOException, InterruptedException, SQLException {
    String path = "/api/index?period=" + month;
    var times = new double[questions];
    Duration used = Duration.ZERO;
    for (int i = -Math.min(WARM_UP, questions); i < questions; i++) {
      if (i == 0) {
        used = asking.processorTime();
      }
      between.run();
      long begun = System.nanoTime();
      asking.get(path);
      if (i >= 0) {
        times[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    print(out, "index: " + name, times, 20);
    out.printf(
        "    %-55s %11.1f ms%n",
        "  processor time of the service for one",
        asking.processorTime().minus(used).toMillis() / (double) questions);
  }

  private static void asOf(Asking asking, YearMonth current, PrintStream out)
      throws IOException, InterruptedException {
    var times = new double[QUESTIONS];
    for (int i = -WARM_UP; i < QUESTIONS; i++) {
      YearMonth month = current.minusMonths(1 + Math.floorMod(i, 20));
      String at = month.atEndOfMonth() + "T17:00:00+07:00";
      String path =
          "/api/agencies/H26.B%03d/statement?from=%s&to=%s&asOf=%s"
              .formatted(
                  Math.floorMod(i * 37, UNITS),
                  month.atDay(1),
                  month.atEndOfMonth(),
                  URLEncoder.encode(at, StandardCharsets.UTF_8));
      long begun = System.nanoTime();
      asking.get(path);
      if (i >= 0) {
        times[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    print(out, "statement of one agency as of an instant", times, 500);
  }

  /// Events come at an even pace, in batches; every batch is asked for until it is seen in the
  /// index of every agency. The first seconds, in which compilers are at work, are not counted.
  private static void visible(Ground ground, Asking asking, YearMonth current, PrintStream out)
      throws Exception {
    long before = asking.dossiers(current);
    var waiting = new ConcurrentLinkedQueue<Batch>();
    var done = new AtomicBoolean();
    var posting = Thread.ofPlatform().start(() -> post(ground, waiting, before, done));
    var times = new ArrayList<Double>();
    var answers = new ArrayList<Double>();
    boolean counts = false;
    while (!done.get() || !waiting.isEmpty()) {
      long begun = System.nanoTime();
      String answer = asking.get("/api/index?period=" + current);
      long now = System.nanoTime();
      if (counts) {
        answers.add((now - begun) / 1e6);
      }
      long seen = Asking.dossiers(answer);
      for (Batch next = waiting.peek();
          next != null && next.through() <= seen;
          next = waiting.peek()) {
        counts = next.counts();
        if (counts) {
          times.add((now - next.accepted()) / 1e6);
        }
        waiting.remove();
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    posting.join();
    String rate = "%,d events/s".formatted(RATE);
    print(out, "index: the current month, at " + rate, answers, 20);
    print(out, "accepted until visible in the index, at " + rate, times, 1_000);
  }

  /// @param through how many dossiers count once the batch is seen
  /// @param accepted when it was
  /// @param counts whether it is timed
  private record Batch(long through, long accepted, boolean counts) {}

  private static void print(PrintStream out, String what, List<Double> millis, double aim) {
    print(out, what, millis.stream().mapToDouble(Double::doubleValue).toArray(), aim);
  }

  private static void post(
      Ground ground, ConcurrentLinkedQueue<Batch> waiting, long before, AtomicBoolean done) {
    try (var posting =
        new PostingClient(ground.address("intake-service"), ground.identity("importer"))) {
      long begun = System.nanoTime();
      long posted = 0;
      for (int batch = 0; batch < RATE / BATCH * (WARM_UP_SECONDS + SECONDS); batch++) {
        long due = begun + Duration.ofSeconds(1).toNanos() * batch * BATCH / RATE;
        while (System.nanoTime() < due) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        var events = new ArrayList<Map<String, Object>>();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int i = 0; i < BATCH; i++) {
          events.add(received(batch * BATCH + i, now));
        }
        posted += posting.post(events).accepted();
        waiting.add(
            new Batch(before + posted, System.nanoTime(), batch >= RATE / BATCH * WARM_UP_SECONDS));
      }
      if (posted != (long) RATE * (WARM_UP_SECONDS + SECONDS)) {
        throw new IllegalStateException("Only " + posted + " events were accepted.");
      }
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    } finally {
      done.set(true);
    }
  }

  private static Map<String, Object> received(int number, Instant now) {
    return event(
        "vn.dunghen.dossier.received.v1",
        SeededCity.IMPORT_SOURCE,
        "V-" + number,
        now,
        Map.of(
            "procedure", "B.%03d".formatted(number % PROCEDURES),
            "unit", "H26.B%03d".formatted(number % UNITS),
            "channel", "online",
            "applicantKind", "citizen",
            "promise", now.plus(10, ChronoUnit.DAYS).atZone(ZONE).toOffsetDateTime().toString()));
  }

  private static void print(PrintStream out, String what, double[] millis, double aim) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    double p99 = sorted[(int) Math.ceil(sorted.length * 0.99) - 1];
    out.printf(
        "    %-55s p50 %7.1f ms  p99 %7.1f ms  max %7.1f ms   aim p99 ≤ %,.0f ms   %s%n",
        what,
        sorted[sorted.length / 2],
        p99,
        sorted[sorted.length - 1],
        aim,
        p99 <= aim ? "met" : "NOT met");
  }

  private static void await(Connection rows, String count, long atLeast)
      throws SQLException, InterruptedException {
    while (number(rows, count) < atLeast) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static void execute(Connection rows, String sql) throws SQLException {
    try (var statement = rows.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long number(Connection rows, String query) throws SQLException {
    try (var statement = rows.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /// Asks scoring over HTTP.
  private static final class Asking implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ground ground;
    private final URI address;
    private final String authorisation;

    private Asking(Ground ground) {
      this.ground = ground;
      this.address = ground.address("scoring-service");
      DemoIdentity auditor = ground.identity("auditor");
      this.authorisation =
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(
                      (auditor.name() + ":" + auditor.password()).getBytes(StandardCharsets.UTF_8));
    }

    private Duration processorTime() {
      return ground.processorTime("scoring-service");
    }

    private String get(String path) throws IOException, InterruptedException {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(address.resolve(path))
                  .header("authorization", authorisation)
                  .timeout(Duration.ofMinutes(10))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    }

    private JsonNode read(String path) throws IOException, InterruptedException {
      return JSON.readTree(get(path));
    }

    /// How many dossiers count for the city in a month.
    private long dossiers(YearMonth month) throws IOException, InterruptedException {
      return dossiers(get("/api/index?period=" + month));
    }

    /// The same from the answer.
    private static long dossiers(String answer) throws IOException {
      for (JsonNode agency : JSON.readTree(answer).path("agencies")) {
        if (agency.path("code").asText().equals(SeededCity.ROOT)) {
          return agency.path("dossiers").asLong();
        }
      }
      throw new IOException("The index does not have the city.");
    }

    /// A month as known now is read from sums, as known at an instant from rows.
    private void sumsAreRows(YearMonth month) throws IOException, InterruptedException {
      String now =
          Instant.now().truncatedTo(ChronoUnit.SECONDS).atZone(ZONE).toOffsetDateTime().toString();
      String path = "/api/index?period=" + month;
      JsonNode sums = read(path).path("agencies");
      JsonNode rows =
          read(path + "&asOf=" + URLEncoder.encode(now, StandardCharsets.UTF_8)).path("agencies");
      if (sums.isEmpty() || !told(sums).equals(told(rows))) {
        throw new IllegalStateException("The sums of " + month + " are not what its rows come to.");
      }
    }

    private static List<String> told(JsonNode agencies) {
      var told = new ArrayList<String>();
      agencies.forEach(each ->
          told.add(
              each.path("code").asText()
                  + each.path("dossiers")
                  + each.path("groups")
                  + each.path("total")));
      return told;
    }

    @Override
    public void close() {
      http.close();
    }
  }
}
