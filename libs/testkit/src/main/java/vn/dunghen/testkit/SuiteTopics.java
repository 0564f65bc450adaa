package vn.dunghen.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import vn.dunghen.dossier.Topics;

/// Makes the suite's topics anew and empty, under their real names and with their real partitions,
/// on a broker that earlier test classes have used.
///
/// Groups are removed too, with their members: a static member does not leave when its consumer is
/// closed, and the next consumer of the same name would wait for the dead one's session to end.
final class SuiteTopics {
  private static final Duration KEPT = Duration.ofDays(7);
  private final Admin admin;

  private SuiteTopics(Admin admin) {
    this.admin = admin;
  }

  static void makeAnew(String bootstrapServers) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
    try (var admin = Admin.create(settings)) {
      var topics = new SuiteTopics(admin);
      topics.removeGroups();
      topics.delete();
      topics.create();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while making the topics anew.", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The topics could not be made anew.", e);
    }
  }

  private void removeGroups() throws InterruptedException, ExecutionException, TimeoutException {
    for (var group : answer(admin.listGroups().all())) {
      try {
        removeMembers(group.groupId());
        answer(admin.deleteConsumerGroups(List.of(group.groupId())).all());
      } catch (ExecutionException e) {
        // Ended by itself in between.
        if (!(e.getCause() instanceof GroupIdNotFoundException)) {
          throw e;
        }
      }
    }
  }

  private void removeMembers(String group)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      var members = new RemoveMembersFromConsumerGroupOptions();
      answer(admin.removeMembersFromConsumerGroup(group, members).all());
    } catch (ExecutionException e) {
      // How the client says that the group has no members any more: their sessions ended.
      if (!(e.getCause() instanceof IllegalArgumentException)) {
        throw e;
      }
    }
  }

  /// The broker hears of a deletion a moment after the controller has made it.
  private void delete() throws InterruptedException, ExecutionException, TimeoutException {
    answer(admin.deleteTopics(answer(admin.listTopics().names())).all());
    until(() -> answer(admin.listTopics().names()).isEmpty());
  }

  private void create() throws InterruptedException, ExecutionException, TimeoutException {
    var wanted =
        Topics.ALL.stream()
            .map(topic ->
                new NewTopic(topic.name(), topic.partitions(), (short) 1)
                    .configs(topic.settings(KEPT)))
            .toList();
    answer(admin.createTopics(wanted).all());
    until(this::allLed);
  }

  private boolean allLed() throws InterruptedException, ExecutionException, TimeoutException {
    try {
      var names = Topics.ALL.stream().map(Topics.Topic::name).toList();
      return answer(admin.describeTopics(names).allTopicNames()).values().stream()
          .flatMap(topic -> topic.partitions().stream())
          .allMatch(partition -> partition.leader() != null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  private static void until(Attempt attempt)
      throws InterruptedException, ExecutionException, TimeoutException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!attempt.succeeded()) {
      if (System.nanoTime() - end > 0) {
        throw new TimeoutException("the topics were not there after 30 s");
      }
      Thread.sleep(50);
    }
  }

  private static <T> T answer(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(30, TimeUnit.SECONDS);
  }

  @FunctionalInterface
  private interface Attempt {
    boolean succeeded() throws InterruptedException, ExecutionException, TimeoutException;
  }
}
