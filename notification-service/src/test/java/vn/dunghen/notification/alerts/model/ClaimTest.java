package vn.dunghen.notification.alerts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static vn.dunghen.notification.Lives.noon;
import static vn.dunghen.notification.Lives.promised;
import static vn.dunghen.notification.Lives.received;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.dossier.event.DossierEvent.Completed;
import vn.dunghen.dossier.event.DossierEvent.Promised;
import vn.dunghen.dossier.event.DossierEvent.Reopened;
import vn.dunghen.dossier.event.DossierEvent.SupplementRequested;
import vn.dunghen.dossier.event.DossierEvent.Transferred;
import vn.dunghen.notification.Lives;

/// A dossier received on 2 March and promised for 10 March; what was said of it, and what the
/// knowledge of today makes of that.
class ClaimTest {

  private static final Claim OVERDUE_ON_11TH = new Claim(Stage.OVERDUE, 1, "U", noon("2026-03-11"));
  private static final Claim DUE_ON_10TH = new Claim(Stage.DUE_TODAY, 1, "U", noon("2026-03-10"));
  private static final Verdict STANDS = new Verdict.Stands();

  static Stream<Arguments> knowledge() {
    return Stream.of(
        arguments("nothing new", OVERDUE_ON_11TH, dossier(), STANDS),
        arguments("nothing new", DUE_ON_10TH, dossier(), STANDS),
        arguments(
            "too early",
            new Claim(Stage.OVERDUE, 1, "U", noon("2026-03-10")),
            dossier(),
            disproved(Reason.OTHER_PROMISE)),
        arguments(
            "ended after",
            OVERDUE_ON_11TH,
            dossier().on("2026-03-12", new Completed(null)),
            over(Reason.ENDED)),
        arguments(
            "ended in time, known later",
            OVERDUE_ON_11TH,
            dossier().on("2026-03-09", new Completed(null)),
            disproved(Reason.ENDED)),
        arguments(
            "ended late but before the judgement",
            OVERDUE_ON_11TH,
            dossier().at(noon("2026-03-11").minusSeconds(1), new Completed(null)),
            disproved(Reason.ENDED)),
        arguments(
            "paused after",
            OVERDUE_ON_11TH,
            dossier().on("2026-03-12", supplement()),
            over(Reason.PAUSED)),
        arguments(
            "paused before, known later",
            OVERDUE_ON_11TH,
            dossier().on("2026-03-09", supplement()),
            disproved(Reason.PAUSED)),
        arguments(
            "promised anew after",
            OVERDUE_ON_11TH,
            dossier().on("2026-03-12", new Promised(promised("2026-03-20"), "apology")),
            over(Reason.OTHER_PROMISE)),
        arguments(
            "promised anew before, known later",
            OVERDUE_ON_11TH,
            dossier().on("2026-03-09", new Promised(promised("2026-03-20"), "correction")),
            disproved(Reason.OTHER_PROMISE)),
        arguments(
            "transferred after",
            OVERDUE_ON_11TH,
            dossier().on("2026-03-12", new Transferred("V", "")),
            over(Reason.TRANSFERRED)),
        arguments(
            "transferred before, known later",
            OVERDUE_ON_11TH,
            dossier().on("2026-03-09", new Transferred("V", "")),
            disproved(Reason.TRANSFERRED)),
        arguments(
            "the reception was voided",
            OVERDUE_ON_11TH,
            dossier().voiding(0, "2026-03-12"),
            disproved(Reason.NOT_RECEIVED)),
        arguments(
            "ended in time, and that was voided",
            OVERDUE_ON_11TH,
            dossier().on("2026-03-09", new Completed(null)).voiding(1, "2026-03-12"),
            STANDS),
        arguments(
            "ended and reopened, late again",
            OVERDUE_ON_11TH,
            dossier().on("2026-03-12", new Completed(null)).on("2026-03-13", new Reopened("")),
            STANDS));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("knowledge")
  void comes_to_a_verdict(String name, Claim claim, Lives dossier, Verdict expected) {
    assertThat(claim.judge(dossier.life())).isEqualTo(expected);
  }

  private static Lives dossier() {
    return received("2026-03-02", "2026-03-10");
  }

  private static SupplementRequested supplement() {
    return new SupplementRequested(List.of("A"), "");
  }

  private static Verdict over(Reason reason) {
    return new Verdict.Over(reason);
  }

  private static Verdict disproved(Reason reason) {
    return new Verdict.Disproved(reason);
  }
}
