package vn.dunghen.intake.malformed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.dunghen.dossier.Topics;
import vn.dunghen.intake.City;
import vn.dunghen.intake.Identities;
import vn.dunghen.intake.IntakeKeys;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// Posts the whole corpus: each file is refused with its place and its reason, none with a word of
/// the inside, and nothing of any of them is in the register or in Kafka.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class MalformedInputIT {

  private static final int LEAST = 300;

  private static final int PATIENCE_MILLIS = 60_000;

  /// A message whose rest never comes is waited for no longer.
  private static final int WAITING_IN_VAIN_MILLIS = 200;

  private static final Pattern OF_THE_INSIDE =
      Pattern.compile(
          "Exception|vn\\.dunghen\\.(?!dossier|reference|petition|report|procedure|national)|\\bat java|SQLSTATE|jakarta\\.|\\.java:");

  private static final Pattern STATUS_LINE = Pattern.compile("^HTTP/\\d\\.\\d (\\d{3})");

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @TestHTTPResource("/")
  URI address;

  private String session = "";

  @Test
  void the_index_names_every_file_and_no_other() throws IOException {
    List<Malformed> corpus = Malformed.all();
    assertThat(corpus).hasSizeGreaterThan(LEAST);
    try (var files = Files.walk(Malformed.CORPUS)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(file -> !file.equals(Malformed.INDEX))
                  .map(Malformed.CORPUS::relativize)
                  .map(Path::toString))
          .containsExactlyInAnyOrderElementsOf(corpus.stream().map(Malformed::file).toList());
    }
  }

  @Test
  void each_is_refused_with_its_reason_and_nothing_is_taken() throws Exception {
    // Given
    City.found();
    City.post(
        Identities.SOURCE_1, City.STRUCTURED, Event.received().with("id", "\"mal-sound\"").text());
    session =
        json.readTree(
                send(
                        "one-stop-1",
                        "/api/portal-format/XrdAdapter/RestService/forward/mapi/login",
                        "application/json",
                        ("{\"username\":\"one-stop-1\",\"password\":\""
                                + Identities.PASSWORD
                                + "\"}")
                            .getBytes(UTF_8))
                    .body())
            .path("session")
            .asText();
    long registered = registered();

    // When
    var all = new SoftAssertions();
    for (Malformed each : Malformed.all()) {
      all.assertThatCode(() -> judge(each)).as(each.file()).doesNotThrowAnyException();
      long now = registered();
      all.assertThat(now).as("registered after %s", each).isEqualTo(registered);
      registered = now;
    }

    // Then
    all.assertAll();
    assertThat(published())
        .as("the sound event was published, so that nothing else would have been missed")
        .contains("MAL-1")
        .doesNotContain("MAL-2", "D1-240304-0001", "MAL-T-1", "MAL-X1", "MAL-PAKN");
  }

  private void judge(Malformed each) throws IOException, InterruptedException {
    if (each.isWholeMessage()) {
      judgeMessage(each);
    } else {
      byte[] body =
          each.file().startsWith("portal-adapter/")
              ? new String(each.bytes(), UTF_8).replace("{session}", session).getBytes(UTF_8)
              : each.bytes();
      HttpResponse<String> answer = send(each.as(), each.target(), each.type(), body);
      judge(
          each,
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body());
    }
  }

  private HttpResponse<String> send(String as, String path, String type, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", credentials(as))
            .timeout(Duration.ofMillis(PATIENCE_MILLIS))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (!type.equals(Malformed.NONE)) {
      request.header("Content-Type", type);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// Writes the message as it lies in the file and reads what comes. Only a message that is cut off
  /// has its sending half ended: a server need not answer who does not listen any more.
  private void judgeMessage(Malformed each) throws IOException {
    byte[] message = replaced(each.bytes(), "{credentials}", credentials(each.as()));
    String answer;
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(each.answer().isAnyRefusal() ? WAITING_IN_VAIN_MILLIS : PATIENCE_MILLIS);
      socket.getOutputStream().write(message);
      if (each.file().startsWith("cut-off/")) {
        socket.shutdownOutput();
      }
      answer = received(socket);
    } catch (SocketException closed) {
      answer = "";
    }
    if (answer.isEmpty()) {
      assertThat(each.answer().isAnyRefusal()).as("closed without an answer").isTrue();
      return;
    }
    Matcher statusLine = STATUS_LINE.matcher(answer);
    if (!statusLine.find()) {
      assertThat(each.file()).as(answer).isEqualTo("request-line/http-2-preface.http");
      return;
    }
    int status = Integer.parseInt(statusLine.group(1));
    if (each.answer().isAnyRefusal()) {
      assertThat(status)
          .as(answer)
          .isIn(List.of(400, 404, 405, 408, 413, 414, 415, 417, 422, 431, 505));
      assertThat(answer).doesNotContainPattern(OF_THE_INSIDE);
    } else {
      int head = answer.indexOf("\r\n\r\n");
      String type =
          answer
              .substring(0, head)
              .toLowerCase(Locale.ROOT)
              .lines()
              .filter(line -> line.startsWith("content-type:"))
              .map(line -> line.substring("content-type:".length()).strip())
              .findFirst()
              .orElse("");
      judge(each, status, type, answer.substring(head + 4));
    }
  }

  /// What comes until the connection is closed, or nothing comes any more.
  private static String received(Socket socket) throws IOException {
    var received = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(received);
    } catch (SocketTimeoutException silent) {
      // The server waits for the rest.
    }
    return received.toString(UTF_8);
  }

  private void judge(Malformed each, int status, String type, String body) throws IOException {
    assertThat(status).as(body).isEqualTo(each.answer().status());
    assertThat(body).doesNotContainPattern(OF_THE_INSIDE);
    if (!each.reason().equals(Malformed.NONE)) {
      assertThat(body).contains(each.reason());
    }
    if (each.answer().isResultEach()) {
      assertThat(body)
          .contains("\"result\":")
          .doesNotContain("\"result\":\"accepted\"", "\"result\":\"duplicate\"");
      assertThat(each.place().equals(Malformed.NONE) || body.contains("\"" + each.place() + "\""))
          .as("%s names %s", body, each.place())
          .isTrue();
    } else if (each.answer().isInTheBody()) {
      judgeInTheBody(each, body);
    } else {
      assertThat(type).startsWith("application/problem+json");
      judgeProblem(each, json.readTree(body));
    }
  }

  private void judgeInTheBody(Malformed each, String body) throws IOException {
    if (each.target().startsWith("/api/imports")) {
      JsonNode answer = json.readTree(body);
      assertThat(answer.path("accepted").asInt(-1)).isZero();
      assertThat(answer.path("problems").findValuesAsText("column")).contains(each.place());
    } else if (body.startsWith("{")) {
      assertThat(json.readTree(body).path("error_code").asInt()).isNegative();
    } else {
      assertThat(body).doesNotContain("thành công");
    }
  }

  private static void judgeProblem(Malformed each, JsonNode problem) {
    assertThat(problem.path("title").asText()).isNotBlank();
    JsonNode errors = problem.path("errors");
    if (!each.place().equals(Malformed.NONE)) {
      var places = new ArrayList<>(errors.findValuesAsText("pointer"));
      places.addAll(errors.findValuesAsText("parameter"));
      assertThat(places).contains(each.place());
    }
    assertThat(
            errors.findValuesAsText("reason").isEmpty()
                && problem.path("detail").asText().isBlank()
                && each.answer().status() == 422)
        .as("says neither place nor reason: %s", problem)
        .isFalse();
  }

  private static String credentials(String as) {
    return "Basic "
        + Base64.getEncoder().encodeToString((as + ":" + Identities.PASSWORD).getBytes(UTF_8));
  }

  private static byte[] replaced(byte[] bytes, String word, String by) {
    String text = new String(bytes, ISO_8859_1);
    return text.replace(word, by).getBytes(ISO_8859_1);
  }

  private long registered() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from register")) {
      row.next();
      return row.getLong(1);
    }
  }

  /// The keys of every record on every topic.
  private TreeSet<String> published() {
    var keys = new TreeSet<String>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.listTopics().entrySet().stream()
              .filter(
                  topic -> Topics.ALL.stream().anyMatch(ours -> ours.name().equals(topic.getKey())))
              .flatMap(topic -> topic.getValue().stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> {
              if (record.key() != null) {
                keys.add(new String(record.key(), UTF_8));
              }
            });
      }
    }
    return keys;
  }
}
