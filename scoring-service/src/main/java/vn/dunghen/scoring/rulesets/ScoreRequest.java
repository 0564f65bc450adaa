package vn.dunghen.scoring.rulesets;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Group;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Measurement;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// Counts to be scored.
///
/// @param published scores of groups of which nothing else is known
record ScoreRequest(List<Measurement> measurements, Map<String, BigDecimal> published) {

  private static final int MOST_UNITS = 1000;

  /// Counts, and published scores of groups.
  static ScoreRequest read(byte[] bytes, RuleSet ruleSet) {
    RequestBody body = RequestBody.read(bytes);
    JsonNode group = body.root().path("group");
    Map<String, BigDecimal> published =
        group.isMissingNode() || group.isNull() ? Map.of() : groups(body, group, "/group", ruleSet);
    return new ScoreRequest(measurements(body, published.isEmpty(), ruleSet), published);
  }

  /// Counts only.
  ///
  /// @param ruleSets at least one of them knows each indicator
  static ScoreRequest readCounts(byte[] bytes, RuleSet... ruleSets) {
    return new ScoreRequest(measurements(RequestBody.read(bytes), true, ruleSets), Map.of());
  }

  private static List<Measurement> measurements(
      RequestBody body, boolean required, RuleSet... ruleSets) {
    Set<String> known =
        Arrays.stream(ruleSets)
            .flatMap(each -> each.indicators().stream())
            .map(Indicator::key)
            .collect(Collectors.toSet());
    List<JsonNode> items = body.items(body.root(), "indicators", "/indicators", known.size());
    var measurements = new ArrayList<Measurement>();
    var seen = new HashSet<String>();
    for (int i = 0; i < items.size(); i++) {
      String pointer = "/indicators/" + i;
      JsonNode item = items.get(i);
      String key = item.path("indicator").asText();
      if (!item.isObject()) {
        body.flaw(pointer, "must be an object");
      } else if (!item.path("indicator").isTextual()) {
        body.flaw(pointer + "/indicator", "must be the key of an indicator, as a string");
      } else if (!known.contains(key)) {
        body.flaw(pointer + "/indicator", "is no indicator of the rule set");
      } else if (!seen.add(key)) {
        body.flaw(pointer + "/indicator", "was given before");
      } else {
        measurement(body, item, pointer, key, ruleSets).ifPresent(measurements::add);
      }
    }
    body.requireNoFlaw();
    if (measurements.isEmpty() && required) {
      body.flaw("/indicators", "must have at least one member");
      body.requireNoFlaw();
    }
    return measurements;
  }

  /// Both counts, or neither: what could not be measured is null.
  private static Optional<Measurement> measurement(
      RequestBody body, JsonNode item, String pointer, String key, RuleSet... ruleSets) {
    boolean hasNumerator = item.hasNonNull("numerator");
    boolean hasDenominator = item.hasNonNull("denominator");
    if (!hasNumerator && !hasDenominator) {
      return Optional.of(Measurement.none(key));
    }
    if (!hasNumerator || !hasDenominator) {
      body.flaw(
          pointer + (hasNumerator ? "/denominator" : "/numerator"),
          "is missing; give both counts, or null for both");
      return Optional.empty();
    }
    Optional<Long> numerator = body.count(item.path("numerator"), pointer + "/numerator");
    Optional<Long> denominator = body.count(item.path("denominator"), pointer + "/denominator");
    if (numerator.isEmpty() || denominator.isEmpty()) {
      return Optional.empty();
    }
    if (numerator.get() > denominator.get() && isPart(key, ruleSets)) {
      body.flaw(pointer + "/numerator", "counts a part of the denominator and cannot be greater");
      return Optional.empty();
    }
    return Optional.of(
        new Measurement(key, Optional.of(new Counts(numerator.get(), denominator.get()))));
  }

  private static boolean isPart(String key, RuleSet... ruleSets) {
    return Arrays.stream(ruleSets)
        .flatMap(each -> each.indicator(key).stream())
        .anyMatch(each -> each.form() instanceof Form.Ratio ratio && ratio.part());
  }

  /// The scores of units by group, for their mean.
  static List<Map<String, BigDecimal>> readUnits(byte[] bytes, RuleSet ruleSet) {
    RequestBody body = RequestBody.read(bytes);
    List<JsonNode> items = body.items(body.root(), "units", "/units", MOST_UNITS);
    var units = new ArrayList<Map<String, BigDecimal>>();
    for (int i = 0; i < items.size(); i++) {
      String pointer = "/units/" + i + "/group";
      JsonNode group = items.get(i).path("group");
      units.add(groups(body, group, pointer, ruleSet));
      for (Group each : ruleSet.groups()) {
        if (group.isObject() && !group.has(each.key())) {
          body.flaw(pointer + "/" + each.key(), "is missing");
        }
      }
    }
    body.requireNoFlaw();
    if (units.isEmpty()) {
      body.flaw("/units", "must have at least one member");
      body.requireNoFlaw();
    }
    return units;
  }

  private static Map<String, BigDecimal> groups(
      RequestBody body, JsonNode group, String pointer, RuleSet ruleSet) {
    if (!group.isObject()) {
      body.flaw(pointer, "must be an object of scores by group");
      return Map.of();
    }
    var scores = new LinkedHashMap<String, BigDecimal>();
    int scale = ruleSet.rounding().value().scale();
    group
        .properties()
        .forEach(member -> {
          String at = pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
          ruleSet
              .group(member.getKey())
              .ifPresentOrElse(
                  known ->
                      body.points(member.getValue(), at, known.max().value(), scale)
                          .ifPresent(score -> scores.put(known.key(), score)),
                  () -> body.flaw(at, "is no group of the rule set"));
        });
    return scores;
  }
}
