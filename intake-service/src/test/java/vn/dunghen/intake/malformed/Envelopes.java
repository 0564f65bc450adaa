package vn.dunghen.intake.malformed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Batches, streams and content types.
final class Envelopes {

  private static final String GOOD = Event.received().text();
  private static final String BAD = Event.received().without("time").text();
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final String NDJSON = "application/x-ndjson";

  private Envelopes() {}

  static void write(WritingCorpus to) {
    batches(to);
    streams(to);
    contentTypes(to);
  }

  private static void batches(WritingCorpus to) {
    add(to, "batch/empty-body.json", BATCH, 400, Malformed.NONE, "is empty", "");
    add(to, "batch/one-event-without-an-array.json", BATCH, 422, "", "must be an array", GOOD);
    add(to, "batch/text.json", BATCH, 422, "", "must be an array", "\"x\"");
    add(to, "batch/null.json", BATCH, 422, "", "must be an array", "null");
    add(to, "batch/never-closed.json", BATCH, 400, Malformed.NONE, "malformed-json", "[" + GOOD);
    add(
        to,
        "batch/comma-at-the-end.json",
        BATCH,
        400,
        Malformed.NONE,
        "malformed-json",
        "[" + GOOD + ",]");
    add(
        to,
        "batch/two-arrays.json",
        BATCH,
        400,
        Malformed.NONE,
        "malformed-json",
        "[" + GOOD + "][]");
    add(
        to,
        "batch/lines-instead-of-an-array.json",
        BATCH,
        422,
        "",
        "must be an array",
        GOOD + "\n" + GOOD);
    add(
        to,
        "batch/10001-events.json",
        BATCH,
        413,
        Malformed.NONE,
        "10000",
        "[" + "1,".repeat(10_000) + "1]");
    add(
        to,
        "batch/array-never-ending.json",
        BATCH,
        413,
        Malformed.NONE,
        "10000",
        "[" + "{},".repeat(10_001));
    add(to, "batch/deep.json", BATCH, 400, Malformed.NONE, "malformed-json", "[".repeat(50_000));
    add(
        to,
        "batch/byte-order-mark.json",
        BATCH,
        400,
        Malformed.NONE,
        "byte order mark",
        "\ufeff[" + GOOD + "]");
    add(
        to,
        "batch/bad-event-named-twice.json",
        BATCH,
        400,
        Malformed.NONE,
        "twice",
        "[" + BAD + ",{\"id\":\"x\",\"id\":\"y\"}]");
    add(to, "batch/nulls.json", BATCH, 202, Malformed.NONE, "must be a JSON object", "[null,null]");
    add(to, "batch/arrays.json", BATCH, 202, Malformed.NONE, "must be a JSON object", "[[],[{}]]");
    add(
        to,
        "batch/scalars.json",
        BATCH,
        202,
        Malformed.NONE,
        "must be a JSON object",
        "[1,\"x\",true]");
    add(to, "batch/empty-objects.json", BATCH, 202, "/specversion", "is required", "[{},{}]");
    add(
        to,
        "batch/two-without-time.json",
        BATCH,
        202,
        "/time",
        "is required",
        "[" + BAD + "," + BAD + "]");
    add(
        to,
        "batch/each-of-another-district.json",
        BATCH,
        202,
        "/data/unit",
        "is not an agency",
        "[" + Event.received().data("unit", "\"W2\"").text() + "]");
    add(
        to,
        "batch/1000-flawed-events.json",
        BATCH,
        202,
        "/time",
        "is required",
        "[" + (BAD + ",").repeat(999) + BAD + "]");
  }

  private static void streams(WritingCorpus to) {
    add(to, "stream/empty.ndjson", NDJSON, 400, Malformed.NONE, "is empty", "");
    add(to, "stream/blank-lines.ndjson", NDJSON, 400, Malformed.NONE, "is empty", "\n\r\n  \n");
    add(to, "stream/words.ndjson", NDJSON, 400, Malformed.NONE, "No line", "nothing\nreadable\n");
    add(
        to,
        "stream/one-line-too-long.ndjson",
        NDJSON,
        400,
        Malformed.NONE,
        "No line",
        "x".repeat(300_000));
    add(
        to,
        "stream/arrays.ndjson",
        NDJSON,
        400,
        Malformed.NONE,
        "No line",
        "[" + GOOD + "]\n[" + GOOD + "]\n");
    add(to, "stream/scalars.ndjson", NDJSON, 400, Malformed.NONE, "No line", "1\n\"x\"\nnull\n");
    add(
        to,
        "stream/byte-order-mark.ndjson",
        NDJSON,
        400,
        Malformed.NONE,
        "No line",
        "\ufeff" + GOOD + "\n");
    add(
        to,
        "stream/one-object-over-many-lines.ndjson",
        NDJSON,
        400,
        Malformed.NONE,
        "No line",
        GOOD.replace(",", ",\n"));
    add(
        to,
        "stream/separated-by-returns-only.ndjson",
        NDJSON,
        400,
        Malformed.NONE,
        "No line",
        GOOD + "\r" + GOOD);
    add(to, "stream/empty-objects.ndjson", NDJSON, 202, "/specversion", "is required", "{}\n{}\n");
    add(
        to,
        "stream/objects-without-time.ndjson",
        NDJSON,
        202,
        "/time",
        "is required",
        BAD + "\n" + BAD + "\n");
    add(to, "stream/no-line-feed-at-the-end.ndjson", NDJSON, 202, "/time", "is required", BAD);
    add(
        to,
        "stream/flawed-between-words.ndjson",
        NDJSON,
        202,
        "/time",
        "must be one JSON object",
        "words\n" + BAD + "\n{\"cut off");
    add(
        to,
        "stream/line-too-long-between-flawed.ndjson",
        NDJSON,
        202,
        "/time",
        "line of at most",
        BAD + "\n" + "y".repeat(300_000) + "\n" + BAD + "\n");
    to.add(
        new Malformed(
            "stream/utf-16.ndjson",
            Event.SOURCE,
            Event.EVENTS,
            NDJSON,
            new Malformed.Answer(400),
            Malformed.NONE,
            "No line"),
        (GOOD + "\n").getBytes(StandardCharsets.UTF_16LE));
  }

  private static void contentTypes(WritingCorpus to) {
    for (String[] each :
        new String[][] {
          {"missing", "-"},
          {"nonsense", "nonsense"},
          {"two-slashes", "a/b/c;;;="},
          {"text", "text/plain"},
          {"xml", "application/xml"},
          {"cloudevents-xml", "application/cloudevents+xml"},
          {"cloudevents-avro", "application/cloudevents+avro"},
          {"form", "application/x-www-form-urlencoded"},
          {"multipart", "multipart/form-data; boundary=x"},
          {"octets", "application/octet-stream"},
          {"csv", "text/csv"},
          {"any", "*/*"},
          {"any-application", "application/*"},
          {"charset-utf-16", "application/cloudevents+json; charset=utf-16"},
          {"charset-latin-1", "application/cloudevents+json; charset=iso-8859-1"},
          {"charset-unknown", "application/cloudevents+json; charset=viscii"},
          {"two-types", "application/cloudevents+json, text/plain"},
          {"json-5", "application/json5"},
          {"json-lines", "application/jsonl"}
        }) {
      int status =
          switch (each[0]) {
            case "nonsense", "two-slashes", "two-types" -> 400;
            default -> 415;
          };
      add(
          to,
          "content-type/" + each[0] + ".json",
          each[1],
          status,
          Malformed.NONE,
          Malformed.NONE,
          GOOD);
    }
    add(
        to,
        "content-type/plain-json-without-ce-headers.json",
        "application/json",
        400,
        "ce-specversion",
        "is required in binary mode",
        GOOD);
    for (String encoding : new String[] {"gzip", "x-gzip", "gzip, gzip"}) {
      String name = encoding.replace(", ", "-in-");
      to.add(
          new Malformed(
              "compressed/bomb-" + name + ".http",
              Event.SOURCE,
              Malformed.NONE,
              Malformed.NONE,
              new Malformed.Answer(415),
              Malformed.NONE,
              "Compressed"),
          bomb(encoding, encoding.contains(",") ? 2 : 1));
    }
    for (String encoding : new String[] {"deflate", "br", "zstd", "compress", "x-unknown"}) {
      to.add(
          new Malformed(
              "compressed/said-" + encoding + ".http",
              Event.SOURCE,
              Malformed.NONE,
              Malformed.NONE,
              new Malformed.Answer(415),
              Malformed.NONE,
              "Compressed"),
          WholeMessages.message(
              "Content-Type: " + Event.STRUCTURED + "\r\nContent-Encoding: " + encoding,
              JsonText.bytes(GOOD)));
    }
  }

  /// Ten megabytes of spaces, packed once or twice.
  private static byte[] bomb(String encoding, int times) {
    byte[] body = JsonText.bytes(GOOD + " ".repeat(10 << 20));
    for (int i = 0; i < times; i++) {
      body = packed(body);
    }
    return WholeMessages.message(
        "Content-Type: " + Event.STRUCTURED + "\r\nContent-Encoding: " + encoding, body);
  }

  private static byte[] packed(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip =
        new GZIPOutputStream(packed) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static void add(
      WritingCorpus to,
      String file,
      String type,
      int status,
      String place,
      String reason,
      String text) {
    to.add(
        new Malformed(
            file, Event.SOURCE, Event.EVENTS, type, new Malformed.Answer(status), place, reason),
        text);
  }
}
