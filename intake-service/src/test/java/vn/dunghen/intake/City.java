package vn.dunghen.intake;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/// Events of the little city that the tests live in, and how they are posted.
public final class City {

  public static final String STRUCTURED = "application/cloudevents+json";
  public static final String BATCH = "application/cloudevents-batch+json";
  public static final String NDJSON = "application/x-ndjson";
  public static final String SOURCE_1 = "/one-stop/d1";
  public static final String SOURCE_2 = "/one-stop/d2";

  private City() {}

  /// Makes the agencies and sources known.
  public static void found() {
    String body =
        "["
            + String.join(
                ",",
                agency("H", null),
                agency("D1", "H"),
                agency("D2", "H"),
                agency("W1", "D1"),
                agency("W2", "D2"),
                source(SOURCE_1, Identities.SOURCE_1, "D1"),
                source(SOURCE_2, Identities.SOURCE_2, "D2"))
            + "]";
    post(Identities.OPERATOR, BATCH, body).then().statusCode(202);
  }

  public static Response post(String identity, String contentType, String body) {
    return post(identity, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Response post(String identity, String contentType, byte[] body) {
    return given()
        .auth()
        .preemptive()
        .basic(identity, Identities.PASSWORD)
        .config(
            io.restassured.RestAssured.config()
                .encoderConfig(
                    io.restassured.config.EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .header("Content-Type", contentType)
        .body(body)
        .post("/api/events");
  }

  public static Response get(String identity, String path, Object... parameters) {
    return given().auth().preemptive().basic(identity, Identities.PASSWORD).get(path, parameters);
  }

  public static String agency(String code, String parent) {
    return event(
        "/operator",
        "agency-" + code,
        "vn.dunghen.reference.agency.v1",
        code,
        "2024-01-01T00:00:00+07:00",
        "{\"code\":\"%s\",\"name\":\"%s\",\"kind\":\"district\",%s\"validFrom\":\"2020-01-01\"}"
            .formatted(code, code, parent == null ? "" : "\"parent\":\"" + parent + "\","));
  }

  public static String source(String source, String identity, String agency) {
    return event(
        "/operator",
        "source-" + identity,
        "vn.dunghen.reference.source.v1",
        source,
        "2024-01-01T00:00:00+07:00",
        "{\"source\":\"%s\",\"identity\":\"%s\",\"agencies\":[\"%s\"]}"
            .formatted(source, identity, agency));
  }

  /// A reception in ward W1.
  public static String received(String id, String dossier) {
    return received(SOURCE_1, id, dossier, "W1");
  }

  public static String received(String source, String id, String dossier, String unit) {
    return dossier(
        source,
        id,
        "received",
        dossier,
        "{\"procedure\":\"P1\",\"unit\":\"%s\",\"channel\":\"online\"}".formatted(unit));
  }

  public static String dossier(String source, String id, String name, String dossier, String data) {
    return event(
        source,
        id,
        "vn.dunghen.dossier." + name + ".v1",
        dossier,
        "2024-03-04T09:00:00+07:00",
        data);
  }

  public static String event(
      String source, String id, String type, String subject, String time, String data) {
    return """
    {"specversion":"1.0","source":"%s","id":"%s","type":"%s","subject":"%s","time":"%s",\
    "data":%s}\
    """
        .formatted(source, id, type, subject, time, data);
  }

  public static String batch(List<String> events) {
    return "[" + String.join(",", events) + "]";
  }

  public static String minutesFromNow(int minutes) {
    return Instant.now().plusSeconds(minutes * 60L).toString();
  }
}
