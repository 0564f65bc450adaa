package vn.dunghen.scoring.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.dunghen.scoring.rulesets.model.Allotment;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Gain;
import vn.dunghen.scoring.rulesets.model.Measurement;
import vn.dunghen.scoring.rulesets.model.Peers;
import vn.dunghen.scoring.rulesets.model.Ranked;
import vn.dunghen.scoring.rulesets.model.ScoreCard;
import vn.dunghen.scoring.rulesets.model.TieRule;

class RankedTest {

  private static final Map<String, BigDecimal> SCORES =
      Map.of(
          "Hưng Yên", new BigDecimal("57.51"),
          "Quảng Ngãi", new BigDecimal("57.510"),
          "Đồng Tháp", new BigDecimal("68.80"),
          "Hà Nội", new BigDecimal("55.23"));

  @Test
  void equal_scores_share_a_rank_and_the_next_is_left_out() {
    List<Ranked<String>> ranked = Ranked.of(Rules.B.ties().value(), SCORES);

    assertThat(ranked).extracting(Ranked::rank).containsExactly(1, 2, 2, 4);
    assertThat(ranked).extracting(Ranked::shared).containsExactly(false, true, true, false);
    assertThat(ranked).allMatch(each -> each.of() == 4);
    assertThat(Ranked.of(TieRule.SHARED_WITHOUT_GAP, SCORES))
        .extracting(Ranked::rank)
        .containsExactly(1, 2, 2, 3);
  }

  @Test
  void a_unit_is_ranked_among_peers_and_not_at_all_without_enough_data() {
    Peers peers = Rules.B.peers().value();

    var places =
        peers.rank(
            TieRule.SHARED_WITH_GAP,
            Map.of(
                "small", new Peers.Volume(new BigDecimal("90.00"), 1999),
                "middle", new Peers.Volume(new BigDecimal("60.00"), 2000),
                "middle too", new Peers.Volume(new BigDecimal("70.00"), 9999),
                "great", new Peers.Volume(new BigDecimal("50.00"), 10000),
                "tiny", new Peers.Volume(new BigDecimal("99.00"), 29)));

    assertThat(places.get("middle").rank()).isEqualTo(2);
    assertThat(places.get("middle").of()).isEqualTo(2);
    assertThat(places.get("great").rank()).isEqualTo(1);
    assertThat(places).doesNotContainKey("tiny").hasSize(4);
  }

  @Test
  void the_cheapest_wins_come_first_and_say_how_many_items_they_take() {
    ScoreCard card =
        Rules.B.score(
            List.of(
                Measurement.of("2.1", 788612, 1065150),
                Measurement.of("3.4", 125, 331),
                Measurement.of("3.6", 0, 0),
                Measurement.of("5.4", 950, 1000)));

    List<Gain> wins = Gain.cheapest(card, 10);

    assertThat(wins).extracting(gain -> gain.indicator().key()).containsExactly("3.4", "2.1");
    // 5.4 is full; one dossier in 3.6 would win 6 points where there is none: no advice
    // 2 × 126 ÷ 331 ÷ 0.8 = 0.9517…; all points from 264.8 procedures on
    Gain payment = wins.getFirst();
    assertThat(payment.itemsForStep()).isEqualTo(1);
    assertThat(payment.step()).isEqualTo("0.01");
    assertThat(payment.itemsToFull()).hasValue(140);
    assertThat(payment.atFull()).isEqualTo("1.06");
  }

  @Test
  void a_dossier_of_a_hundred_late_ones_costs_a_hundredth_of_what_they_cost_together() {
    ScoreCard card = Rules.B.score(List.of(Measurement.of("2.1", 200, 300)));

    var items = new LinkedHashMap<String, Long>();
    items.put("H26-1", 1L);
    items.put("the others", 99L);
    Allotment<String> allotted =
        Allotment.of(Rules.B.rounding().value(), card.indicator("2.1").orElseThrow(), items);

    // 20 × 100 ÷ 300 = 6.666…, lost as 6.67
    assertThat(allotted.perItem().text()).isEqualTo("1/15");
    assertThat(allotted.shares())
        .extracting(Allotment.Share::cause, Allotment.Share::shown)
        .containsExactly(
            tuple("H26-1", new BigDecimal("0.07")), tuple("the others", new BigDecimal("6.60")));
    assertThat(
            Gain.itemsNeeded(
                Rules.B.rounding().value(),
                Rules.indicator("2.1"),
                new Counts(200, 300),
                Gain.Move.TURNS_GOOD,
                new BigDecimal("1.00")))
        .hasValue(15);
  }
}
