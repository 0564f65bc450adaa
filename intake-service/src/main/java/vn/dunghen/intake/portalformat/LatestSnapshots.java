package vn.dunghen.intake.portalformat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The last snapshot that a source pushed of each dossier, read from the register. Its number and
/// its digest stand in its id: `portal:<number>:<digest>`.
final class LatestSnapshots {

  private static final String LATEST =
      """
      select n.dossier, l.id, l.occurred, l.event
      from unnest(?::text[]) as n (dossier)
      cross join lateral (
        select r.id, r.occurred, r.event
        from register r
        where r.source = ? and r.subject = n.dossier
          and r.type = 'vn.dunghen.dossier.reported.v1'
          and r.id like 'portal:%'
        order by r.arrival desc
        limit 1) l
      """;

  private static final String PREFIX = "portal:";
  private static final int LONGEST_NUMBER = 18;

  private LatestSnapshots() {}

  /// The id of a snapshot. Numbers have nine digits, so that ids sort as numbers do.
  static String id(long number, String digest) {
    return PREFIX + "%09d".formatted(number) + ":" + digest;
  }

  /// @param event the CloudEvent, its personal fields sealed
  record Latest(long number, String digest, Instant at, String event) {}

  static Map<String, Latest> of(Connection connection, String source, Collection<String> dossiers)
      throws SQLException {
    var latest = new HashMap<String, Latest>();
    try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
      statement.setArray(1, connection.createArrayOf("text", dossiers.toArray()));
      statement.setString(2, source);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String id = rows.getString(2);
          int digest = id.lastIndexOf(':');
          latest.put(
              rows.getString(1),
              new Latest(
                  number(id.substring(Math.min(PREFIX.length(), digest), digest)),
                  id.substring(digest + 1),
                  rows.getObject(3, OffsetDateTime.class).toInstant(),
                  rows.getString(4)));
        }
      }
    }
    return latest;
  }

  /// Zero for an id that another client made up in this form.
  private static long number(String digits) {
    return digits.length() <= LONGEST_NUMBER && digits.matches("[0-9]+")
        ? Long.parseLong(digits)
        : 0;
  }
}
