package vn.dunghen.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one life alone contributes to the index of a unit in a month, worked by hand.
///
/// @param indicators by indicator [#COUNTED], or why it is missing from the numerator
record Contributed(
    String life, String why, String unit, String month, Map<String, String> indicators) {

  static final String COUNTED = "counted";

  private static final ObjectMapper JSON = new ObjectMapper();

  /// What is worked in a case file, for both units of each life.
  ///
  /// @param lives those that the file speaks of
  static List<Contributed> read(String resource, List<Life> lives) {
    try (var in = Contributed.class.getResourceAsStream(resource)) {
      var all = new ArrayList<Contributed>();
      for (JsonNode worked : JSON.readTree(in).get("worked")) {
        Life life =
            lives.stream()
                .filter(each -> each.name().equals(worked.get("life").asText()))
                .findFirst()
                .orElseThrow();
        for (Map.Entry<String, JsonNode> month : worked.get("months").properties()) {
          for (String unit : List.of("U", "V")) {
            var indicators = new TreeMap<String, String>();
            month
                .getValue()
                .path(unit)
                .properties()
                .forEach(each -> indicators.put(each.getKey(), each.getValue().asText()));
            all.add(
                new Contributed(
                    life.name(),
                    worked.get("why").asText(),
                    unit + life.dossier().substring(1),
                    month.getKey(),
                    indicators));
          }
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return life + ", " + unit + " " + month + ": " + why;
  }
}
