package vn.dunghen.chassis.consuming;

import java.util.List;
import java.util.Optional;

/// What one loop consumes and what is done with it.
///
/// @param group the Kafka consumer group, also the loop's name in health, metrics and logs
/// @param topics followed from their beginning; a topic belongs to one consumption per service
/// @param handler applies a batch inside the loop's transaction
/// @param idleWork a bounded piece of other work between two polls, if there is any
public record Consumption(
    String group, List<String> topics, BatchHandler handler, Optional<IdleWork> idleWork) {
  public Consumption {
    if (group.isBlank()) {
      throw new IllegalArgumentException("A consumption needs a group.");
    }
    topics = List.copyOf(topics);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("Consumption " + group + " names no topic.");
    }
  }

  /// A consumption without idle work.
  public Consumption(String group, List<String> topics, BatchHandler handler) {
    this(group, topics, handler, Optional.empty());
  }

  /// The same with a piece of work to be done between polls.
  public Consumption withIdleWork(IdleWork work) {
    return new Consumption(group, topics, handler, Optional.of(work));
  }
}
