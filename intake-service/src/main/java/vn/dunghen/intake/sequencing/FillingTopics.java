package vn.dunghen.intake.sequencing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.topics.PublishedTopics;
import vn.dunghen.dossier.Topics;

/// Has topics that were made anew filled again from the register: publishing begins anew for these,
/// and every key is published again. Watermarks are not promised until what stood there before
/// stands there again.
final class FillingTopics {

  private static final Logger LOGGER = Logger.getLogger(FillingTopics.class);

  private static final String BEGIN =
      """
      update sequencer
      set    fill_topics = case when published < fill_through
                                then (select array_agg(distinct t) from unnest(fill_topics || ?) t)
                                else ? end,
             fill_through = greatest(last_position, fill_through), published = 0
      """;

  private static final String ALL_KEYS =
      """
      insert into unpublished_key (dossier)
      select dossier from dossier_key where dossier not in (select dossier from unpublished_key)
      order by created, dossier
      """;

  private FillingTopics() {}

  /// Compares the topics with those that were filled, in a transaction of its own.
  ///
  /// @param ids of the topics that are there, by name
  /// @return whether publishing begins anew
  static boolean begin(Connection connection, Map<String, String> ids) throws SQLException {
    connection.setAutoCommit(false);
    try {
      Set<String> anew = PublishedTopics.note(connection, ids);
      String[] events =
          Topics.EVENTS.stream()
              .map(Topics.Topic::name)
              .filter(anew::contains)
              .toArray(String[]::new);
      if (events.length > 0) {
        try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
          statement.setArray(1, connection.createArrayOf("text", events));
          statement.setArray(2, connection.createArrayOf("text", events));
          if (statement.executeUpdate() != 1) {
            throw new SQLException("The table sequencer has lost its row.");
          }
        }
      }
      if (anew.contains(Topics.DOSSIER_KEYS.name())) {
        try (Statement statement = connection.createStatement()) {
          statement.executeUpdate(ALL_KEYS);
        }
      }
      connection.commit();
      if (!anew.isEmpty()) {
        LOGGER.warnf("Topics were made anew and are filled from the register. topics=%s", anew);
      }
      return events.length > 0;
    } catch (SQLException | RuntimeException failure) {
      connection.rollback();
      throw failure;
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
