package vn.dunghen.dossier.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.DossierEvent.*;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.time.Term;
import vn.dunghen.dossier.time.TermUnit;

/// Lives that no one-stop shop would make up: events of every kind at coarse times in spring 2024,
/// so that many fall on the same instant, recorded in any order, voiding and correcting one
/// another.
final class RandomEvents {

  private static final Instant FIRST = Events.instant("2024-03-01T07:00");

  private RandomEvents() {}

  static List<Recorded<DossierEvent>> of(Random random) {
    var events = new ArrayList<Recorded<DossierEvent>>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      Instant occurred = FIRST.plusSeconds(3600L * 8 * random.nextInt(150));
      events.add(
          new Recorded<>(
              new EventId("/s" + random.nextInt(2), "e" + i),
              random.nextInt(3) == 0 ? Integer.toString(random.nextInt(20)) : null,
              occurred,
              occurred.plusSeconds(3600L * random.nextInt(500)),
              i == 0 ? received(random) : event(random)));
    }
    return events;
  }

  private static DossierEvent received(Random random) {
    return new Received(
        "P1",
        unit(random),
        unit(random),
        Channel.values()[random.nextInt(3)],
        random.nextBoolean() ? promise(random) : null,
        random.nextBoolean() ? new Term(1 + random.nextInt(20), TermUnit.WORKING_DAY) : null);
  }

  private static DossierEvent event(Random random) {
    return switch (random.nextInt(22)) {
      case 0 -> new Submitted("P1", unit(random), Channel.ONLINE);
      case 1 -> received(random);
      case 2 -> new Refused("");
      case 3 -> new Withdrawn("");
      case 4 -> new Stopped("");
      case 5 -> new Suspended("");
      case 6 -> new Resumed();
      case 7, 8 -> new Reopened("");
      case 9 -> new SupplementRequested(List.of(), "");
      case 10 -> new SupplementSupplied();
      case 11 -> new PaymentRequested(null);
      case 12 -> new PaymentMade(null, PaidThrough.PORTAL);
      case 13 -> new Promised(promise(random), "");
      case 14, 15, 16 -> new Completed(null);
      case 17 -> new Returned(null);
      case 18 -> new Transferred(unit(random), "");
      case 19 -> new Voided(target(random), "");
      case 20 -> new Corrected(target(random), "", null, new Completed(null));
      default ->
          new Reported(
              1 + random.nextInt(10),
              "P1",
              unit(random),
              random.nextBoolean() ? unit(random) : null,
              Channel.COUNTER,
              random.nextBoolean() ? promise(random) : null,
              null,
              null,
              random.nextBoolean() ? Dated.NOTHING : dated(random),
              Stated.NOTHING);
    };
  }

  private static Dated dated(Random random) {
    return new Dated(date(random), date(random), date(random), date(random), date(random));
  }

  private static @Nullable Instant date(Random random) {
    return random.nextBoolean() ? null : FIRST.plusSeconds(3600L * 6 * random.nextInt(60));
  }

  private static EventId target(Random random) {
    return new EventId("/s" + random.nextInt(2), "e" + random.nextInt(12));
  }

  private static String unit(Random random) {
    return random.nextInt(3) == 0 ? "V" : "U";
  }

  private static Instant promise(Random random) {
    return FIRST.plusSeconds(3600L * 8 * random.nextInt(200));
  }
}
