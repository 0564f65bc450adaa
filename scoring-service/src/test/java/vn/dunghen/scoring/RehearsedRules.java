package vn.dunghen.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;

/// The rule set 766-A under another id and without dates, with a threshold of our own for the
/// digitised dossiers (4.2): a rule that is changed while it is rehearsed.
final class RehearsedRules {

  static final String ID = "766-T";

  private static final ObjectMapper JSON = new ObjectMapper();

  private RehearsedRules() {}

  static void write(Path folder, String threshold) {
    try (var file = RehearsedRules.class.getResourceAsStream("/rulesets/766-A.json")) {
      var rules = (ObjectNode) JSON.readTree(file);
      rules.put("id", ID).putNull("validity");
      for (JsonNode indicator : rules.get("indicators")) {
        if (indicator.get("key").asText().equals("4.2")) {
          ((ObjectNode) indicator.get("form").get("threshold"))
              .put("value", new BigDecimal(threshold));
        }
      }
      JSON.writeValue(folder.resolve(ID + ".json").toFile(), rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
