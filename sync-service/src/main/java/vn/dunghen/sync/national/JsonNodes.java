package vn.dunghen.sync.national;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

/// Small trees.
final class JsonNodes {

  static final JsonNode NONE = MissingNode.getInstance();

  private JsonNodes() {}

  static JsonNode of(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }
}
