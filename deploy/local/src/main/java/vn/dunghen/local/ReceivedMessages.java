package vn.dunghen.local;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// What came to the inbox last, newest first. Older messages are forgotten.
final class ReceivedMessages {
  private final int most;
  private final InstantSource clock;
  private final Deque<ReceivedMessage> newestFirst = new ArrayDeque<>();
  private long count;

  ReceivedMessages(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  synchronized void add(
      ReceivedMessage.Way way, String id, String to, String subject, String text) {
    count++;
    newestFirst.addFirst(new ReceivedMessage(count, way, clock.instant(), id, to, subject, text));
    if (newestFirst.size() > most) {
      newestFirst.removeLast();
    }
  }

  /// How many came in all.
  synchronized long count() {
    return count;
  }

  synchronized List<ReceivedMessage> newestFirst() {
    return List.copyOf(newestFirst);
  }

  synchronized Optional<ReceivedMessage> numbered(long number) {
    return newestFirst.stream().filter(message -> message.number() == number).findFirst();
  }
}
