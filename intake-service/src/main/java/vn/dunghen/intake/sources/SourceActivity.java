package vn.dunghen.intake.sources;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Source;
import vn.dunghen.intake.register.Transactions;

/// Reads from the register what a source has sent.
@Singleton
final class SourceActivity {

  private static final int MOST_GAPS = 20;

  private static final String LAST =
      """
      select r.accepted,
             (select max(n.sequence_number) from register n
              where n.source = ? and n.sequence_number is not null)
      from register r
      where r.source = ?
      order by r.arrival desc
      limit 1
      """;

  private static final String GAPS =
      """
      with steps as (
        select sequence_number as number,
               lead(sequence_number) over (order by sequence_number) as following
        from register
        where source = ? and sequence_number is not null)
      select number + 1, following - 1, count(*) over ()
      from steps
      where following > number + 1
      order by number
      limit ?
      """;

  private final Transactions transactions;

  SourceActivity(Transactions transactions) {
    this.transactions = transactions;
  }

  SourceReport report(Source source, Instant now) {
    return transactions.run(connection -> report(connection, source, now));
  }

  private static SourceReport report(Connection connection, Source source, Instant now)
      throws SQLException {
    Instant last = null;
    Long highest = null;
    try (PreparedStatement statement = connection.prepareStatement(LAST)) {
      statement.setString(1, source.source());
      statement.setString(2, source.source());
      try (ResultSet row = statement.executeQuery()) {
        if (row.next()) {
          last = row.getObject(1, OffsetDateTime.class).toInstant();
          highest = row.getObject(2, Long.class);
        }
      }
    }
    var gaps = new ArrayList<SourceReport.Gap>();
    long count = 0;
    try (PreparedStatement statement = connection.prepareStatement(GAPS)) {
      statement.setString(1, source.source());
      statement.setInt(2, MOST_GAPS);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          gaps.add(new SourceReport.Gap(rows.getLong(1), rows.getLong(2)));
          count = rows.getLong(3);
        }
      }
    }
    return new SourceReport(
        source.source(),
        source.identity(),
        source.agencies(),
        last,
        silence(last, now),
        highest,
        count,
        List.copyOf(gaps));
  }

  private static @Nullable Long silence(@Nullable Instant last, Instant now) {
    return last == null ? null : Duration.between(last, now).toSeconds();
  }
}
