package vn.dunghen.notification.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.notification.Lives;
import vn.dunghen.notification.watching.model.Watch;
import vn.dunghen.testkit.FreshDatabase;

/// The stage run against the pure model.
class RaisingDbTest {

  @RegisterExtension static final FreshDatabase DATABASE = FreshDatabase.named("raising");

  private static final Instant JUDGED = Lives.noon("2026-03-10");

  private final Raising raising = new Raising();
  private final Watches watches = new Watches();

  @BeforeAll
  static void migrate() {
    Flyway.configure()
        .dataSource(DATABASE.dataSource())
        .locations("db/chassis", "db/following", "db/migration")
        .load()
        .migrate();
  }

  @BeforeEach
  void empty() throws SQLException {
    execute("truncate alert, watch, agency, mailbox cascade");
    execute(
        "insert into agency values ('U', 'U', 'U', '2026-01-01T00:00:00+07:00'),"
            + " ('GONE', 'Gone', 'U', '2026-01-01T00:00:00+07:00'),"
            + " ('LATER', 'Later', 'LATER', '2026-03-10T12:00:01+07:00'),"
            + " ('NEVER', 'Never', 'NEVER', null)");
  }

  @Test
  void raises_what_the_model_says_and_once() throws SQLException {
    // Given
    var random = new Random(5);
    var watched = new ArrayList<Watch>();
    for (int i = 0; i < 3000; i++) {
      LocalDate from = LocalDate.parse("2026-03-01").plusDays(random.nextInt(20));
      boolean paused = random.nextInt(5) == 0;
      watched.add(watch("D" + i, "U", from, paused));
    }
    put(watched);

    // When
    int first = raise(JUDGED);
    int again = raise(JUDGED);

    // Then
    var expected = new TreeMap<String, String>();
    for (Watch each : watched) {
      each.stageOn(CivilTime.dayOf(JUDGED))
          .ifPresent(stage -> expected.put(each.dossier(), stage.wire()));
    }
    assertThat(expected.values()).contains("due-today", "overdue");
    assertThat(standing()).isEqualTo(expected);
    assertThat(first).isEqualTo(expected.size());
    assertThat(again).isZero();
  }

  @Test
  void raises_nothing_before_the_agency_goes_live() throws SQLException {
    // Given
    LocalDate late = LocalDate.parse("2026-03-02");
    put(
        List.of(
            watch("D1", "LATER", late, false),
            watch("D2", "NEVER", late, false),
            watch("D3", "UNKNOWN", late, false)));

    // When
    int before = raise(JUDGED);
    int after = raise(JUDGED.plusSeconds(1));

    // Then
    assertThat(before).isZero();
    assertThat(after).isEqualTo(1);
    assertThat(standing()).isEqualTo(Map.of("D1", "overdue"));
  }

  @Test
  void each_new_alert_stands_in_the_log_under_the_correlation_of_its_dossiers_newest_event()
      throws SQLException {
    // Given
    LocalDate late = LocalDate.parse("2026-03-02");
    put(List.of(watch("D1", "U", late, false)));
    raise(JUDGED);
    long before = Transaction.in(DATABASE.dataSource(), TellingRaised::newest);
    put(List.of(watch("D2", "U", late, false), watch("D3", "U", late, false)));
    execute(
        "insert into event select '/s', 'E' || n, 'D2', 't', now(), now(), n,"
            + " '{\"correlationid\":\"request-' || n || '\"}' from generate_series(1, 2) as n");
    raise(JUDGED);
    var told = new TreeMap<String, String>();
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            told.put(
                line.getMessage().replaceAll(".*(dossier=D.).*", "$1"),
                Correlation.current().orElse("none"));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    var log = Logger.getLogger(TellingRaised.class.getName());
    log.addHandler(handler);

    // When
    int count;
    try {
      count = Transaction.in(DATABASE.dataSource(), tx -> TellingRaised.tell(tx, before));
    } finally {
      log.removeHandler(handler);
    }

    // Then
    assertThat(count).isEqualTo(2);
    assertThat(told).isEqualTo(Map.of("dossier=D2", "request-2", "dossier=D3", "none"));
    execute("delete from event");
  }

  @Test
  void an_ended_agency_s_dossiers_are_alerted_to_its_successor() throws SQLException {
    // Given
    put(List.of(watch("D1", "GONE", LocalDate.parse("2026-03-02"), false)));

    // When
    raise(JUDGED);

    // Then
    assertThat(texts("select agency || ' for ' || responsible from alert"))
        .containsExactly("U for GONE");
  }

  @Test
  void a_stage_that_passed_gives_way_to_the_next() throws SQLException {
    // Given
    put(List.of(watch("D1", "U", LocalDate.parse("2026-03-11"), false)));
    raise(JUDGED);

    // When
    raise(Lives.noon("2026-03-11"));

    // Then
    assertThat(
            texts(
                "select stage || ' ' || state || coalesce(' ' || reason, '') from alert order by id"))
        .containsExactly("due-today over next-stage", "overdue standing");
  }

  @Test
  void the_same_stage_comes_again_once_the_last_was_settled() throws SQLException {
    // Given
    put(List.of(watch("D1", "U", LocalDate.parse("2026-03-02"), false)));
    raise(JUDGED);
    execute("update alert set state = 'over', reason = 'ended', settled_at = raised_at");

    // When
    raise(JUDGED);

    // Then
    assertThat(texts("select occurrence || ' ' || state from alert order by id"))
        .containsExactly("1 over", "2 standing");
  }

  private static Watch watch(String dossier, String unit, LocalDate from, boolean paused) {
    return new Watch(
        dossier,
        "1.001",
        unit,
        JUDGED,
        1,
        CivilTime.startOf(from.minusDays(1)),
        paused ? null : from,
        paused);
  }

  private void put(List<Watch> watched) throws SQLException {
    Transaction.in(
        DATABASE.dataSource(),
        tx -> {
          watches.put(tx, watched);
          return 0;
        });
  }

  private int raise(Instant judged) throws SQLException {
    return Transaction.in(DATABASE.dataSource(), tx -> raising.raise(tx, judged, judged));
  }

  private static Map<String, String> standing() throws SQLException {
    var found = new TreeMap<String, String>();
    for (String text :
        texts("select dossier || ' ' || stage from alert where state = 'standing'")) {
      found.put(text.split(" ")[0], text.split(" ")[1]);
    }
    return found;
  }

  private static List<String> texts(String query) throws SQLException {
    var found = new ArrayList<String>();
    try (var connection = DATABASE.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = DATABASE.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
