package vn.dunghen.chassis.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.consuming.Watermarks;

/// The table `restoration`. Whoever puts a database back adds a row (`docs/operations/backup.md`);
/// a service that acts outside of its database keeps still until it has settled it.
public final class Restorations {

  private static final Logger LOGGER = Logger.getLogger(Restorations.class);
  private static final String UNSETTLED =
      """
      select min(taken_at), max(restored_at) from restoration where settled_at is null
      having count(*) > 0
      """;
  private static final String SETTLE =
      "update restoration set settled_at = ? where settled_at is null";
  private static final String LAST = "select max(restored_at) from restoration";

  private Restorations() {}

  /// That the database was put back and the service has not taken care of it yet. Several count as
  /// one.
  ///
  /// @param takenAt from when on it is forgotten what the service did
  /// @param restoredAt until when
  public record Unsettled(Instant takenAt, Instant restoredAt) {

    /// Whether everything recorded until the restoration is applied again.
    ///
    /// @param topics those from which the service learns what it acts on
    public boolean isCaughtUp(Connection tx, Collection<String> topics) throws SQLException {
      return Watermarks.lowest(tx, topics).filter(known -> !known.isBefore(restoredAt)).isPresent();
    }
  }

  public static Optional<Unsettled> unsettled(Connection tx) throws SQLException {
    try (var statement = tx.prepareStatement(UNSETTLED);
        var row = statement.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Unsettled(
                  row.getObject(1, OffsetDateTime.class).toInstant(),
                  row.getObject(2, OffsetDateTime.class).toInstant()))
          : Optional.empty();
    }
  }

  /// Until when the service may have done what it does not know of; empty where the database was
  /// never put back.
  public static Optional<Instant> forgottenUntil(Connection tx) throws SQLException {
    try (var statement = tx.prepareStatement(LAST);
        var row = statement.executeQuery()) {
      row.next();
      return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
          .map(OffsetDateTime::toInstant);
    }
  }

  /// Notes that the service has taken care of what it forgot.
  public static void settle(Connection tx, Instant now) throws SQLException {
    try (var statement = tx.prepareStatement(SETTLE)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      if (statement.executeUpdate() > 0) {
        LOGGER.info("What was recorded until the restoration is applied again.");
      }
    }
  }
}
