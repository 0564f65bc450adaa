package vn.dunghen.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.OpenApiDescription;
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

  @Test
  void every_endpoint_says_what_it_does_who_may_call_it_and_what_it_answers() throws IOException {
    description().assertTellsEverythingOf("vn.dunghen.intake");
  }

  @Test
  void the_examples_of_events_are_those_of_the_page_on_events() throws IOException {
    var shown = new ArrayList<JsonNode>();
    for (var block : JSON_BLOCK.matcher(Files.readString(EVENTS_PAGE)).results().toList()) {
      shown.add(json.readTree(block.group(1)));
    }

    // When
    JsonNode content = description().document().at("/paths/~1api~1events/post/requestBody/content");

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

  private OpenApiDescription description() throws IOException {
    return OpenApiDescription.of(
        given().port(management.getPort()).get("/q/openapi?format=json").asString());
  }
}
