package vn.dunghen.faultlab.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.dunghen.local.Inbox;
import vn.dunghen.local.ReceivedMessage;

/// What was told: every overdue dossier by e-mail to its agency and by a call, by one message each
/// (same Message-ID or webhook-id in every copy), and a copy more at most for each crash.
///
/// Remembers what came, because the inbox keeps the newest only.
public final class Mailbox {
  private static final String PLACE = "mailbox";

  private final Inbox inbox;
  private final List<ReceivedMessage> came = new ArrayList<>();
  private long last;

  public Mailbox(Inbox inbox) {
    this.inbox = inbox;
  }

  /// Takes over what came since it was asked last.
  ///
  /// @throws IllegalStateException when the inbox has forgotten some meanwhile
  public synchronized void collect() {
    var fresh = new ArrayList<ReceivedMessage>();
    for (var message : inbox.messages()) {
      if (message.number() > last) {
        fresh.addFirst(message);
      }
    }
    if (!fresh.isEmpty() && fresh.getFirst().number() != last + 1) {
      throw new IllegalStateException("The inbox forgot messages before they were read.");
    }
    if (!fresh.isEmpty()) {
      last = fresh.getLast().number();
      came.addAll(fresh);
    }
  }

  synchronized List<ReceivedMessage> messages() {
    return List.copyOf(came);
  }

  /// @param crashes of whoever sends or remembers, so far
  static void compare(
      Expected expected,
      Scope scope,
      List<ReceivedMessage> messages,
      int crashes,
      Findings findings) {
    var copies = new HashMap<String, Integer>();
    var overdue = new HashMap<String, Set<String>>();
    for (var life : expected.of(scope)) {
      if (expected.isOverdue(life)) {
        overdue.put(life.code() + " EMAIL", new HashSet<>());
        overdue.put(life.code() + " WEBHOOK", new HashSet<>());
      }
    }
    for (var message : messages) {
      copies.merge(message.way() + " " + message.id(), 1, Integer::sum);
      for (var code : codes(message, expected)) {
        var ids = overdue.get(code + " " + message.way());
        if (ids != null) {
          ids.add(message.id());
          to(expected, code, message, findings);
        }
      }
    }
    overdue.forEach((what, ids) -> findings.count(PLACE, what, 1, ids.size()));
    copies.forEach((id, times) -> findings.copies(PLACE, id, times, crashes));
  }

  private static void to(
      Expected expected, String code, ReceivedMessage message, Findings findings) {
    var life = expected.lives().get(code);
    if (message.way() == ReceivedMessage.Way.EMAIL
        && life != null
        && !expected.email(life).equals(Optional.of(message.to()))) {
      findings.doubled(PLACE, code + " was told to " + message.to());
    }
  }

  /// The dossiers of which it speaks.
  private static Set<String> codes(ReceivedMessage message, Expected expected) {
    var codes = new HashSet<String>();
    for (var word : message.text().split("[^A-Za-z0-9.-]+", -1)) {
      if (expected.lives().containsKey(word)) {
        codes.add(word);
      }
    }
    return codes;
  }
}
