package vn.dunghen.scoring.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.event.StandingEvent.Group;
import vn.dunghen.dossier.event.StandingEvent.Indicator;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.official.model.OfficialCard;
import vn.dunghen.scoring.official.model.OfficialLedger;
import vn.dunghen.scoring.official.model.Usable;
import vn.dunghen.scoring.rulesets.Rules;
import vn.dunghen.scoring.rulesets.model.Ledger;

/// Official results of which more or less was published.
class OfficialCardTest {

  private static final List<Group> ALL_BUT_5 =
      List.of(
          group("1", "11.20"),
          group("2", "14.81"),
          group("3a", "9.23"),
          group("3b", "4.69"),
          group("4", "8.01"));

  @Test
  void only_a_total_says_that_only_the_total_is_known() {
    OfficialLedger ledger = card("55.23", List.of(), List.of()).ledger();

    assertThat(ledger.lines()).isEmpty();
    assertThat(ledger.lost()).contains(new BigDecimal("44.77"));
    assertThat(ledger.remainder())
        .hasValueSatisfying(remainder -> {
          assertThat(remainder.why()).isEqualTo(OfficialLedger.Why.ONLY_TOTAL);
          assertThat(remainder.points()).contains(new BigDecimal("44.77"));
        });
  }

  @Test
  void what_the_published_total_lacks_and_no_part_explains_is_named_by_the_missing_indicators() {
    // 18 points of group 5 were not published; 44.77 − 34.06 is lost there
    OfficialCard card = card("55.23", ALL_BUT_5, List.of());

    assertThat(card.ledger().remainder())
        .hasValueSatisfying(remainder -> {
          assertThat(remainder.why()).isEqualTo(OfficialLedger.Why.NOT_PUBLISHED);
          assertThat(remainder.points()).contains(new BigDecimal("10.71"));
          assertThat(remainder.indicators()).containsExactly("5.2", "5.3", "5.4");
        });
    assertThat(card.losses().getLast().lost()).isEmpty();
  }

  @Test
  void an_indicator_counts_by_its_score_alone_and_has_no_price() {
    OfficialCard card =
        card(
            "55.23",
            ALL_BUT_5,
            List.of(
                indicator("5.2", 1000, 4506, "1.33"),
                indicator("5.3", null, null, "1.05"),
                indicator("5.4", null, null, "4.91")));

    assertThat(card.card().isComplete()).isTrue();
    assertThat(card.ledger().remainder()).isEmpty();
    assertThat(card.differences()).isEmpty();
    assertThat(card.ledger().lines())
        .extracting(line -> line.indicator().orElse("group " + line.group()), Ledger.Line::why)
        .contains(
            tuple("5.2", Ledger.Why.SHORTFALL),
            tuple("5.3", Ledger.Why.SCORE_ONLY),
            tuple("group 4", Ledger.Why.GROUP_ONLY));
    assertThat(card.cheapest(10)).extracting(gain -> gain.indicator().key()).containsExactly("5.2");
  }

  @Test
  void a_group_that_is_known_in_part_counts_as_it_was_published_and_keeps_its_wins() {
    OfficialCard card =
        card("55.23", with(group("5", "7.29")), List.of(indicator("5.2", 1000, 4506, null)));

    assertThat(card.card().total()).isEqualByComparingTo("55.23");
    assertThat(card.ledger().remainder()).isEmpty();
    assertThat(card.cheapest(10)).extracting(gain -> gain.indicator().key()).containsExactly("5.2");
  }

  @Test
  void a_published_figure_that_its_counts_do_not_give_is_told_at_every_place() {
    // By the counts 1.33 + 1.05 + 4.91 = 7.29
    OfficialCard card =
        card(
            "55.24",
            with(group("5", "7.30")),
            List.of(
                indicator("5.2", 1000, 4506, "1.34"),
                indicator("5.3", 791, 4506, "1.05"),
                indicator("5.4", 785199, 1065150, "4.91")));

    assertThat(card.differences())
        .extracting(each -> each.of().name() + each.key(), each -> each.computed().toString())
        .containsExactly(
            tuple("TOTAL", "55.23"), tuple("GROUP5", "7.29"), tuple("INDICATOR5.2", "1.33"));
    assertThat(card.ledger().remainder())
        .hasValueSatisfying(remainder -> {
          assertThat(remainder.why()).isEqualTo(OfficialLedger.Why.TOTAL_DIFFERS);
          assertThat(remainder.points()).contains(new BigDecimal("-0.01"));
        });
  }

  @Test
  void what_cannot_be_used_is_named_and_the_rest_is_used() {
    OfficialCard card =
        card(
            "55.23",
            with(group("5", "18.01")),
            List.of(
                indicator("5.9", 1, 2, null),
                indicator("5.3", 3, 2, null),
                indicator("5.4", 1, null, null)));

    assertThat(card.aside())
        .containsExactly(
            new Usable.Aside("5", Usable.Why.NO_SCORE),
            new Usable.Aside("5.9", Usable.Why.NOT_IN_RULES),
            new Usable.Aside("5.3", Usable.Why.PART_ABOVE_WHOLE),
            new Usable.Aside("5.4", Usable.Why.ONE_COUNT));
    assertThat(card.card().total()).isEqualByComparingTo("47.94");
  }

  private static OfficialCard card(String total, List<Group> groups, List<Indicator> indicators) {
    return OfficialCard.of(
        Rules.B,
        new NationalStanding(
            Period.ofWire("2026"),
            new BigDecimal(total),
            null,
            34,
            34,
            Instant.parse("2026-10-10T07:00:00Z"),
            "",
            groups,
            indicators));
  }

  private static List<Group> with(Group more) {
    return Stream.concat(ALL_BUT_5.stream(), Stream.of(more)).toList();
  }

  private static Group group(String key, String score) {
    return new Group(key, new BigDecimal(score));
  }

  private static Indicator indicator(
      String key,
      @Nullable Integer numerator,
      @Nullable Integer denominator,
      @Nullable String score) {
    return new Indicator(key, numerator, denominator, score == null ? null : new BigDecimal(score));
  }
}
