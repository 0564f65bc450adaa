package vn.dunghen.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.notification.directory.model.Way;
import vn.dunghen.testkit.FreshDatabase;

/// The outbox, without a mail server: what is put together, claimed and noted.
class DeliveringDbTest {

  @RegisterExtension static final FreshDatabase DATABASE = FreshDatabase.named("delivering");

  private static final Instant MORNING = Instant.parse("2026-03-10T01:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Set<Way> WAYS = EnumSet.allOf(Way.class);

  private final Messages messages = new Messages();
  private final Composing composing = new Composing(config());

  private static DeliveryConfig config() {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(DeliveryConfig.class)
        .withDefaultValue("dunghen.notification.delivery.at-once", "50")
        .build()
        .getConfigMapping(DeliveryConfig.class);
  }

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
    execute("truncate delivery, message, acknowledgement, alert, mailbox, disabled_webhook");
    execute(
        "insert into mailbox select 'U' || n, 'U' || n, 'desk', way, way || n"
            + " from generate_series(1, 40) n, unnest(array['email', 'webhook']) way");
  }

  @Test
  void two_instances_tell_thousands_of_alerts_once_each() throws Exception {
    // Given
    raise(4000, 40);
    var told = new ConcurrentLinkedQueue<String>();

    // When both put together and send at the same time
    try (var instances = Executors.newFixedThreadPool(4)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < 4; i++) {
        running.add(
            instances.submit(() -> {
              compose(MORNING);
              for (var claimed = claim(3, LEASE); !claimed.isEmpty(); claimed = claim(3, LEASE)) {
                for (Outgoing each : claimed) {
                  Outgoing message = reread(each);
                  message.lines().forEach(line -> told.add(line.alert() + " " + message.address()));
                  sent(message);
                }
              }
              return null;
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }

    // Then
    assertThat(told).hasSize(8000).doesNotHaveDuplicates();
    assertThat(number("select count(*) from message where state = 'sent'")).isEqualTo(80);
    assertThat(number("select count(*) from delivery where told_at is null")).isZero();
  }

  @Test
  void a_message_whose_sender_crashed_comes_again_under_the_same_id() throws SQLException {
    // Given
    raise(3, 1);
    compose(MORNING);
    List<Outgoing> first = claim(10, Duration.ZERO);

    // When
    List<Outgoing> again = claim(10, LEASE);

    // Then
    assertThat(again)
        .extracting(Outgoing::id)
        .containsExactlyInAnyOrderElementsOf(first.stream().map(Outgoing::id).toList());
    assertThat(again).extracting(Outgoing::attempts).containsOnly(2);
    assertThat(claim(10, LEASE)).isEmpty();
  }

  @Test
  void after_the_first_email_of_a_day_few_are_told_at_once_and_many_the_next_day()
      throws SQLException {
    // Given a message of the day
    raise(1, 1);
    compose(MORNING);

    // When a few more come
    raise(50, 1);
    compose(MORNING.plusSeconds(60));

    // Then
    assertThat(emails()).isEqualTo(2);

    // When many more come
    raise(51, 1);
    compose(MORNING.plusSeconds(120));

    // Then they wait, while the webhook is called
    assertThat(emails()).isEqualTo(2);
    assertThat(number("select count(*) from message where way = 'webhook'")).isEqualTo(3);
    compose(MORNING.plus(Duration.ofDays(1)));
    assertThat(emails()).isEqualTo(3);
  }

  @Test
  void what_waits_for_a_recipient_who_left_goes_to_the_next() throws SQLException {
    // Given
    raise(2, 1);
    compose(MORNING);
    execute("update mailbox set name = 'new desk', address = 'new' || way where agency = 'U1'");

    // When
    compose(MORNING.plusSeconds(5));
    compose(MORNING.plusSeconds(10));

    // Then
    assertThat(claim(10, LEASE))
        .extracting(Outgoing::address)
        .containsExactlyInAnyOrder("newemail", "newwebhook");
    assertThat(number("select count(*) from message where state = 'cancelled'")).isEqualTo(2);
  }

  @Test
  void a_message_that_fails_for_too_long_is_given_up_until_the_address_changes()
      throws SQLException {
    // Given
    raise(1, 1);
    compose(MORNING);
    Instant later = MORNING.plus(Duration.ofHours(73));
    for (Outgoing each : claim(10, LEASE)) {
      in(tx ->
          messages.failed(tx, each, "no answer", later, later.minus(Duration.ofHours(72)), later));
    }
    assertThat(number("select count(*) from message where state = 'failed'")).isEqualTo(2);

    // When
    execute("update mailbox set address = 'better' where agency = 'U1' and way = 'email'");
    compose(later);

    // Then
    List<Outgoing> claimed =
        Transaction.in(DATABASE.dataSource(), tx -> messages.claim(tx, WAYS, 9, LEASE, later));
    assertThat(claimed).extracting(Outgoing::address).containsExactly("better");
  }

  private static long emails() throws SQLException {
    return number("select count(*) from message where way = 'email'");
  }

  /// Raises alerts for the first agencies, in turn.
  private static void raise(int alerts, int agencies) throws SQLException {
    execute(
        """
        insert into alert (dossier, promise_number, stage, occurrence, agency, responsible,
                           procedure, due, judged_at, raised_at)
        select 'D' || (select count(*) from alert) + n, 1, 'overdue', 1, 'U' || 1 + n %% %d, 'U', 'P',
               '2026-03-08T10:00Z', '2026-03-10T01:00Z', '2026-03-10T01:00Z'
        from   generate_series(1, %d) n
        """
            .formatted(agencies, alerts));
  }

  private void compose(Instant now) throws SQLException {
    Transaction.in(
        DATABASE.dataSource(),
        tx -> {
          try (var lock = tx.createStatement()) {
            lock.execute("select pg_advisory_xact_lock(1)");
          }
          return composing.compose(tx, now);
        });
  }

  private List<Outgoing> claim(int limit, Duration lease) throws SQLException {
    return Transaction.in(
        DATABASE.dataSource(),
        tx -> messages.claim(tx, WAYS, limit, lease, MORNING.plus(Duration.ofDays(2))));
  }

  private Outgoing reread(Outgoing claimed) throws SQLException {
    return Transaction.in(DATABASE.dataSource(), tx -> messages.reread(tx, claimed));
  }

  private void sent(Outgoing message) throws SQLException {
    in(tx -> messages.sent(tx, message, MORNING));
  }

  private static void in(Transaction.Work<String, RuntimeException> work) throws SQLException {
    Transaction.in(DATABASE.dataSource(), work);
  }

  private static long number(String query) throws SQLException {
    try (var connection = DATABASE.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = DATABASE.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
