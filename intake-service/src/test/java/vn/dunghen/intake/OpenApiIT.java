package vn.dunghen.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// The description of the HTTP interface, as it is served.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class OpenApiIT {

  private static final Path EVENTS_PAGE = Path.of("..", "docs", "events.md");
  private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  private final ObjectMapper json = new ObjectMapper();

  @TestHTTPResource(value = "/", management = true)
  URL management;

  private record Described(String name, JsonNode operation) {}

  @Test
  void every_endpoint_says_what_it_does_who_may_call_it_and_what_it_answers() throws IOException {
    // Given
    JsonNode document = document();
    List<Described> operations = operations(document);

    // Then
    assertThat(operations).hasSize(endpoints());
    for (Described each : operations) {
      String name = each.name();
      JsonNode operation = each.operation();
      assertThat(operation.path("summary").asText()).as("summary of %s", name).isNotBlank();
      assertThat(operation.path("description").asText()).as("description of %s", name).isNotBlank();
      JsonNode security =
          operation.has("security") ? operation.path("security") : document.path("security");
      assertThat(security).as("security of %s", name).isNotEmpty();
      JsonNode responses = operation.path("responses");
      assertThat(responses.has("401")).as("401 of %s", name).isTrue();
      boolean anySuccess = false;
      for (var response : responses.properties()) {
        JsonNode meant = resolved(document, response.getValue());
        String which = response.getKey() + " of " + name;
        assertThat(meant.path("description").asText()).as(which).isNotBlank();
        if (response.getKey().startsWith("2")) {
          anySuccess = true;
          assertExamples(which, meant.path("content"));
        } else {
          assertThat(meant.path("content").has("application/problem+json")).as(which).isTrue();
          assertExamples(which, meant.path("content"));
        }
      }
      assertThat(anySuccess).as("an answer of %s", name).isTrue();
      if (name.startsWith("post ")) {
        assertExamples("body of " + name, operation.path("requestBody").path("content"));
      }
      for (JsonNode parameter : operation.path("parameters")) {
        assertThat(parameter.has("example"))
            .as("example of %s of %s", parameter.path("name"), name)
            .isTrue();
      }
    }
  }

  @Test
  void the_examples_of_events_are_those_of_the_page_on_events() throws IOException {
    var shown = new ArrayList<JsonNode>();
    for (var block : JSON_BLOCK.matcher(Files.readString(EVENTS_PAGE)).results().toList()) {
      shown.add(json.readTree(block.group(1)));
    }

    // When
    JsonNode content = document().at("/paths/~1api~1events/post/requestBody/content");

    // Then
    for (JsonNode example : content.path("application/cloudevents+json").path("examples")) {
      assertThat(shown).contains(value(example));
    }
    for (JsonNode event :
        value(content.path("application/cloudevents-batch+json").path("examples").path("batch"))) {
      assertThat(shown).contains(event);
    }
  }

  private JsonNode value(JsonNode example) throws IOException {
    JsonNode value = example.path("value");
    return value.isTextual() ? json.readTree(value.asText()) : value;
  }

  private static void assertExamples(String where, JsonNode content) {
    assertThat(content).as("content of %s", where).isNotEmpty();
    for (var each : content.properties()) {
      assertThat(each.getValue().has("example") || each.getValue().has("examples"))
          .as("example of %s as %s", where, each.getKey())
          .isTrue();
    }
  }

  private static JsonNode resolved(JsonNode document, JsonNode response) {
    return response.has("$ref")
        ? document.at(response.path("$ref").asText().substring(1))
        : response;
  }

  private static List<Described> operations(JsonNode document) {
    var operations = new ArrayList<Described>();
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        operations.add(
            new Described(operation.getKey() + " " + path.getKey(), operation.getValue()));
      }
    }
    return operations;
  }

  /// How many methods of the service are endpoints.
  private static int endpoints() {
    return (int)
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("vn.dunghen.intake")
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method ->
                    method.getAnnotations().stream()
                        .anyMatch(annotation ->
                            annotation
                                .getRawType()
                                .isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")))
                .count();
  }

  private JsonNode document() throws IOException {
    return json.readTree(
        given().port(management.getPort()).get("/q/openapi?format=json").asByteArray());
  }
}
