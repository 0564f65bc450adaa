package vn.dunghen.scoring.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.Rules;
import vn.dunghen.scoring.rulesets.model.Measurement;

class StandingTest {

  @Test
  void agencies_are_ranked_among_their_kind_and_those_with_too_few_dossiers_are_not() {
    // When
    Map<String, Standing> standings =
        Standing.of(
            Rules.B,
            List.of(
                scored("W1", "ward", 90, 100),
                scored("W2", "ward", 70, 100),
                scored("W3", "ward", 2400, 3000),
                scored("W4", "ward", 29, 29),
                scored("W5", "ward", 160, 200),
                scored("D1", "department", 10, 100)));

    // Then
    assertThat(standings.get("W1").rank().orElseThrow().rank()).isEqualTo(1);
    assertThat(standings.get("W3").rank().orElseThrow().rank()).isEqualTo(2);
    assertThat(standings.get("W5").rank().orElseThrow().rank()).isEqualTo(2);
    assertThat(standings.get("W5").rank().orElseThrow().shared()).isTrue();
    assertThat(standings.get("W2").rank().orElseThrow().rank()).isEqualTo(4);
    assertThat(standings.get("W2").rank().orElseThrow().of()).isEqualTo(4);
    assertThat(standings.get("W2").peerRank().orElseThrow().rank()).isEqualTo(3);
    assertThat(standings.get("W3").peerRank().orElseThrow().of()).isEqualTo(1);
    assertThat(standings.get("W4").isCompared()).isFalse();
    assertThat(standings.get("W4").card().total()).isEqualTo("20.00");
    assertThat(standings.get("D1").rank().orElseThrow().rank()).isEqualTo(1);
  }

  private static Standing.Scored scored(String code, String kind, long onTime, long dossiers) {
    return new Standing.Scored(
        new Agency(code, code, kind, "CITY", LocalDate.of(2020, 1, 1), null, null),
        dossiers,
        Rules.B.score(List.of(Measurement.of("2.1", onTime, dossiers))));
  }
}
