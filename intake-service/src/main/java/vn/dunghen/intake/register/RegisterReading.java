package vn.dunghen.intake.register;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the register in the order of its positions.
@Singleton
final class RegisterReading {

  private static final String HEAD =
      """
      select q.last_position, s.stamped, q.published
      from sequencer q left join sequence s on s.position = q.last_position
      """;

  private static final String PAGE =
      "select "
          + PublishedForm.COLUMNS
          + """

          from sequence s join register r using (arrival)
          where s.position > ? and s.position <= ? and (?::text is null or r.topic = ?)
          order by s.position
          limit ?
          """;

  private final Transactions transactions;

  RegisterReading(Transactions transactions) {
    this.transactions = transactions;
  }

  RegisterResource.Head head() {
    return transactions.run(connection -> {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(HEAD)) {
        if (!row.next()) {
          throw new SQLException("The table sequencer has lost its row.");
        }
        OffsetDateTime stamped = row.getObject(2, OffsetDateTime.class);
        return new RegisterResource.Head(
            row.getLong(1), stamped == null ? null : stamped.toInstant(), row.getLong(3));
      }
    });
  }

  /// The next events after a position, up to another, of one topic or of all.
  List<PublishedForm> after(long position, long end, @Nullable String topic, int most) {
    return transactions.run(connection -> {
      var page = new ArrayList<PublishedForm>(most);
      try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
        statement.setLong(1, position);
        statement.setLong(2, end);
        statement.setString(3, topic);
        statement.setString(4, topic);
        statement.setInt(5, most);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            page.add(PublishedForm.of(rows));
          }
        }
      }
      return page;
    });
  }
}
