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
    var published = new HashMap<String, BigDecimal>();
    vector
        .path("group")
        .properties()
        .forEach(group -> published.put(group.getKey(), money(group.getValue())));

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
      assertThat(card.band().orElseThrow().key()).isEqualTo("average");
    }
  }

  @Test
  void the_national_mean_is_rounded_per_group_and_then_added() throws IOException {
    // Given 34 provinces at the published mean of each group, two of them apart by 0.34
    JsonNode mean = cases().path("nationalMean");
    var units = new ArrayList<Map<String, BigDecimal>>();
    for (int i = 0; i < mean.path("provinces").asInt(); i++) {
      var scores = new HashMap<String, BigDecimal>();
      mean.path("group")
          .properties()
          .forEach(group -> scores.put(group.getKey(), money(group.getValue())));
      units.add(scores);
    }
    units.get(0).merge("1", new BigDecimal("0.17"), BigDecimal::add);
    units.get(1).merge("2", new BigDecimal("0.17"), BigDecimal::add);

    // When
    var found = Mean.of(Rules.B, units);

    // Then each half a cent goes up, so the total is two cents above; the mean of totals one
    assertThat(found.total()).isEqualTo(money(mean.path("total")).add(new BigDecimal("0.02")));
    assertThat(found.group().get("3a")).isEqualTo(money(mean.path("group").path("3a")));
    assertThat(found.units()).isEqualTo(34);
  }

  static Stream<Arguments> vectors() throws IOException {
    List<JsonNode> vectors =
        StreamSupport.stream(cases().path("vectors").spliterator(), false).toList();
    assertThat(vectors).hasSize(8);
    return vectors.stream().map(each -> Arguments.of(each.path("unit").asText(), each));
  }

  private static JsonNode cases() throws IOException {
    try (var file = PublishedFiguresTest.class.getResourceAsStream("/cases/ruleset-766-b.json")) {
      return new ObjectMapper().readTree(file);
    }
  }

  private static BigDecimal money(JsonNode number) {
    return new BigDecimal(number.asText()).setScale(2);
  }
}
