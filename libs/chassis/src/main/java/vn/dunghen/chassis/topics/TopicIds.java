package vn.dunghen.chassis.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Asks the broker for the ids of topics.
public final class TopicIds implements AutoCloseable {
  private static final Duration ASKING = Duration.ofSeconds(5);

  private final Admin admin;

  /// @param connection the service's `kafka.*` settings: servers, security
  public TopicIds(Map<String, Object> connection) {
    var settings = new HashMap<>(connection);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ASKING.toMillis());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ASKING.toMillis());
    this.admin = Admin.create(settings);
  }

  /// The broker did not say.
  public static final class NotTold extends RetriableException {
    private static final long serialVersionUID = 1;

    NotTold(Throwable cause) {
      super("The broker does not tell the ids of its topics.", cause);
    }
  }

  /// The ids of those of the topics that are there.
  ///
  /// @throws NotTold when the broker does not answer within five seconds, or refuses
  public Map<String, String> of(Collection<String> topics) {
    var ids = new HashMap<String, String>();
    for (var asked : admin.describeTopics(topics).topicNameValues().entrySet()) {
      try {
        var topic = asked.getValue().get(ASKING.toMillis(), TimeUnit.MILLISECONDS);
        ids.put(asked.getKey(), topic.topicId().toString());
      } catch (ExecutionException refused) {
        if (!(refused.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw new NotTold(refused.getCause() == null ? refused : refused.getCause());
        }
      } catch (TimeoutException silent) {
        throw new NotTold(silent);
      } catch (InterruptedException ending) {
        throw new InterruptException(ending);
      }
    }
    return ids;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
