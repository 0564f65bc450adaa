package vn.dunghen.faultlab.checker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.faultlab.history.Acknowledged;

/// Intake's register: every acknowledged event once, as it was sent, with one position; and none
/// that nobody sent.
final class Register {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLACE = "register";
  private static final String READ =
      """
      select source, id, type, subject, occurred, event,
             (select count(*) from sequence s where s.arrival = register.arrival) as positions
      from   register
      where  topic = 'dossier-events' and (?::text[] is null or subject = any(?))
      """;

  private Register() {}

  /// A row.
  ///
  /// @param data without the applicant, who is sealed
  /// @param positions how often it has its place in the order of publishing
  record Row(
      Acknowledged.Key key,
      String type,
      String subject,
      Instant occurred,
      JsonNode data,
      int positions) {}

  static List<Row> read(Connection connection, Scope scope) throws SQLException {
    var all = new ArrayList<Row>();
    try (var statement = connection.prepareStatement(READ)) {
      scope.bind(connection, statement);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(
              new Row(
                  new Acknowledged.Key(rows.getString(1), rows.getString(2)),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getObject(5, OffsetDateTime.class).toInstant(),
                  withoutPerson(JSON.readTree(rows.getString(6)).path("data")),
                  rows.getInt(7)));
        }
      }
    } catch (JsonProcessingException e) {
      throw new SQLException("The register holds no JSON.", e);
    }
    return all;
  }

  static JsonNode withoutPerson(JsonNode data) {
    return data instanceof ObjectNode object
        ? object.deepCopy().without(List.of("personal"))
        : data;
  }

  static void compare(Expected expected, Scope scope, List<Row> rows, Findings findings) {
    Map<Acknowledged.Key, List<Row>> byKey = new HashMap<>();
    rows.forEach(row -> byKey.computeIfAbsent(row.key(), _ -> new ArrayList<>()).add(row));
    for (var life : expected.of(scope)) {
      for (var event : life.events()) {
        var found = byKey.remove(event.key());
        if (found == null) {
          findings.lost(PLACE, event.key());
        } else {
          findings.count(PLACE, event.key() + " rows", 1, found.size());
          found.forEach(row -> compare(event, row, findings));
        }
      }
    }
    byKey.keySet().forEach(key -> findings.doubled(PLACE, key + " was not acknowledged"));
  }

  private static void compare(Acknowledged event, Row row, Findings findings) {
    findings.count(PLACE, event.key() + " positions", 1, row.positions());
    if (!row.type().equals(event.type())
        || !row.subject().equals(event.dossier())
        || !row.occurred().equals(event.occurred())
        || !row.data().equals(withoutPerson(event.data()))) {
      findings.lost(PLACE, event.key() + " is not what was sent");
    }
  }
}
