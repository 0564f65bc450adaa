package vn.dunghen.scoring.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.dunghen.scoring.bulletin.model.AgencyCase;
import vn.dunghen.scoring.bulletin.model.AgencyLine;
import vn.dunghen.scoring.bulletin.model.Bulletin;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.rulesets.Rules;

class BulletinTest {

  private final Bulletin.Part part = Month.bulletin("published", 40).parts().getFirst();

  @Test
  void points_and_changes_of_groups_add_up_to_the_frozen_total_and_its_change() {
    assertThat(part.agencies())
        .hasSize(41)
        .allSatisfy(line -> {
          assertThat(
                  sum(
                      line.groups().stream()
                          .map(each -> each.points().orElse(BigDecimal.ZERO))
                          .toList()))
              .isEqualByComparingTo(line.figures().total());
          assertThat(AgencyCase.card(Rules.B, line.figures()).total())
              .isEqualByComparingTo(line.figures().total());
          line.change()
              .ifPresent(change ->
                  assertThat(
                          sum(
                              line.groups().stream()
                                  .map(each -> each.change().orElseThrow())
                                  .toList()))
                      .isEqualByComparingTo(change));
        });
    assertThat(part.agencies().stream().filter(each -> each.change().isPresent())).hasSize(40);
  }

  @Test
  void there_is_no_change_without_enough_dossiers_or_where_other_indicators_were_measured() {
    // Given
    FrozenAgency small = line("H26.003").figures();
    FrozenAgency now = line("H26.004").figures();
    FrozenAgency measuredMore =
        new FrozenAgency(
            "2024-08",
            now.agency(),
            now.name(),
            now.kind(),
            now.parent(),
            now.dossiers(),
            now.total(),
            List.of(),
            now.band(),
            now.rank(),
            now.peers(),
            now.indicators());

    // Then
    assertThat(small.rank()).isNull();
    assertThat(AgencyLine.of(Rules.B, small, Optional.of(small)).change()).isEmpty();
    assertThat(AgencyLine.of(Rules.B, now, Optional.of(now)).change())
        .hasValueSatisfying(change -> assertThat(change).isZero());
    assertThat(AgencyLine.of(Rules.B, now, Optional.of(measuredMore)).change()).isEmpty();
    assertThat(AgencyLine.of(Rules.B, now, Optional.empty()).change()).isEmpty();
  }

  @Test
  void kinds_stand_together_the_best_first_and_the_unranked_last() {
    assertThat(part.city().figures().agency()).isEqualTo("H26");
    assertThat(part.agencies().getFirst().figures().kind()).isEqualTo("department");
    List<FrozenAgency> wards = part.agencies().stream().skip(1).map(AgencyLine::figures).toList();
    assertThat(wards.getLast().agency()).isEqualTo("H26.003");
    assertThat(wards.subList(0, wards.size() - 1))
        .extracting(each -> each.rank() == null ? 0 : each.rank().rank())
        .isSorted()
        .startsWith(1);
  }

  @Test
  void what_others_say_of_the_period_stands_beside_it() {
    assertThat(part.official().orElseThrow().rank()).isEqualTo(60);
    assertThat(part.workFiles()).containsOnlyKeys("H26.000");
    assertThat(part.workFilesTogether().handledOnline()).isEqualTo(113);
    assertThat(part.inspections()).isEqualTo(new Bulletin.Inspections(1, 1, 2, 2));
  }

  private AgencyLine line(String agency) {
    return part.line(agency).orElseThrow();
  }

  private static BigDecimal sum(List<BigDecimal> points) {
    return points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
