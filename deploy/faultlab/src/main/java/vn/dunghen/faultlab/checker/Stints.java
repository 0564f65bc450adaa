package vn.dunghen.faultlab.checker;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Scoring's stints as known now: each dossier's life as it follows from its events, without a gap
/// and without an overlap.
final class Stints {
  private static final String PLACE = "stints";
  private static final String READ =
      """
      select dossier, true_from, true_to, responsible, receiving, procedure, received_at, online,
             ended_at, outcome
      from   stint
      where  generation = (select id from generation where state = 'current')
      and    known_to = (select max(known_to) from stint)
      and    (?::text[] is null or dossier = any(?))
      """;

  private Stints() {}

  static Map<String, List<Life.Stretch>> read(Connection connection, Scope scope)
      throws SQLException {
    var byDossier = new HashMap<String, List<Life.Stretch>>();
    try (var statement = connection.prepareStatement(READ)) {
      scope.bind(connection, statement);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          var ended = rows.getObject(9, OffsetDateTime.class);
          byDossier
              .computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
              .add(
                  new Life.Stretch(
                      instant(rows, 2),
                      instant(rows, 3),
                      rows.getString(4),
                      rows.getString(5),
                      rows.getString(6),
                      instant(rows, 7),
                      rows.getBoolean(8),
                      ended == null ? null : ended.toInstant(),
                      rows.getObject(10, Integer.class)));
        }
      }
    }
    return byDossier;
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static void compare(
      Expected expected, Scope scope, Map<String, List<Life.Stretch>> found, Findings findings) {
    var left = new HashMap<>(found);
    for (var life : expected.of(scope)) {
      var stints = left.remove(life.code());
      compare(life, stints == null ? List.of() : joined(stints), findings);
    }
    left.keySet().forEach(code -> findings.doubled(PLACE, code + " was never posted"));
  }

  private static void compare(Life life, List<Life.Stretch> found, Findings findings) {
    var should = life.stretches();
    if (found.size() > should.size()) {
      findings.doubled(PLACE, "%s has %s and not %s".formatted(life.code(), found, should));
    } else if (!found.equals(should)) {
      findings.lost(PLACE, "%s has %s and not %s".formatted(life.code(), found, should));
    }
  }

  /// In order of time, and those joined that differ in nothing that is looked at here. A gap or an
  /// overlap stays.
  private static List<Life.Stretch> joined(List<Life.Stretch> stints) {
    var joined = new ArrayList<Life.Stretch>();
    var sorted = new ArrayList<>(stints);
    sorted.sort(Comparator.comparing(Life.Stretch::from).thenComparing(Life.Stretch::to));
    for (var next : sorted) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && last.to().equals(next.from()) && isSame(last, next)) {
        joined.set(joined.size() - 1, until(last, next.to()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private static boolean isSame(Life.Stretch one, Life.Stretch other) {
    return one.responsible().equals(other.responsible())
        && one.receiving().equals(other.receiving())
        && one.procedure().equals(other.procedure())
        && one.received().equals(other.received())
        && one.online() == other.online()
        && Objects.equals(one.ended(), other.ended())
        && Objects.equals(one.outcome(), other.outcome());
  }

  private static Life.Stretch until(Life.Stretch stretch, Instant to) {
    return new Life.Stretch(
        stretch.from(),
        to,
        stretch.responsible(),
        stretch.receiving(),
        stretch.procedure(),
        stretch.received(),
        stretch.online(),
        stretch.ended(),
        stretch.outcome());
  }
}
