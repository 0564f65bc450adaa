package vn.dunghen.dossier.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The gate is tried on the real schemas: each kind of incompatible change turns it red, each kind
/// of addition leaves it green.
class SchemaCompatibilityTest {

  private static final String RECEIVED = "vn.dunghen.dossier.received.v1.schema.json";
  private static final String VOIDED = "vn.dunghen.dossier.voided.v1.schema.json";
  private static final String CORRECTED = "vn.dunghen.dossier.corrected.v1.schema.json";
  private static final String PROGRESSED = "vn.dunghen.dossier.progressed.v1.schema.json";
  private static final String CALENDAR = "vn.dunghen.reference.calendar.v1.schema.json";
  private static final String FIELDS = "fields.schema.json";

  record Change(String what, Consumer<SortedMap<String, JsonNode>> made, String expected) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Change> incompatible() {
    return Stream.of(
        new Change("removed type", files -> files.remove(VOIDED), VOIDED + ": removed"),
        at(
            "removed member",
            RECEIVED,
            "/properties/data/properties",
            o -> o.remove("promise"),
            "/data/promise: removed"),
        at(
            "renamed member",
            RECEIVED,
            "/properties/data/properties",
            o -> o.set("promised", o.remove("promise")),
            "/data/promise: removed"),
        at(
            "removed attribute",
            "cloudevent.schema.json",
            "/properties",
            o -> o.remove("sequence"),
            "/sequence: removed"),
        at(
            "renamed type",
            RECEIVED,
            "/properties/type",
            o -> o.put("const", "vn.dunghen.dossier.taken-in.v1"),
            "/type: narrower values"),
        at(
            "narrower type",
            FIELDS,
            "/$defs/optionalCode",
            o -> o.put("type", "string"),
            "/data/responsible: narrower type"),
        at(
            "integer instead of number",
            FIELDS,
            "/$defs/optionalAmount",
            o -> o.set("type", Mutation.parsed("[\"integer\",\"null\"]")),
            "/data/amount: narrower type"),
        at(
            "a type where there was none",
            FIELDS,
            "/$defs/channel",
            o -> o.put("type", "string"),
            "/data/channel: narrower type"),
        at(
            "narrower enum",
            FIELDS,
            "/$defs/channel",
            o -> o.set("enum", Mutation.parsed("[\"counter\",\"online\"]")),
            "/data/channel: narrower values"),
        at(
            "an enum where there was none",
            PROGRESSED,
            "/properties/data/properties/by",
            o -> o.set("enum", Mutation.parsed("[\"A\"]")),
            "/data/by: narrower values"),
        at(
            "newly required member",
            RECEIVED,
            "/properties/data",
            o ->
                o.set(
                    "required",
                    Mutation.parsed("[\"procedure\",\"unit\",\"channel\",\"promise\"]")),
            "/data/promise: newly required"),
        at(
            "newly required data",
            "vn.dunghen.dossier.refused.v1.schema.json",
            "",
            o -> o.set("required", Mutation.parsed("[\"data\"]")),
            "/data: newly required"),
        at(
            "shorter code",
            FIELDS,
            "/$defs/code",
            o -> o.put("maxLength", 100),
            "/subject: tighter maxLength"),
        at(
            "longer least length",
            FIELDS,
            "/$defs/code",
            o -> o.put("minLength", 2),
            "/subject: tighter minLength"),
        at(
            "smaller range",
            PROGRESSED,
            "/properties/data/properties/status",
            o -> o.put("maximum", 9),
            "/data/status: tighter maximum"),
        at(
            "range from a higher number",
            PROGRESSED,
            "/properties/data/properties/status",
            o -> o.put("minimum", 2),
            "/data/status: tighter minimum"),
        at(
            "another pattern",
            FIELDS,
            "/$defs/code",
            o -> o.put("pattern", "^[A-Z]+"),
            "/subject: another pattern or format"),
        at(
            "a format where there was none",
            FIELDS,
            "/$defs/text",
            o -> o.put("format", "uri"),
            "/data/papers/items: another pattern or format"),
        at(
            "fewer items",
            CALENDAR,
            "/properties/data/properties/daysOff",
            o -> o.put("maxItems", 10),
            "/data/daysOff: tighter maxItems"),
        at(
            "narrower items",
            CALENDAR,
            "/properties/data/properties/weekend/items",
            o -> o.set("enum", Mutation.parsed("[\"SUNDAY\"]")),
            "/data/weekend/items: narrower values"),
        at(
            "no other members",
            FIELDS,
            "/$defs/optionalPersonal/additionalProperties",
            o -> o.put("maxLength", 10),
            "/data/personal/additionalProperties: tighter maxLength"),
        at(
            "a replacement of fewer types",
            CORRECTED,
            "/properties/data/properties/replacement/anyOf/1/properties/type",
            o -> o.set("enum", Mutation.parsed("[\"received\"]")),
            "/data/replacement: an alternative removed or narrower"),
        at(
            "no alternatives",
            CORRECTED,
            "/properties/data/properties/replacement",
            o -> o.remove("anyOf"),
            "/data/replacement: alternatives added or removed"));
  }

  static Stream<Change> additive() {
    return Stream.of(
        new Change(
            "new type",
            files -> files.put("vn.dunghen.dossier.archived.v1.schema.json", files.get(RECEIVED)),
            ""),
        at(
            "new optional member",
            RECEIVED,
            "/properties/data/properties",
            o -> o.set("priority", Mutation.parsed("{\"type\":\"string\"}")),
            ""),
        at(
            "wider enum",
            FIELDS,
            "/$defs/channel",
            o ->
                o.set("enum", Mutation.parsed("[\"counter\",\"online\",\"postal\",\"telephone\"]")),
            ""),
        at(
            "wider type",
            PROGRESSED,
            "/properties/data/properties/status",
            o -> o.put("type", "number"),
            ""),
        at(
            "no longer required",
            RECEIVED,
            "/properties/data",
            o -> o.set("required", Mutation.parsed("[\"unit\"]")),
            ""),
        at("longer code", FIELDS, "/$defs/code", o -> o.put("maxLength", 300), ""),
        at(
            "wider range",
            PROGRESSED,
            "/properties/data/properties/status",
            o -> o.put("maximum", 12),
            ""),
        at("no pattern", FIELDS, "/$defs/code", o -> o.remove("pattern"), ""),
        at("another description", FIELDS, "/$defs/code", o -> o.put("description", "A code."), ""),
        at(
            "a replacement of one more type",
            CORRECTED,
            "/properties/data/properties/replacement",
            o -> {
              ((ArrayNode) o.at("/properties/type/enum")).add("archived");
              ((ArrayNode) o.get("anyOf"))
                  .add(Mutation.parsed("{\"properties\":{\"type\":{\"enum\":[\"archived\"]}}}"));
            },
            ""));
  }

  @ParameterizedTest
  @MethodSource("incompatible")
  void an_incompatible_change_is_a_break(Change change) {
    assertThat(breaksAfter(change))
        .anySatisfy(found -> assertThat(found).contains(change.expected));
  }

  @ParameterizedTest
  @MethodSource("additive")
  void an_addition_is_no_break(Change change) {
    assertThat(breaksAfter(change)).isEmpty();
  }

  @Test
  void an_unchanged_contract_is_no_break() {
    assertThat(breaksAfter(new Change("nothing", files -> {}, ""))).isEmpty();
  }

  @Test
  void a_keyword_that_it_cannot_compare_is_an_error() {
    Change change = at("not", FIELDS, "/$defs/code", o -> o.putObject("not"), "");

    assertThatThrownBy(() -> breaksAfter(change)).hasMessageContaining("the keyword not");
  }

  private static List<String> breaksAfter(Change change) {
    SortedMap<String, JsonNode> current = ContractFiles.in(ContractFiles.SCHEMAS);
    change.made.accept(current);
    return SchemaCompatibility.breaks(ContractFiles.in(ContractFiles.SCHEMAS), current);
  }

  private static Change at(
      String what, String file, String pointer, Consumer<ObjectNode> change, String expected) {
    return new Change(
        what, files -> change.accept((ObjectNode) files.get(file).at(pointer)), expected);
  }
}
