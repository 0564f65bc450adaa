package vn.dunghen.city;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import vn.dunghen.city.PlannedDossier.Channel;
import vn.dunghen.city.SeededCity.OneStop;
import vn.dunghen.city.Step.Kind;

/// Endless live events of the one-stop shops that exist now. Each call of [#next] gives what
/// happens at the clock's present second; whoever calls sets the pace. The same seed and the same
/// clock readings give the same events. Not safe for several threads.
public final class LiveTrickle implements Iterator<LiveTrickle.LiveEvent> {
  private static final DateTimeFormatter CODE_DAY =
      DateTimeFormatter.ofPattern("yyMMdd").withZone(Envelope.ZONE);
  private static final int MOST_OPEN = 400;

  private final SeededCity city;
  private final InstantSource clock;
  private final SplittableRandom random;
  private final List<Live> open = new ArrayList<>();
  private final Map<String, Integer> lastNumbers = new HashMap<>();
  private LocalDate day = LocalDate.MIN;
  private List<OneStop> shops = List.of();
  private WorkingDays calendar;

  /// @param identity the name of the identity that may post the event
  public record LiveEvent(String identity, Map<String, Object> event) {}

  private record Live(PlannedDossier dossier, String identity, ReplayUnit head) {
    Step lastStep() {
      return dossier.steps.getLast();
    }
  }

  public LiveTrickle(SeededCity city, InstantSource clock, long seed) {
    this.city = city;
    this.clock = clock;
    this.random = new SplittableRandom(seed);
    var today = LocalDate.ofInstant(clock.instant(), Envelope.ZONE);
    this.calendar = WorkingDays.around(today, today);
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public LiveEvent next() {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    lookAtTheDay(now);
    if (!open.isEmpty() && (open.size() >= MOST_OPEN || random.nextInt(100) < 60)) {
      int place = random.nextInt(open.size());
      var live = open.get(place);
      if (live.lastStep().occurred() < now.getEpochSecond()) {
        return goOn(live, place, now);
      }
    }
    return begin(now);
  }

  private void lookAtTheDay(Instant now) {
    var today = LocalDate.ofInstant(now, Envelope.ZONE);
    if (!today.equals(day)) {
      day = today;
      shops = city.oneStops().stream().filter(shop -> shop.agency().isValidOn(today)).toList();
      calendar = WorkingDays.around(today, today);
      lastNumbers.clear();
    }
  }

  private LiveEvent begin(Instant now) {
    var shop = shops.get(random.nextInt(shops.size()));
    var units = city.units(shop.agency().code(), day);
    var unit = units.get(random.nextInt(units.size()));
    var procedure = unit.procedures().get(random.nextInt(unit.procedures().size()));
    boolean online = !isOpen(now) || random.nextInt(100) < 40;
    var dossier =
        new PlannedDossier(
            unit,
            unit,
            procedure,
            online ? Channel.ONLINE : Channel.COUNTER,
            random.nextInt(1_000_000_000));
    dossier.code = code(unit, now);
    var live = new Live(dossier, shop.identity(), units.getFirst());
    open.add(live);
    return online
        ? happen(live, Kind.SUBMITTED, now, 0)
        : happen(live, Kind.RECEIVED, now, promise(dossier));
  }

  /// submitted → received → digitised → progressed → completed → returned
  private LiveEvent goOn(Live live, int place, Instant now) {
    var next =
        switch (live.lastStep().kind()) {
          case SUBMITTED -> Kind.RECEIVED;
          case RECEIVED -> Kind.DIGITISED;
          case DIGITISED -> Kind.PROGRESSED;
          case PROGRESSED -> Kind.COMPLETED;
          case COMPLETED -> Kind.RETURNED;
          case PAYMENT_REQUESTED,
              PAYMENT_MADE,
              SUPPLEMENT_REQUESTED,
              SUPPLEMENT_SUPPLIED,
              PROMISED_AFTER_SUPPLEMENT,
              PROMISED_WITH_APOLOGY,
              PROMISED_AS_CORRECTION,
              TRANSFERRED,
              REFUSED,
              WITHDRAWN,
              STOPPED,
              REOPENED,
              RETURNED,
              RATED ->
              throw new IllegalStateException("No live dossier stands at this step.");
        };
    if (next == Kind.RETURNED) {
      open.remove(place);
    }
    return happen(live, next, now, next == Kind.RECEIVED ? promise(live.dossier()) : 1);
  }

  private static LiveEvent happen(Live live, Kind kind, Instant now, long detail) {
    var steps = live.dossier().steps;
    steps.add(new Step(kind, now.getEpochSecond(), 0, detail));
    return new LiveEvent(
        live.identity(), Rendering.event(live.dossier(), steps.size() - 1, live.head(), false));
  }

  private long promise(PlannedDossier dossier) {
    int term = dossier.procedure.term().inWorkingDays();
    return calendar.at(calendar.onOrAfter(day) + term, 420, 0).getEpochSecond();
  }

  private boolean isOpen(Instant now) {
    int today = calendar.onOrAfter(day);
    return calendar.day(today).equals(day)
        && !now.isBefore(calendar.at(today, 0, 0))
        && now.isBefore(calendar.at(today, WorkingDays.MINUTES - 1, 59));
  }

  /// The number begins at the second of the day, so that a trickle that is started again on the
  /// same day uses no code twice.
  private String code(ReplayUnit unit, Instant now) {
    int second = now.atZone(Envelope.ZONE).toLocalTime().toSecondOfDay();
    int number =
        lastNumbers.merge(unit.code(), second, (last, present) -> Math.max(last + 1, present));
    return "%s-%s-%05d".formatted(unit.identifier(), CODE_DAY.format(now), number);
  }
}
