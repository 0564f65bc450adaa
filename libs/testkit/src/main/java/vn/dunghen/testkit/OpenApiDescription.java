package vn.dunghen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The OpenAPI description of a service, as it is served, and what it has to say.
public final class OpenApiDescription {

  private final JsonNode document;

  private OpenApiDescription(JsonNode document) {
    this.document = document;
  }

  /// @param json the document
  public static OpenApiDescription of(String json) throws JsonProcessingException {
    return new OpenApiDescription(new ObjectMapper().readTree(json));
  }

  /// The description that a running service serves.
  ///
  /// @param management its management port
  public static OpenApiDescription servedAt(URI management) {
    var request =
        HttpRequest.newBuilder(management.resolve("/q/openapi?format=json"))
            .timeout(Duration.ofSeconds(60))
            .build();
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return of(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public JsonNode document() {
    return document;
  }

  /// An endpoint.
  ///
  /// @param method in small letters
  /// @param node what is said of it
  public record Operation(String method, String path, JsonNode node) {

    /// As it is called everywhere: `get /api/public/releases/{id}`.
    public String name() {
      return method + " " + path;
    }
  }

  /// Every endpoint of the package is described: what it does, who may call it, what it answers,
  /// with an example of every answer, parameter and body.
  ///
  /// @param open those that nobody has to sign in for, such as `get /api/public/releases`; of them
  ///   and of no others the description says so
  public void assertTellsEverythingOf(String packageName, String... open) {
    List<Operation> operations = operations();
    assertThat(operations)
        .as("described: %s", operations.stream().map(Operation::name).toList())
        .hasSize(endpoints(packageName));
    assertThat(operations.stream().filter(each -> isOpen(each.node())).map(Operation::name))
        .as("open to everybody")
        .containsExactlyInAnyOrder(open);
    operations.forEach(this::assertTellsEverything);
  }

  private void assertTellsEverything(Operation each) {
    String name = each.name();
    JsonNode operation = each.node();
    assertThat(operation.path("summary").asText()).as("summary of %s", name).isNotBlank();
    assertThat(operation.path("description").asText()).as("description of %s", name).isNotBlank();
    JsonNode responses = operation.path("responses");
    assertThat(responses.has("401")).as("401 of %s", name).isEqualTo(!isOpen(operation));
    boolean anySuccess = false;
    for (var response : responses.properties()) {
      JsonNode meant = resolved(response.getValue());
      String which = response.getKey() + " of " + name;
      assertThat(meant.path("description").asText()).as(which).isNotBlank();
      boolean elsewhere = response.getKey().startsWith("3");
      boolean success = response.getKey().startsWith("2") || elsewhere;
      anySuccess |= success;
      if (!success) {
        assertThat(meant.path("content").has("application/problem+json")).as(which).isTrue();
      }
      if (!elsewhere && !response.getKey().equals("204")) {
        assertExamples(which, meant.path("content"));
      }
    }
    assertThat(anySuccess).as("an answer of %s", name).isTrue();
    if (operation.has("requestBody")) {
      assertExamples("body of " + name, operation.path("requestBody").path("content"));
    }
    for (JsonNode parameter : operation.path("parameters")) {
      assertThat(parameter.has("example"))
          .as("example of %s of %s", parameter.path("name"), name)
          .isTrue();
    }
  }

  private boolean isOpen(JsonNode operation) {
    JsonNode security =
        operation.has("security") ? operation.path("security") : document.path("security");
    return security.isEmpty();
  }

  /// Every endpoint as the description names it, such as `get /api/public/releases/{id}`.
  public List<String> endpoints() {
    return operations().stream().map(Operation::name).toList();
  }

  private static void assertExamples(String where, JsonNode content) {
    assertThat(content).as("content of %s", where).isNotEmpty();
    for (var each : content.properties()) {
      assertThat(each.getValue().has("example") || each.getValue().has("examples"))
          .as("example of %s as %s", where, each.getKey())
          .isTrue();
    }
  }

  /// The node itself, or what it refers to.
  public JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  /// Every endpoint.
  public List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        operations.add(new Operation(operation.getKey(), path.getKey(), operation.getValue()));
      }
    }
    return operations;
  }

  /// How many methods of the service are endpoints.
  private static int endpoints(String packageName) {
    return (int)
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packageName)
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
}
