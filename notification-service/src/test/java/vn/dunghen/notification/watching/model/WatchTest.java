package vn.dunghen.notification.watching.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static vn.dunghen.notification.Lives.noon;
import static vn.dunghen.notification.Lives.promised;
import static vn.dunghen.notification.Lives.received;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.notification.Lives;
import vn.dunghen.notification.alerts.model.Claim;
import vn.dunghen.notification.alerts.model.Stage;
import vn.dunghen.notification.alerts.model.Verdict;

class WatchTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-09,",
    "2026-03-10, DUE_TODAY",
    "2026-03-11, OVERDUE",
    "2027-01-01, OVERDUE",
  })
  void is_at_a_stage_by_the_day_of_the_promise(LocalDate day, Stage stage) {
    // Given
    Watch watch = Watch.of("D", received("2026-03-02", "2026-03-10").life()).orElseThrow();

    // When, then
    assertThat(watch.stageOn(day).orElse(null)).isEqualTo(stage);
  }

  @Test
  void is_at_no_stage_without_a_promise() {
    Watch watch = Watch.of("D", received("2026-03-02", null).life()).orElseThrow();

    assertThat(watch.stageOn(LocalDate.parse("2030-01-01"))).isEmpty();
  }

  @Test
  void is_at_no_stage_while_paused() {
    // Given
    Lives paused =
        received("2026-03-02", "2026-03-10")
            .on("2026-03-05", new DossierEvent.SupplementRequested(List.of("A"), ""));

    // When
    Watch watch = Watch.of("D", paused.life()).orElseThrow();

    // Then
    assertThat(watch.paused()).isTrue();
    assertThat(watch.stageOn(LocalDate.parse("2026-03-11"))).isEmpty();
  }

  @Test
  void ends_with_the_dossier() {
    Lives ended =
        received("2026-03-02", "2026-03-10").on("2026-03-20", new DossierEvent.Completed(null));

    assertThat(Watch.of("D", ended.life())).isEmpty();
  }

  /// Whatever happened in whatever order it was heard of: an alert that is raised from what is
  /// watched stands as long as nothing new is known, and an ended or paused dossier raises none.
  @Test
  void raises_only_what_stands() {
    qt().withExamples(2000)
        .forAll(lists().of(integers().between(0, 8 * 25)).ofSizeBetween(0, 6), integers().all())
        .checkAssert((steps, seed) -> {
          // Given
          Lives dossier = received("2026-03-02", "2026-03-10");
          for (int step : steps) {
            dossier.on(LocalDate.parse("2026-03-02").plusDays(step % 25).toString(), event(step));
          }
          var shuffled = new ArrayList<>(dossier.events());
          Collections.shuffle(shuffled, new Random(seed));
          var life = Lives.fold(shuffled);
          var judged = noon("2026-03-28");

          // When
          var watch = Watch.of("D", life);

          // Then
          assertThat(watch).isEqualTo(Watch.of("D", dossier.life()));
          assertThat(watch.isPresent()).isEqualTo(life.last().standing().isOpen());
          watch.ifPresent(watched ->
              watched
                  .stageOn(LocalDate.parse("2026-03-28"))
                  .ifPresent(stage -> {
                    var claim =
                        new Claim(stage, watched.promiseNumber(), watched.responsible(), judged);
                    assertThat(watched.paused()).isFalse();
                    assertThat(claim.judge(life)).isEqualTo(new Verdict.Stands());
                  }));
        });
  }

  private static DossierEvent event(int step) {
    return switch (step / 25) {
      case 0 -> new DossierEvent.Completed(null);
      case 1 -> new DossierEvent.Reopened("");
      case 2 -> new DossierEvent.SupplementRequested(List.of("A"), "");
      case 3 -> new DossierEvent.SupplementSupplied();
      case 4 -> new DossierEvent.Transferred("V", "");
      case 5 -> new DossierEvent.Suspended("");
      case 6 -> new DossierEvent.Resumed();
      default -> new DossierEvent.Promised(promised("2026-03-27"), "");
    };
  }
}
