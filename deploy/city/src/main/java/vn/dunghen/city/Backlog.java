package vn.dunghen.city;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vn.dunghen.city.LiveTrickle.LiveEvent;
import vn.dunghen.city.PlannedDossier.Channel;
import vn.dunghen.city.Step.Kind;

/// Open dossiers that the one-stop shops have on a given day: some past their promise, some due on
/// that day, some with days to go. What a city brings along when it begins, so that there is
/// something to be told of. The same day and seed give the same events.
public final class Backlog {
  private static final DateTimeFormatter CODE_DAY =
      DateTimeFormatter.ofPattern("yyMMdd").withZone(Envelope.ZONE);

  /// Codes of the trickle end with a second of the day; these lie beyond them.
  private static final int FIRST_NUMBER = 90_000;

  private static final int MORNING = 60;
  private static final int LONGEST_AGO = 20;

  private Backlog() {}

  /// @param now the dossiers are received on working days before it
  /// @param size how many dossiers
  public static List<LiveEvent> of(SeededCity city, Instant now, int size, long seed) {
    var random = new SplittableRandom(seed);
    var today = LocalDate.ofInstant(now, Envelope.ZONE);
    var calendar = WorkingDays.around(today, today);
    int lastDay = calendar.onOrBefore(today.minusDays(1));
    var shops = city.oneStops().stream().filter(shop -> shop.agency().isValidOn(today)).toList();
    var events = new ArrayList<LiveEvent>();
    for (int number = 0; number < size; number++) {
      var shop = shops.get(random.nextInt(shops.size()));
      var units = city.units(shop.agency().code(), today);
      var unit = units.get(random.nextInt(units.size()));
      var procedure = unit.procedures().get(random.nextInt(unit.procedures().size()));
      var dossier =
          new PlannedDossier(
              unit,
              unit,
              procedure,
              random.nextInt(100) < 40 ? Channel.ONLINE : Channel.COUNTER,
              random.nextInt(1_000_000_000));
      int received = lastDay - 5 - random.nextInt(LONGEST_AGO);
      var receivedAt = calendar.at(received, random.nextInt(WorkingDays.MINUTES), 0);
      dossier.code =
          "%s-%s-%05d"
              .formatted(unit.identifier(), CODE_DAY.format(receivedAt), FIRST_NUMBER + number);
      var promise = promise(number % 5, calendar, lastDay, today, random);
      dossier.steps.add(
          new Step(Kind.RECEIVED, receivedAt.getEpochSecond(), 0, promise.getEpochSecond()));
      events.add(
          new LiveEvent(shop.identity(), Rendering.event(dossier, 0, units.getFirst(), false)));
    }
    return List.copyOf(events);
  }

  /// Two in five are overdue, one is due today, two have days to go.
  private static Instant promise(
      int which, WorkingDays calendar, int lastDay, LocalDate today, SplittableRandom random) {
    return switch (which) {
      case 0, 1 -> calendar.at(lastDay - random.nextInt(4), MORNING, 0);
      case 2 -> today.atTime(17, 0).atZone(Envelope.ZONE).toInstant();
      default -> calendar.at(lastDay + 2 + random.nextInt(6), MORNING, 0);
    };
  }
}
