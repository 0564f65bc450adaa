package vn.dunghen.scoring.overview;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.consuming.Watermarks;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.following.Following;

/// How this service stands, for its card.
@ApplicationScoped
class ServiceCard {

  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final DateTimeFormatter CIVIL =
      DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss").withZone(CivilTime.ZONE);
  private static final String STATE =
      """
      select (select coalesce(sum(next_offset), 0) from consumed_partition
              where topic = any(?)) as records,
             (select count(*) from set_aside where redriven_at is null) as set_aside,
             (select count(*) from refold) as refolds,
             (select ran_at from recount) as recounted_at,
             (select count(*) from recount_mismatch) as mismatches,
             (select id from generation where state = 'current') as generation,
             (select dossiers_folded from generation where state = 'building') as folded
      """;

  private final DataSource database;
  private final InstantSource clock;

  ServiceCard(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// @param knownThrough everything recorded by then is applied; empty while nobody knows
  /// @param behind how long ago that is
  /// @param fresh whether that is recent
  /// @param recountedAt empty before the first recount
  /// @param rebuilt how many dossiers a rebuild that is under way has folded; empty without one
  record Card(
      String records,
      String knownThrough,
      String behind,
      boolean fresh,
      long setAside,
      long refolds,
      String recountedAt,
      long mismatches,
      int generation,
      String rebuilt) {}

  Card read() throws SQLException {
    return Snapshot.read(database, this::read);
  }

  private Card read(Connection tx) throws SQLException {
    Optional<Instant> mark = Watermarks.lowest(tx, Following.TOPICS);
    Duration behind = mark.map(m -> Duration.between(m, clock.instant())).orElse(Duration.ZERO);
    try (var statement = tx.prepareStatement(STATE)) {
      statement.setArray(1, tx.createArrayOf("text", Following.TOPICS.toArray()));
      try (var row = statement.executeQuery()) {
        row.next();
        return new Card(
            Number.written(row.getLong("records")),
            written(mark.orElse(null)),
            mark.isEmpty() ? "" : Number.written(Math.max(0, behind.toSeconds())),
            mark.isPresent() && behind.compareTo(FRESH) <= 0,
            row.getLong("set_aside"),
            row.getLong("refolds"),
            written(Row.optionalInstant(row, "recounted_at")),
            row.getLong("mismatches"),
            row.getInt("generation"),
            rebuilt(row));
      }
    }
  }

  static String written(@Nullable Instant instant) {
    return instant == null ? "" : CIVIL.format(instant);
  }

  private static String rebuilt(ResultSet row) throws SQLException {
    long folded = row.getLong("folded");
    return row.wasNull() ? "" : Number.written(folded);
  }
}
