package vn.dunghen.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.OpenApiDescription.Operation;

/// Holds answers against the description.
final class Judging {

  private static final Pattern OF_THE_INSIDE =
      Pattern.compile(
          "(?:java|jakarta|io\\.quarkus|org\\.postgresql)\\.[a-z]+\\.|Exception\\b|\\bat [a-z.]+\\([A-Z]\\w+\\.java|SQLSTATE|ERROR: ");
  private static final List<String> HEADERS =
      List.of(
          "Content-Security-Policy",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy",
          "Cache-Control",
          "X-Correlation-Id");

  /// Addresses and headers that are too long are refused by the server before anything of ours sees
  /// them.
  private static final Set<Integer> NOT_OURS = Set.of(414, 431);

  private static final int MOST_MESSAGES = 6;
  private static final String PROBLEM = "application/problem+json";

  private final OpenApiDescription description;
  private final ObjectMapper json = new ObjectMapper();
  private final JsonSchemaFactory schemas =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();
  private int validated;

  Judging(OpenApiDescription description) {
    this.description = description;
  }

  int validated() {
    return validated;
  }

  List<String> flaws(Operation operation, Writing.Written asked, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    if (NOT_OURS.contains(status)) {
      return List.of();
    }
    var flaws = new ArrayList<String>();
    if (status >= 500) {
      flaws.add("answers " + status + ": " + shown(answer.body()));
    }
    for (String header : HEADERS) {
      if (answer.headers().firstValue(header).isEmpty()) {
        flaws.add("answers " + status + " without " + header);
      }
    }
    JsonNode documented = operation.node().path("responses").path(Integer.toString(status));
    if (documented.isMissingNode()) {
      flaws.add("answers " + status + ", which is not documented: " + shown(answer.body()));
      return flaws;
    }
    judgeContent(asked, answer, description.resolved(documented).path("content"), flaws);
    return flaws;
  }

  private void judgeContent(
      Writing.Written asked, HttpResponse<byte[]> answer, JsonNode content, List<String> flaws) {
    String type = mediaType(answer.headers().firstValue("Content-Type").orElse(""));
    int status = answer.statusCode();
    if (type.isEmpty() && answer.body().length == 0) {
      if (!content.isEmpty()) {
        flaws.add("answers " + status + " without a body, though one is documented");
      }
      return;
    }
    JsonNode media = media(content, type);
    if (media.isMissingNode()) {
      flaws.add("answers " + status + " as '" + type + "', which is not documented");
      return;
    }
    if (status >= 400 && type.equals("text/html") && !asked.isForAPage()) {
      flaws.add("answers " + status + " with a page to somebody who did not ask for one");
    }
    if (OF_THE_INSIDE.matcher(new String(answer.body(), UTF_8)).find() && status >= 400) {
      flaws.add("tells of the inside: " + shown(answer.body()));
    }
    if (type.equals("application/json") || type.equals(PROBLEM)) {
      judgeJson(status, type, answer.body(), media.path("schema"), flaws);
    }
  }

  private static JsonNode media(JsonNode content, String type) {
    for (var each : content.properties()) {
      if (mediaType(each.getKey()).equals(type)) {
        return each.getValue();
      }
    }
    return content.path(type);
  }

  private void judgeJson(
      int status, String type, byte[] body, JsonNode schema, List<String> flaws) {
    JsonNode tree;
    try {
      tree = json.readTree(new String(body, UTF_8));
    } catch (JsonProcessingException noJson) {
      flaws.add("answers " + status + " with what is no JSON: " + shown(body));
      return;
    }
    if (type.equals(PROBLEM) && tree.path("status").asInt() != status) {
      flaws.add("answers " + status + " with a problem of another status");
    }
    if (schema.isMissingNode() || schema.isEmpty()) {
      return;
    }
    validated++;
    var messages = compiled.computeIfAbsent(schema, this::compile).validate(tree);
    if (!messages.isEmpty()) {
      flaws.add(
          "answers "
              + status
              + " outside its schema: "
              + messages.stream()
                  .limit(MOST_MESSAGES)
                  .map(ValidationMessage::getMessage)
                  .collect(Collectors.joining("; ")));
    }
  }

  /// The schema in a document of its own, with everything that it may refer to.
  private JsonSchema compile(JsonNode schema) {
    ObjectNode document = schema.deepCopy();
    document.set("components", description.document().path("components"));
    return schemas.getSchema(document);
  }

  private static String mediaType(String header) {
    return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static String shown(byte[] body) {
    String text = new String(body, UTF_8);
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }
}
