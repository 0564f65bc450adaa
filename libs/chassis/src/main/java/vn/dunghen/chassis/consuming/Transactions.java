package vn.dunghen.chassis.consuming;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The order of partitions, which is the order of row locks, and the ends of transactions.
final class Transactions {
  static final Comparator<TopicPartition> PARTITION_ORDER =
      Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);
  private static final Logger LOGGER = Logger.getLogger(Transactions.class);

  private Transactions() {}

  static TopicPartition partition(ConsumedRecord record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /// Rolls back after a failure, which is what is reported; a second one says nothing new.
  static void rollBack(@Nullable Connection tx) {
    try {
      if (tx != null && !tx.isClosed()) {
        tx.rollback();
      }
    } catch (SQLException e) {
      LOGGER.debug("Rolling back failed; the connection is gone.", e);
    }
  }

  static void close(@Nullable Connection tx) {
    try {
      if (tx != null) {
        tx.close();
      }
    } catch (SQLException e) {
      LOGGER.debug("Closing the connection failed; it is gone.", e);
    }
  }
}
