package vn.dunghen.faultlab.load;

import java.util.ArrayList;
import java.util.List;

/// How intake answered. Thread-safe.
public final class Answered {
  private static final int MOST_EXAMPLES = 5;

  private int accepted;
  private int duplicate;
  private int unanswered;
  private int turnedBack;
  private int withoutRetryAfter;
  private int refused;
  private final List<String> refusals = new ArrayList<>();

  synchronized void taken(String result) {
    if (result.equals("accepted")) {
      accepted++;
    } else {
      duplicate++;
    }
  }

  synchronized void unanswered() {
    unanswered++;
  }

  synchronized void turnedBack(int status, boolean saysWhen) {
    turnedBack++;
    if (!saysWhen) {
      withoutRetryAfter++;
      example(status + " without Retry-After");
    }
  }

  synchronized void refused(String why) {
    refused++;
    example(why);
  }

  private void example(String why) {
    if (refusals.size() < MOST_EXAMPLES) {
      refusals.add(why);
    }
  }

  /// Events that were told to be new.
  public synchronized int accepted() {
    return accepted;
  }

  /// Events that were told to be known.
  public synchronized int duplicate() {
    return duplicate;
  }

  /// Requests without an answer.
  public synchronized int timesUnanswered() {
    return unanswered;
  }

  /// Requests that were told to come again (429, 503).
  public synchronized int timesTurnedBack() {
    return turnedBack;
  }

  /// What intake must not have said: refusals for good, and "come again" without saying when.
  public synchronized List<String> faults() {
    return List.copyOf(refusals);
  }

  @Override
  public synchronized String toString() {
    return "%d new, %d known, %d unanswered, %d turned back, %d without Retry-After, %d refused"
        .formatted(accepted, duplicate, unanswered, turnedBack, withoutRetryAfter, refused);
  }
}
