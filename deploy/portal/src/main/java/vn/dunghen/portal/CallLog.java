package vn.dunghen.portal;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The last calls, and how many there were of each kind.
final class CallLog {
  private static final int CODES = 100;

  private final ArrayDeque<Call> calls = new ArrayDeque<>();
  private final Map<String, Long> totals = new TreeMap<>();
  private final InstantSource clock;
  private final int kept;
  private long number;

  CallLog(int kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
  }

  synchronized void add(PortalRequest request, String outcome, String code, boolean committed) {
    if (calls.size() == kept) {
      calls.removeFirst();
    }
    var codes = request.codes();
    calls.addLast(
        new Call(
            ++number,
            clock.instant(),
            request.way().name().toLowerCase(Locale.ROOT),
            request.service(),
            request.madonvi(),
            codes.size() > CODES ? codes.subList(0, CODES) : codes,
            outcome,
            code,
            committed));
    totals.merge(
        "%s %s %s".formatted(request.service(), outcome, committed ? "committed" : "unchanged"),
        1L,
        Long::sum);
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  synchronized Map<String, Long> totals() {
    return new TreeMap<>(totals);
  }

  synchronized void clear() {
    calls.clear();
    totals.clear();
    number = 0;
  }
}
