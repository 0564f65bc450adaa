package vn.dunghen.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.SeededCity;

/// Measure 8: how long the packaged notification-service takes to judge the stages of a million
/// open dossiers, from the moment their rows are committed to the moment the alerts are. The time
/// holds up to a second until the next run begins. The rows are synthetic and come by one
/// statement.
final class Watching implements Measure {

  private static final int DOSSIERS = 1_000_000;
  private static final double AIM_SECONDS = 10;
  private static final String CITY = "H26";

  /// One in a hundred is due today, five are paused, and of the others so many are overdue; they
  /// belong to the agencies in turn.
  private static final String FILL =
      """
      with unit as (
        select code, row_number() over (order by code) - 1 as place, count(*) over () as units
        from   agency where go_live is not null and stands_at = code)
      select 'B-' || n, '1.001193', u.code, now() - interval '30 days', 1,
             (late.from_day - 1 + time '17:00') at time zone 'Asia/Ho_Chi_Minh', late.from_day,
             late.from_day is null
      from   generate_series(1, %2$d) n
      cross  join (select (now() at time zone 'Asia/Ho_Chi_Minh')::date as day) t
      cross  join lateral (
        select case when n %% 100 = 99 then t.day + 1
                    when n %% 100 >= 94 then null
                    when n %% 100 < %1$d then t.day - n %% 60
                    else t.day + 2 + n %% 30 end as from_day) late
      join   unit u on u.place = n %% u.units
      """;

  @Override
  public String says() {
    return "stages of a million open dossiers judged, one statement per stage, bare time";
  }

  @Override
  public void take(Path repository, PrintStream out) throws Exception {
    try (var ground = new Ground(repository)) {
      Ground.machine(out);
      ground.startIntake();
      try (var posting =
          new PostingClient(ground.address("intake-service"), ground.identity("operator"))) {
        posting.post(List.of(SeededCity.goLive(CITY, Instant.parse("2026-01-01T00:00:00Z"))));
      }
      ground.start("notification-service", Map.of("DUNGHEN_NOTIFICATION_RAISING_EVERY", "1s"));
      try (Connection rows = ground.database("notification-service", true)) {
        await(rows, "select count(*) from agency where go_live is not null", 1);
        await(rows, "select count(judged_at) from raising", 1);
        round(rows, out, 10);
        round(rows, out, 94);
      }
    }
  }

  private static void round(Connection rows, PrintStream out, int overdue)
      throws SQLException, InterruptedException {
    execute(rows, "truncate alert, watch cascade");
    execute(rows, "create temporary table filling (like watch)");
    execute(rows, "insert into filling " + FILL.formatted(overdue, DOSSIERS));
    long expected = DOSSIERS / 100 * (overdue + 1L);
    execute(rows, "begin");
    execute(rows, "insert into watch select * from filling");
    execute(rows, "commit");
    long begun = System.nanoTime();
    await(rows, "select count(*) from alert", expected);
    double seconds = (System.nanoTime() - begun) / 1e9;
    execute(rows, "drop table filling");
    out.printf(
        "  %d %% overdue, 1 %% due today: %,d alerts in %.1f s   aim ≤ %.0f s   %s%n",
        overdue, expected, seconds, AIM_SECONDS, seconds <= AIM_SECONDS ? "met" : "NOT met");
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
}
