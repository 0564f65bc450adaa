package vn.dunghen.scoring.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.scoring.rulesets.model.Mean;
import vn.dunghen.scoring.rulesets.model.Measurement;
import vn.dunghen.scoring.rulesets.model.Ranked;
import vn.dunghen.scoring.rulesets.model.ScoreCard;

/// What the portal published in 2026 comes out to the cent.
class PublishedFiguresTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void every_published_score_comes_out_to_the_cent(String unit, JsonNode vector) {
    // Given
    var measurements = new ArrayList<Measurement>();
    for (JsonNode each : vector.path("indicators")) {
      measurements.add(
          each.path("numerator").isNull()
              ? Measurement.none(each.path("indicator").asText())
              : Measurement.of(
                  each.path("indicator").asText(),
                  each.path("numerator").asLong(),
                  each.path("denominator").asLong()));
    }
    Map<String, BigDecimal> published = groups(vector);

    // When
    ScoreCard card = Rules.B.score(measurements, published);

    // Then
    for (JsonNode each : vector.path("indicators")) {
      String key = each.path("indicator").asText();
      boolean counted = !each.path("numerator").isNull();
      boolean empty = counted && each.path("denominator").asLong() == 0;
      if (each.path("score").isNull() && counted && !empty) {
        continue; // not published
      }
      assertThat(card.indicator(key).orElseThrow().score())
          .as(key)
          .isEqualTo(
              each.path("score").isNull()
                  ? Optional.empty()
                  : Optional.of(money(each.path("score"))));
    }
    Map<String, BigDecimal> groups = new HashMap<>();
    card.groups().stream()
        .filter(each -> each.basis() != ScoreCard.GroupBasis.UNKNOWN)
        .filter(each -> published.containsKey(each.group().key()))
        .forEach(each -> groups.put(each.group().key(), each.score()));
    assertThat(groups).isEqualTo(published);
    if (vector.has("total")) {
      assertThat(card.total()).isEqualTo(money(vector.path("total")));
      assertThat(card.isComplete()).isTrue();
    }
  }

  @Test
  void the_mean_of_all_provinces_is_the_published_national_mean() throws IOException {
    // Given
    JsonNode published = cases("ruleset-766-b").path("nationalMean");
    var provinces = new ArrayList<Map<String, BigDecimal>>();
    var totals = new HashMap<String, BigDecimal>();
    var contradictions = new HashMap<String, BigDecimal>();
    for (JsonNode province : cases("provinces-2026-10-10").path("provinces")) {
      Map<String, BigDecimal> groups = groups(province);
      String unit = province.path("unit").asText();
      BigDecimal total = Rules.B.score(List.of(), groups).total();
      provinces.add(groups);
      totals.put(unit, total);
      if (!total.equals(money(province.path("total")))) {
        contradictions.put(unit, total.subtract(money(province.path("total"))));
      }
    }
    assertThat(contradictions)
        .as("the portal's own totals that are not the sum of its groups")
        .isEqualTo(
            Map.of("Thái Nguyên", new BigDecimal("0.01"), "Thanh Hóa", new BigDecimal("-0.01")));

    // When
    Mean mean = Mean.of(Rules.B, provinces);

    // Then
    assertThat(mean.units()).isEqualTo(published.path("provinces").asInt());
    assertThat(mean.group()).isEqualTo(groups(published));
    assertThat(mean.total()).isEqualTo(money(published.path("total")));
    assertThat(Ranked.of(Rules.B.ties().value(), totals).getLast().unit()).isEqualTo("Hà Nội");
  }

  private static Map<String, BigDecimal> groups(JsonNode unit) {
    var groups = new HashMap<String, BigDecimal>();
    unit.path("group")
        .properties()
        .forEach(group -> groups.put(group.getKey(), money(group.getValue())));
    return groups;
  }

  static Stream<Arguments> vectors() throws IOException {
    List<JsonNode> vectors =
        Stream.of(cases("ruleset-766-b"), cases("more-published-766-b"))
            .flatMap(file -> StreamSupport.stream(file.path("vectors").spliterator(), false))
            .toList();
    assertThat(vectors).hasSize(10);
    return vectors.stream().map(each -> Arguments.of(each.path("unit").asText(), each));
  }

  private static JsonNode cases(String name) throws IOException {
    try (var file = PublishedFiguresTest.class.getResourceAsStream("/cases/" + name + ".json")) {
      return new ObjectMapper().readTree(file);
    }
  }

  private static BigDecimal money(JsonNode number) {
    return new BigDecimal(number.asText()).setScale(2);
  }
}
