package vn.dunghen.city;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// An independent count over events, written from the meaning of a statement and sharing nothing
/// with the replay that it checks: it walks minute by minute and asks each day for itself.
final class ReplayAudit {
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private final Map<String, List<Event>> lives = new HashMap<>();
  private final Set<String> daysOff = new HashSet<>();
  private final Set<String> madeUp = new HashSet<>();
  private final Map<Long, Boolean> workingDays = new HashMap<>();

  private record Event(String name, Instant time, Map<String, Object> data) {}

  private record State(
      boolean received, boolean open, String end, LocalDate ended, Instant promise, String holder) {
    boolean openWithin(Predicate<String> unit) {
      return open && unit.test(holder);
    }
  }

  ReplayAudit(Stream<Map<String, Object>> events) {
    events.forEach(event ->
        lives
            .computeIfAbsent((String) event.get("subject"), _ -> new ArrayList<>())
            .add(new Event(name(event), time(event), data(event))));
    lives.values().forEach(life -> life.sort(Comparator.comparing(Event::time)));
    for (var calendar : SeededResources.read("calendars.json")) {
      daysOff.addAll(SeededResources.texts(calendar.get("daysOff")));
      madeUp.addAll(SeededResources.texts(calendar.get("makeUpWorkingDays")));
    }
  }

  Statement statement(String agency, LocalDate from, LocalDate to) {
    return statement(agency, from, to, unit -> true);
  }

  Statement statement(String agency, LocalDate from, LocalDate to, Predicate<String> within) {
    var start = from.atStartOfDay(ZONE).toInstant();
    var end = to.plusDays(1).atStartOfDay(ZONE).toInstant();
    var n = new HashMap<String, Integer>();
    for (var life : lives.values()) {
      State a = state(life, start);
      State b = state(life, end);
      if (!a.received && b.received && within.test(b.holder)) {
        count(n, "received");
        if (life.stream().anyMatch(event -> "online".equals(event.data().get("channel")))) {
          count(n, "online");
        }
      }
      boolean endedBefore = a.received && !a.open;
      if (a.openWithin(within)) {
        count(n, "carriedIn");
      }
      if (b.openWithin(within)) {
        count(n, "inProgress");
        if (day(b.promise).isBefore(to)) {
          count(n, "overdue");
        }
        if (endedBefore) {
          count(n, "reopened");
        }
      }
      if (b.received && !b.open && !endedBefore && within.test(b.holder)) {
        if (!b.end.equals("result")) {
          count(n, "closedOther");
        } else {
          int order = b.ended.compareTo(day(b.promise));
          count(n, order < 0 ? "early" : order == 0 ? "onTime" : "late");
        }
      }
    }
    return new Statement(
        agency,
        from,
        to,
        of(n, "received"),
        of(n, "carriedIn"),
        of(n, "early"),
        of(n, "onTime"),
        of(n, "late"),
        of(n, "closedOther"),
        of(n, "reopened"),
        of(n, "inProgress"),
        of(n, "overdue"),
        of(n, "online"));
  }

  private State state(List<Event> life, Instant before) {
    boolean received = false;
    boolean open = false;
    String end = "";
    LocalDate ended = LocalDate.MIN;
    Instant promise = Instant.MAX;
    String holder = "";
    Instant pausedAt = null;
    boolean promisedInPause = false;
    for (var event : life) {
      if (!event.time().isBefore(before)) {
        break;
      }
      var name = event.name();
      switch (name) {
        case "received" -> {
          received = true;
          open = true;
          holder = (String) event.data().get("responsible");
          promise = instant(event.data().get("promise"));
        }
        case "promised" -> {
          promise = instant(event.data().get("promise"));
          promisedInPause = true;
        }
        case "supplement-requested", "payment-requested" -> {
          pausedAt = event.time();
          promisedInPause = false;
        }
        case "supplement-supplied", "payment-made" -> {
          // A promise asserted after the pause began, even after it ended, stands by itself.
          if (pausedAt != null && !promisedInPause) {
            promise = later(promise, workingMinutes(pausedAt, event.time()));
          }
          pausedAt = null;
        }
        case "completed", "returned" -> {
          if (open) {
            open = false;
            end = "result";
            ended = day(event.time());
          }
        }
        case "refused", "withdrawn", "stopped" -> {
          open = false;
          end = name;
          ended = day(event.time());
        }
        case "reopened" -> open = true;
        case "transferred" -> holder = (String) event.data().get("responsible");
        case "submitted", "digitised", "progressed", "rated" -> {}
        default -> throw new AssertionError("An event that no replay makes: " + name);
      }
    }
    return new State(received, open, end, ended, promise, holder);
  }

  private int workingMinutes(Instant from, Instant to) {
    int minutes = 0;
    for (var at = from; at.isBefore(to); at = at.plus(1, MINUTES)) {
      minutes += isWorking(at) ? 1 : 0;
    }
    return minutes;
  }

  private Instant later(Instant promise, int minutes) {
    var at = promise;
    for (int left = minutes; left > 0; at = at.plus(1, MINUTES)) {
      left -= isWorking(at) ? 1 : 0;
    }
    return at;
  }

  boolean isWorking(Instant at) {
    long local = Math.floorDiv(at.getEpochSecond(), 60L) + 7 * 60; // the city has no summer time
    if (!workingDays.computeIfAbsent(Math.floorDiv(local, 1440L), this::isWorkingDay)) {
      return false;
    }
    long minute = Math.floorMod(local, 1440L);
    return (minute >= 420 && minute < 690) || (minute >= 810 && minute < 1020);
  }

  private boolean isWorkingDay(long epochDay) {
    var day = LocalDate.ofEpochDay(epochDay);
    var weekday = day.getDayOfWeek();
    boolean weekend = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    return !daysOff.contains(day.toString()) && (!weekend || madeUp.contains(day.toString()));
  }

  /// The working minutes between submission and reception of every dossier that was submitted.
  Stream<Integer> receptionMinutes() {
    return lives.values().stream()
        .filter(life -> life.getFirst().name().equals("submitted"))
        .map(life -> workingMinutes(life.get(0).time(), life.get(1).time()));
  }

  static String name(Map<String, Object> event) {
    var type = (String) event.get("type");
    return type.substring("vn.dunghen.dossier.".length(), type.length() - ".v1".length());
  }

  static Instant time(Map<String, Object> event) {
    return instant(event.get("time"));
  }

  static Instant instant(Object text) {
    return OffsetDateTime.parse((String) text).toInstant();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> data(Map<String, Object> event) {
    return (Map<String, Object>) event.get("data");
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  private static void count(Map<String, Integer> counts, String name) {
    counts.merge(name, 1, Integer::sum);
  }

  private static int of(Map<String, Integer> counts, String name) {
    return counts.getOrDefault(name, 0);
  }
}
