package vn.dunghen.dossier.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.time.CivilTime;

class OnTime766Test {

  @Test
  void the_first_late_instant_says_what_the_rule_says_at_every_instant() {
    qt().forAll(longs().all())
        .checkAssert(seed -> {
          var random = new Random(seed);
          List<Recorded<DossierEvent>> events = RandomEvents.of(random);
          DossierLife life = DossierLife.fold(events, Instant.MAX, Events.DATES);
          for (DossierLife.Step step : life.steps()) {
            Instant date = step.state().officialDate();
            if (step.state().reception() == null) {
              continue;
            }
            Instant edge =
                date == null ? step.from() : date.plus(step.state().supplements().answered());
            for (Instant at :
                List.of(
                    step.from(),
                    edge,
                    CivilTime.after(edge),
                    step.from().plus(Duration.ofDays(random.nextInt(60))))) {
              if (!at.isBefore(step.from())) {
                assertThat(OnTime766.judge(life, at))
                    .as("%s at %s", step, at)
                    .isEqualTo(isOnTime(life.at(at), at));
              }
            }
          }
        });
  }

  /// The rules 2 to 6 of index-766 3.1, one after another, with the end of the period in hand.
  private static boolean isOnTime(DossierState state, Instant periodEnd) {
    Instant date = state.officialDate();
    boolean ended = state.end() != null;
    Instant waitingSince = state.supplements().waitingSince();
    if (!ended && waitingSince != null && state.supplements().requests() > 1) {
      return false;
    }
    if (date == null) {
      return true;
    }
    if (!ended && waitingSince != null) {
      return !waitingSince.isAfter(date);
    }
    Instant end = ended ? state.end().at() : periodEnd;
    return !end.minus(state.supplements().answered()).isAfter(date);
  }
}
