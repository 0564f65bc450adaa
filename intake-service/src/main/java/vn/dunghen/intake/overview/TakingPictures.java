package vn.dunghen.intake.overview;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import vn.dunghen.dossier.event.ReferenceEvent.Source;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.register.Transactions;
import vn.dunghen.intake.register.Transactions.DatabaseException;

/// Takes the picture every five seconds and keeps the last one, so that nobody who asks touches the
/// database.
@Singleton
class TakingPictures {

  private static final Logger LOGGER = Logger.getLogger(TakingPictures.class);

  /// Positions have no gaps and stamps rise with them: how many there are since an instant is found
  /// by halving, a few index look-ups however long the register is. The queue is small by design,
  /// and what is open in quarantine has an index of its own.
  private static final String TAKE =
      """
      with recursive halving (low, high) as (
        select 0::bigint, last_position + 1 from sequencer
        union all
        select case when s.stamped < ? then s.position else low end,
               case when s.stamped < ? then high else s.position end
        from halving join sequence s on s.position = (low + high) / 2
        where high - low > 1),
      waiting as (select count(*) as n, min(arrival) as first from unsequenced),
      heard as (
        select (select r.accepted from register r where r.source = n.source
                order by r.arrival desc limit 1) as last
        from unnest(?::text[]) as n (source))
      select q.last_position - (select min(h.low) from halving h where h.high - h.low <= 1) + w.n,
             w.n,
             (select r.accepted from register r where r.arrival = w.first),
             q.last_position - q.published,
             (select count(*) from quarantine where state = 'open'),
             (select count(*) from heard where last is null or last < ?)
      from sequencer q cross join waiting w
      """;

  private final Transactions transactions;
  private final KnownReferences references;
  private final InstantSource clock;
  private final OverviewConfig config;
  private final AtomicReference<Optional<Picture>> last = new AtomicReference<>(Optional.empty());

  TakingPictures(
      Transactions transactions,
      KnownReferences references,
      InstantSource clock,
      OverviewConfig config) {
    this.transactions = transactions;
    this.references = references;
    this.clock = clock;
    this.config = config;
  }

  /// The last picture; empty while the database cannot be asked.
  Optional<Picture> last() {
    return last.get();
  }

  void atStart(@Observes StartupEvent event) {
    take();
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void take() {
    try {
      last.set(Optional.of(transactions.run(this::read)));
    } catch (DatabaseException failure) {
      last.set(Optional.empty());
      LOGGER.warn("The database cannot be asked how intake fares.");
      LOGGER.debug("The database's failure.", failure);
    }
  }

  private Picture read(Connection connection) throws SQLException {
    Instant now = clock.instant();
    List<String> sources = references.today().sources().stream().map(Source::source).toList();
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      var dawn = CivilTime.startOf(CivilTime.dayOf(now)).atOffset(ZoneOffset.UTC);
      statement.setObject(1, dawn);
      statement.setObject(2, dawn);
      statement.setArray(3, connection.createArrayOf("text", sources.toArray()));
      statement.setObject(4, now.minus(config.silentAfter()).atOffset(ZoneOffset.UTC));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("The table sequencer has lost its row.");
        }
        OffsetDateTime oldest = row.getObject(3, OffsetDateTime.class);
        return new Picture(
            now,
            row.getLong(1),
            row.getLong(2),
            oldest == null ? null : oldest.toInstant(),
            row.getLong(4),
            row.getLong(5),
            sources.size(),
            row.getLong(6));
      }
    }
  }
}
