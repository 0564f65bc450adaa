package vn.dunghen.faultlab.checker;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import vn.dunghen.faultlab.history.Acknowledged;

/// The events that a follower has stored: every acknowledged one once, no other, and none set
/// aside.
final class Followed {
  private static final String READ =
      """
      select source, id, dossier
      from   event
      where  (?::text[] is null or dossier = any(?))
      """;
  private static final String SET_ASIDE =
      "select topic || ' ' || part || ' ' || record_offset || ': ' || reason from set_aside";

  private Followed() {}

  /// What a follower has.
  ///
  /// @param service whose it is
  /// @param setAside the records that it could not handle
  record Stored(String service, List<Acknowledged.Key> events, List<String> setAside) {}

  static Stored read(String service, Connection connection, Scope scope) throws SQLException {
    var events = new ArrayList<Acknowledged.Key>();
    try (var statement = connection.prepareStatement(READ)) {
      scope.bind(connection, statement);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          events.add(new Acknowledged.Key(rows.getString(1), rows.getString(2)));
        }
      }
    }
    var setAside = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SET_ASIDE)) {
      while (rows.next()) {
        setAside.add(rows.getString(1));
      }
    }
    return new Stored(service, events, setAside);
  }

  static void compare(Expected expected, Scope scope, Stored stored, Findings findings) {
    var place = stored.service() + " events";
    stored.setAside().forEach(record -> findings.lost(place, "set aside " + record));
    var seen = new HashSet<Acknowledged.Key>();
    for (var key : stored.events()) {
      if (!seen.add(key)) {
        findings.doubled(place, key);
      }
    }
    for (var life : expected.of(scope)) {
      for (var event : life.events()) {
        if (!seen.remove(event.key())) {
          findings.lost(place, event.key());
        }
      }
    }
    seen.forEach(key -> findings.doubled(place, key + " was not acknowledged"));
  }
}
