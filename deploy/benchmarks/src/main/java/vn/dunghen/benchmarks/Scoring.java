package vn.dunghen.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import vn.dunghen.city.Posted;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.SeededCity;
import vn.dunghen.city.Statement;
import vn.dunghen.city.StatementReplay;

/// Measure 2: how many events per second scoring folds in a replay of the half-year from Kafka,
/// with stints, contributions and tallies, from its first transaction to its last. The reference
/// writes the very same event rows into a copy of its event table by `insert … select unnest`,
/// 1,000 a transaction, over one connection, as the one consuming loop does.
final class Scoring implements Measure {

  private static final double AIM = 0.25;
  private static final RawRows.Shape EVENT =
      new RawRows.Shape(
          "event",
          "event_raw",
          List.of(
              new RawRows.Column("source", "text"),
              new RawRows.Column("id", "text"),
              new RawRows.Column("dossier", "text"),
              new RawRows.Column("type", "text"),
              new RawRows.Column("occurred", "timestamptz"),
              new RawRows.Column("recorded", "timestamptz"),
              new RawRows.Column("position", "int8"),
              new RawRows.Column("content", "text")));

  @Override
  public String says() {
    return "events scored in a replay, full fold, stints and tallies, against the same event rows"
        + " by raw batched insert";
  }

  @Override
  public void take(Path repository, PrintStream out) throws Exception {
    try (var ground = new Ground(repository)) {
      Ground.machine(out);
      ground.startIntake();
      long events = replay(ground);
      awaitPublished(ground);
      ground.start(
          "scoring-service",
          Map.of("DUNGHEN_SCORING_INTAKE_URL", ground.address("intake-service").toString()));
      double ours = Rate.of(events, awaitScored(ground, events));
      var rates = new ArrayList<Rate>();
      for (int round = 1; round <= 3; round++) {
        var rate = new Rate(ours, raw(ground, events));
        rates.add(rate);
        out.println(rate.line(round));
      }
      out.println(Rate.summary(rates, AIM));
    }
  }

  private static long replay(Ground ground) throws InterruptedException {
    var statement = Statement.thanhXuan();
    var units = new SeededCity().units(SeededCity.THANH_XUAN, statement.to());
    var replay = new StatementReplay(1, units).of(statement);
    try (var posting =
        new PostingClient(ground.address("intake-service"), ground.identity("importer"))) {
      Posted posted = posting.post(replay.stream().iterator(), _ -> {});
      if (posted.accepted() != replay.size()) {
        throw new IllegalStateException("Not every event was accepted: " + posted);
      }
      return posted.accepted();
    }
  }

  private static void awaitPublished(Ground ground) throws SQLException, InterruptedException {
    try (Connection intake = ground.database("intake-service", true)) {
      while (number(intake, "select count(*) from unsequenced")
              + number(intake, "select last_position - published from sequencer")
          > 0) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  /// Waits for the last event.
  ///
  /// @return the nanoseconds from the first events' commit to the last one's
  private static long awaitScored(Ground ground, long events)
      throws SQLException, InterruptedException {
    try (Connection scoring = ground.database("scoring-service", true)) {
      long begun = System.nanoTime();
      for (long scored = 0;
          scored < events;
          scored = number(scoring, "select count(*) from event")) {
        if (scored == 0) {
          begun = System.nanoTime();
        }
        TimeUnit.MILLISECONDS.sleep(scored == 0 ? 5 : 200);
      }
      return System.nanoTime() - begun;
    }
  }

  private static double raw(Ground ground, long events) throws SQLException {
    try (Connection scoring = ground.database("scoring-service", false)) {
      EVENT.makeCopy(scoring);
      List<RawRows> batches = EVENT.read(scoring, "true order by position");
      scoring.commit();
      long begun = System.nanoTime();
      for (RawRows batch : batches) {
        batch.insert(scoring);
        scoring.commit();
      }
      return Rate.of(events, System.nanoTime() - begun);
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
