package vn.dunghen.dossier.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Read;

/// The published contract as it lies in this module: schemas, golden files, and what was released.
final class ContractFiles {

  static final Path SCHEMAS = Path.of("src/main/resources/schemas");
  static final Path GOLDEN = Path.of("src/test/resources/golden");
  static final Path RELEASED = Path.of("src/test/resources/released");
  static final Path DOCS = Path.of("../../docs");
  static final String SCHEMA_END = ".schema.json";
  static final ObjectMapper JSON = new ObjectMapper();

  /// The types of records that are no event of the register.
  static final Set<String> BESIDE_EVENTS =
      Set.of(Topics.WATERMARK_TYPE, Topics.DOSSIER_KEY_TYPE, Topics.PORTAL_VIEW_TYPE);

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final SchemaValidatorsConfig FORMATS_ASSERTED =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private ContractFiles() {}

  /// The JSON files of a folder, by file name.
  static SortedMap<String, JsonNode> in(Path folder) {
    var files = new TreeMap<String, JsonNode>();
    try (var found = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : found) {
        files.put(file.getFileName().toString(), JSON.readTree(file.toFile()));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return files;
  }

  static JsonNode golden(String name) {
    try {
      return JSON.readTree(GOLDEN.resolve(name + ".json").toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static JsonSchema schema(String file) {
    return FACTORY.getSchema(
        SchemaLocation.of(SCHEMAS.resolve(file).toUri().toString()), FORMATS_ASSERTED);
  }

  /// The schema at a JSON pointer of a file.
  static JsonSchema schema(String file, String pointer) {
    return FACTORY.getSchema(
        SchemaLocation.of(SCHEMAS.resolve(file).toUri() + "#" + pointer), FORMATS_ASSERTED);
  }

  static JsonSchema schemaOf(JsonNode event) {
    return schema(event.get("type").asText() + SCHEMA_END);
  }

  static Read<Envelope> read(JsonNode event) {
    return Envelope.read(JSON.convertValue(event, Map.class));
  }
}
