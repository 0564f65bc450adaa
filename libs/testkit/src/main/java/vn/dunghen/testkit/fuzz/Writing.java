package vn.dunghen.testkit.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.OpenApiDescription.Operation;

/// Writes one request to one operation: a sound one, then spoilt in none, one or a few places.
final class Writing {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "application/json; charset=utf-16",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "nonsense",
          "*/*");
  private static final List<String> ACCEPTS =
      List.of(
          "image/png",
          "text/html",
          "application/json",
          "application/problem+json",
          "*/*",
          "text/html,application/xhtml+xml;q=0.9",
          "nonsense",
          "a/b;q=nonsense");

  private final Operation operation;
  private final OpenApiDescription description;
  private final Map<String, List<String>> known;
  private final List<ApiFuzzer.Sample> samples;
  private final List<ApiFuzzer.Login> logins;
  private final SplittableRandom random;

  private String path;
  private final List<String> query = new ArrayList<>();
  private final List<String[]> headers = new ArrayList<>();
  private @Nullable String type;
  private byte @Nullable [] body;

  Writing(
      Operation operation,
      OpenApiDescription description,
      Map<String, List<String>> known,
      List<ApiFuzzer.Sample> samples,
      List<ApiFuzzer.Login> logins,
      SplittableRandom random) {
    this.operation = operation;
    this.description = description;
    this.known = known;
    this.samples = samples;
    this.logins = logins;
    this.random = random;
    this.path = operation.path();
  }

  /// A request as it is sent.
  record Written(String method, String target, List<String[]> headers, byte @Nullable [] body) {

    HttpRequest request(URI address, Duration patience) {
      var request =
          HttpRequest.newBuilder(URI.create(address.toString().replaceAll("/$", "") + target))
              .timeout(patience)
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofByteArray(body));
      headers.forEach(header -> request.header(header[0], header[1]));
      return request.build();
    }

    boolean isForAPage() {
      return !target.startsWith("/api/")
          && !target.startsWith("/fragments/")
          && headers.stream()
              .anyMatch(header -> header[0].equals("Accept") && header[1].contains("text/html"));
    }

    @Override
    public String toString() {
      var text = new StringBuilder(method).append(' ').append(target);
      headers.stream()
          .filter(header -> !header[0].equals("Authorization"))
          .forEach(header -> text.append(" | ").append(header[0]).append(": ").append(header[1]));
      if (body != null) {
        text.append(" | ")
            .append(new String(Arrays.copyOf(body, Math.min(body.length, 400)), UTF_8));
      }
      return text.toString();
    }
  }

  Written write() {
    int spoilt = random.nextInt(100);
    int times = spoilt < 40 ? 0 : spoilt < 80 ? 1 : 1 + random.nextInt(3);
    writeParameters(times > 0);
    writeBody();
    writeCaller();
    headers.add(new String[] {"Accept", accepted()});
    for (int i = 0; i < times; i++) {
      spoil();
    }
    if (type != null) {
      headers.add(new String[] {"Content-Type", type});
    }
    return new Written(
        operation.method().toUpperCase(Locale.ROOT),
        path + (query.isEmpty() ? "" : "?" + String.join("&", query)),
        headers,
        body);
  }

  private void writeParameters(boolean mayBeOdd) {
    for (JsonNode parameter : operation.node().path("parameters")) {
      String name = parameter.path("name").asText();
      String in = parameter.path("in").asText();
      boolean isPath = in.equals("path");
      boolean isRequired = isPath || parameter.path("required").asBoolean();
      if (!isRequired && random.nextInt(100) < 45) {
        continue;
      }
      boolean isOdd = mayBeOdd && random.nextInt(100) < 25;
      String value = isOdd ? Oddities.text(random) : sound(parameter);
      String written = Oddities.encoded(value);
      switch (in) {
        case "path" ->
            path =
                path.replaceFirst(
                    "\\{" + name + "(:[^}]*)?}",
                    written.isEmpty() ? "0" : written.replace("$", "%24"));
        case "query" -> query.add(name + "=" + written);
        case "header" -> headers.add(new String[] {name, Oddities.asHeader(value)});
        default -> throw new IllegalStateException(in);
      }
    }
    path = path.replaceAll("\\{[^}]*}", "0");
  }

  private String sound(JsonNode parameter) {
    var candidates =
        new ArrayList<String>(known.getOrDefault(parameter.path("name").asText(), List.of()));
    if (candidates.isEmpty() || random.nextInt(100) < 30) {
      if (parameter.has("example")) {
        candidates.add(ApiFuzzer.text(parameter.path("example")));
      }
      JsonNode schema = description.resolved(parameter.path("schema"));
      schema.path("enum").forEach(value -> candidates.add(ApiFuzzer.text(value)));
      if (schema.has("default")) {
        candidates.add(ApiFuzzer.text(schema.path("default")));
      }
    }
    return candidates.isEmpty() ? "0" : candidates.get(random.nextInt(candidates.size()));
  }

  private void writeBody() {
    var bodies = new ArrayList<>(samples);
    for (var content : operation.node().path("requestBody").path("content").properties()) {
      JsonNode media = content.getValue();
      if (media.has("example")) {
        bodies.add(new ApiFuzzer.Sample(content.getKey(), ApiFuzzer.text(media.path("example"))));
      }
      media
          .path("examples")
          .forEach(example ->
              bodies.add(
                  new ApiFuzzer.Sample(content.getKey(), ApiFuzzer.text(example.path("value")))));
    }
    if (!bodies.isEmpty()) {
      var chosen = bodies.get(random.nextInt(bodies.size()));
      type = chosen.type();
      body = chosen.text().getBytes(UTF_8);
    }
  }

  private void writeCaller() {
    if (random.nextInt(100) < 96) {
      ApiFuzzer.Login login = logins.get(random.nextInt(logins.size()));
      headers.add(
          new String[] {
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((login.name() + ":" + login.password()).getBytes(UTF_8))
          });
    }
  }

  private String accepted() {
    for (var response : operation.node().path("responses").properties()) {
      if (response.getKey().startsWith("2")) {
        var types = new ArrayList<String>();
        description
            .resolved(response.getValue())
            .path("content")
            .fieldNames()
            .forEachRemaining(types::add);
        if (!types.isEmpty()) {
          return types.get(random.nextInt(types.size()));
        }
      }
    }
    return "*/*";
  }

  private void spoil() {
    switch (random.nextInt(body == null ? 6 : 12)) {
      case 0 ->
          query.add(
              Oddities.encoded(Oddities.text(random))
                  + "="
                  + Oddities.encoded(Oddities.text(random)));
      case 1 -> {
        if (!query.isEmpty()) {
          query.remove(random.nextInt(query.size()));
        }
      }
      case 2 -> {
        if (!query.isEmpty()) {
          String twice = query.get(random.nextInt(query.size()));
          query.add(twice.split("=", 2)[0] + "=" + Oddities.encoded(Oddities.text(random)));
        }
      }
      case 3 -> replaceHeader("Accept", ACCEPTS.get(random.nextInt(ACCEPTS.size())));
      case 4 ->
          headers.add(new String[] {"X-Correlation-Id", Oddities.asHeader(Oddities.text(random))});
      case 5 -> {
        if (random.nextBoolean()) {
          replaceHeader("Authorization", "Basic " + Oddities.asHeader(Oddities.text(random)));
        } else {
          headers.add(new String[] {"Origin", "https://elsewhere.invalid"});
        }
      }
      case 6 -> type = TYPES.get(random.nextInt(TYPES.size()));
      case 7 -> type = null;
      case 8 -> body = Oddities.bytes(body == null ? new byte[0] : body, random);
      default -> body = spoiltTree();
    }
  }

  private byte[] spoiltTree() {
    byte[] sound = body == null ? new byte[0] : body;
    try {
      JsonNode tree = JSON.readTree(sound);
      return tree == null || tree.isMissingNode()
          ? Oddities.bytes(sound, random)
          : JSON.writeValueAsString(Oddities.tree(tree, random)).getBytes(UTF_8);
    } catch (JsonProcessingException noJson) {
      return Oddities.bytes(sound, random);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void replaceHeader(String name, String value) {
    headers.removeIf(header -> header[0].equals(name));
    headers.add(new String[] {name, value});
  }
}
