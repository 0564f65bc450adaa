package vn.dunghen.chassis.topics;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The table `published_topic`: which topics a service has filled.
public final class PublishedTopics {

  private static final String MADE_ANEW =
      """
      select topic from published_topic join unnest(?, ?) as now(topic, id) using (topic)
      where  topic_id <> id
      """;
  private static final String NOTE =
      """
      insert into published_topic as p (topic, topic_id)
      select topic, id from unnest(?, ?) as now(topic, id)
      on conflict (topic) do update set topic_id = excluded.topic_id
      where  p.topic_id <> excluded.topic_id
      """;

  private PublishedTopics() {}

  /// Notes the ids of the topics.
  ///
  /// @param ids as the broker tells them, by the topics' names
  /// @return those that had another id before: what the service had sent to them is gone. A topic
  ///   that was never noted counts as filled by whoever was there before
  public static Set<String> note(Connection tx, Map<String, String> ids) throws SQLException {
    var names = tx.createArrayOf("text", ids.keySet().toArray());
    var values = tx.createArrayOf("text", ids.values().toArray());
    var anew = new TreeSet<String>();
    try (var statement = tx.prepareStatement(MADE_ANEW)) {
      statement.setArray(1, names);
      statement.setArray(2, values);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          anew.add(rows.getString(1));
        }
      }
    }
    try (var statement = tx.prepareStatement(NOTE)) {
      statement.setArray(1, names);
      statement.setArray(2, values);
      statement.executeUpdate();
    }
    return anew;
  }
}
