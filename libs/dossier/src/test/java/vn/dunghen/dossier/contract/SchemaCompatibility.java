package vn.dunghen.dossier.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares the schemas of today with released ones: whatever was valid must stay valid, and no
/// member may be lost. Members, values and types may be added. A keyword that it cannot compare is
/// an error, so that no change slips through.
final class SchemaCompatibility {

  private final List<String> breaks = new ArrayList<>();

  private SchemaCompatibility() {}

  /// What in `current` breaks `released`, a sentence each; both are schemas by file name.
  static List<String> breaks(Map<String, JsonNode> released, Map<String, JsonNode> current) {
    var comparison = new SchemaCompatibility();
    released.forEach((file, schema) -> {
      if (current.containsKey(file)) {
        comparison.compare(
            file + "#",
            Shape.of(released, List.of(new Place(file, schema))),
            Shape.of(current, List.of(new Place(file, current.get(file)))));
      } else {
        comparison.breaks.add(file + ": removed");
      }
    });
    return comparison.breaks;
  }

  private void compare(String at, Shape released, Shape current) {
    if (current.types != null && (released.types == null || !current.takes(released.types))) {
      breaks.add(at + ": narrower type");
    }
    if (current.values != null
        && (released.values == null || !current.values.containsAll(released.values))) {
      breaks.add(at + ": narrower values");
    }
    current.least.forEach((keyword, least) -> {
      BigDecimal before = released.least.get(keyword);
      if (before == null || before.compareTo(least) < 0) {
        breaks.add(at + ": tighter " + keyword);
      }
    });
    current.most.forEach((keyword, most) -> {
      BigDecimal before = released.most.get(keyword);
      if (before == null || before.compareTo(most) > 0) {
        breaks.add(at + ": tighter " + keyword);
      }
    });
    if (!released.patterns.containsAll(current.patterns)) {
      breaks.add(at + ": another pattern or format");
    }
    for (String member : current.required) {
      if (!released.required.contains(member)) {
        breaks.add(at + "/" + member + ": newly required");
      }
    }
    released.members.forEach((member, places) -> {
      if (current.members.containsKey(member)) {
        compare(
            at + "/" + member,
            Shape.of(released.schemas, places),
            Shape.of(current.schemas, current.members.get(member)));
      } else {
        breaks.add(at + "/" + member + ": removed");
      }
    });
    if (!current.items.isEmpty()) {
      compare(
          at + "/items",
          Shape.of(released.schemas, released.items),
          Shape.of(current.schemas, current.items));
    }
    if (!current.others.isEmpty()) {
      compare(
          at + "/additionalProperties",
          Shape.of(released.schemas, released.others),
          Shape.of(current.schemas, current.others));
    }
    compareAlternatives(at, released, current);
  }

  private void compareAlternatives(String at, Shape released, Shape current) {
    if (released.alternatives.isEmpty() != current.alternatives.isEmpty()) {
      breaks.add(at + ": alternatives added or removed");
      return;
    }
    for (Place alternative : released.alternatives) {
      Shape before = Shape.of(released.schemas, List.of(alternative));
      boolean kept =
          current.alternatives.stream()
              .map(candidate -> Shape.of(current.schemas, List.of(candidate)))
              .anyMatch(candidate -> {
                var attempt = new SchemaCompatibility();
                attempt.compare(at, before, candidate);
                return attempt.breaks.isEmpty();
              });
      if (!kept) {
        breaks.add(at + ": an alternative removed or narrower: " + alternative.schema());
      }
    }
  }

  private record Place(String file, JsonNode schema) {}

  /// All that some schemas together ask of one value, references followed.
  private static final class Shape {

    final Map<String, JsonNode> schemas;
    @Nullable Set<String> types;
    @Nullable Set<JsonNode> values;
    final Map<String, BigDecimal> least = new HashMap<>();
    final Map<String, BigDecimal> most = new HashMap<>();
    final Set<String> patterns = new HashSet<>();
    final Set<String> required = new HashSet<>();
    final Map<String, List<Place>> members = new LinkedHashMap<>();
    final List<Place> items = new ArrayList<>();
    final List<Place> others = new ArrayList<>();
    final List<Place> alternatives = new ArrayList<>();

    private Shape(Map<String, JsonNode> schemas) {
      this.schemas = schemas;
    }

    static Shape of(Map<String, JsonNode> schemas, List<Place> places) {
      var shape = new Shape(schemas);
      places.forEach(place -> shape.add(place.file(), place.schema()));
      return shape;
    }

    boolean takes(Set<String> before) {
      return before.stream()
          .allMatch(
              type -> types.contains(type) || (type.equals("integer") && types.contains("number")));
    }

    private void add(String file, JsonNode schema) {
      for (var keyword : schema.properties()) {
        JsonNode value = keyword.getValue();
        switch (keyword.getKey()) {
          case "$schema", "$defs", "$comment", "title", "description", "examples" -> {}
          case "$ref" -> follow(file, value.asText());
          case "type" -> types = narrowed(types, texts(value));
          case "const" -> values = narrowed(values, Set.of(value));
          case "enum" -> {
            var among = new HashSet<JsonNode>();
            value.forEach(among::add);
            values = narrowed(values, among);
          }
          case "minimum", "exclusiveMinimum", "minLength", "minItems" ->
              least.merge(keyword.getKey(), value.decimalValue(), BigDecimal::max);
          case "maximum", "exclusiveMaximum", "maxLength", "maxItems" ->
              most.merge(keyword.getKey(), value.decimalValue(), BigDecimal::min);
          case "pattern", "format" -> patterns.add(keyword.getKey() + " " + value.asText());
          case "required" -> value.forEach(member -> required.add(member.asText()));
          case "properties" ->
              value
                  .properties()
                  .forEach(member ->
                      members
                          .computeIfAbsent(member.getKey(), _ -> new ArrayList<>())
                          .add(new Place(file, member.getValue())));
          case "items" -> items.add(new Place(file, value));
          case "additionalProperties" -> others.add(new Place(file, value));
          case "anyOf" -> value.forEach(each -> alternatives.add(new Place(file, each)));
          default ->
              throw new IllegalArgumentException(
                  file + ": the gate cannot compare the keyword " + keyword.getKey());
        }
      }
    }

    private void follow(String file, String reference) {
      int hash = reference.indexOf('#');
      String path = hash < 0 ? reference : reference.substring(0, hash);
      String target = path.isEmpty() ? file : path;
      JsonNode schema = schemas.get(target);
      if (schema == null) {
        throw new IllegalArgumentException(file + ": nothing is at " + reference);
      }
      JsonNode place = hash < 0 ? schema : schema.at(reference.substring(hash + 1));
      if (place.isMissingNode()) {
        throw new IllegalArgumentException(file + ": nothing is at " + reference);
      }
      add(target, place);
    }

    private static <T> Set<T> narrowed(@Nullable Set<T> before, Set<T> more) {
      var both = new HashSet<>(more);
      if (before != null) {
        both.retainAll(before);
      }
      return both;
    }

    private static Set<String> texts(JsonNode value) {
      var texts = new HashSet<String>();
      if (value.isTextual()) {
        texts.add(value.asText());
      }
      value.forEach(each -> texts.add(each.asText()));
      return texts;
    }
  }
}
