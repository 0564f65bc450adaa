package vn.dunghen.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Reads the city's data, which are packaged as JSON.
final class SeededResources {
  static final ObjectMapper JSON = new ObjectMapper();

  private SeededResources() {}

  static JsonNode read(String name) {
    try (var in = SeededResources.class.getResourceAsStream("/city/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The packaged resource is missing: /city/" + name);
      }
      return JSON.readTree(in);
    } catch (IOException broken) {
      throw new UncheckedIOException("The packaged resource cannot be read: /city/" + name, broken);
    }
  }

  static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(item -> texts.add(item.asText()));
    return List.copyOf(texts);
  }
}
