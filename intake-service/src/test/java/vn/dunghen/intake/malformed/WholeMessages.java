package vn.dunghen.intake.malformed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Whole HTTP messages, as they go over the wire: binary mode with headers that are none, bodies
/// cut off, lengths that lie, paths with tricks. `{credentials}` stands for the poster's.
final class WholeMessages {

  private static final String GOOD = Event.received().text();
  private static final String DATA =
      "{\"procedure\":\"P1\",\"unit\":\"W1\",\"channel\":\"online\"}";
  private static final String TYPE = "Content-Type: " + Event.STRUCTURED;

  private WholeMessages() {}

  static void write(WritingCorpus to) {
    binaryMode(to);
    cutOff(to);
    requestLines(to);
    headers(to);
  }

  /// A POST to `/api/events` with these headers and a body of its true length.
  static byte[] message(String headers, byte[] body) {
    return JsonText.concat(
        JsonText.bytes(
            "POST /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: {credentials}\r\n"
                + "Connection: close\r\n"
                + headers
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n"),
        body);
  }

  private static void binaryMode(WritingCorpus to) {
    binary(to, 400, "no-specversion", "ce-specversion", "is required", "ce-specversion", null);
    binary(to, 422, "specversion-0.3", "/specversion", "must be 1.0", "ce-specversion", "0.3");
    binary(to, 422, "no-id", "/id", "is required", "ce-id", null);
    binary(to, 422, "no-source", "/source", "is required", "ce-source", null);
    binary(to, 422, "no-type", "/type", "is required", "ce-type", null);
    binary(to, 422, "no-subject", "/subject", "is required", "ce-subject", null);
    binary(to, 422, "no-time", "/time", "is required", "ce-time", null);
    binary(to, 422, "id-empty", "/id", "1 to 200", "ce-id", "");
    binary(to, 422, "time-without-offset", "/time", "offset", "ce-time", "2024-03-04T09:00:00");
    binary(to, 422, "id-with-escaped-tab", "/id", "control", "ce-id", "a%09b");
    binary(to, 422, "id-with-escaped-bidi-override", "/id", "control", "ce-id", "a%E2%80%AEb");
    binary(to, 400, "id-with-escaped-nul", "ce-id", "NUL", "ce-id", "a%00b");
    binary(to, 400, "id-with-lone-percent", "ce-id", "%", "ce-id", "a%b");
    binary(to, 400, "id-with-percent-at-the-end", "ce-id", "%", "ce-id", "a%");
    binary(to, 400, "id-with-percent-and-no-hex", "ce-id", "%", "ce-id", "a%GGb");
    binary(to, 400, "id-escaped-latin-1", "ce-id", "UTF-8", "ce-id", "a%E9b");
    binary(to, 400, "id-escaped-overlong", "ce-id", "UTF-8", "ce-id", "a%C0%AFb");
    binary(to, 400, "id-escaped-surrogate", "ce-id", "UTF-8", "ce-id", "a%ED%A0%80b");
    binary(
        to, 400, "subject-with-letters-not-escaped", "ce-subject", "ASCII", "ce-subject", "Hồ sơ");
    binary(to, 422, "id-of-201-characters", "/id", "1 to 200", "ce-id", "x".repeat(201));
    binary(to, 422, "source-no-uri", "/source", "URI", "ce-source", "no uri at all");
    binary(to, 422, "extension-with-hyphen", "/bad-name", "no attribute name", "ce-bad-name", "x");
    binary(to, 400, "data-as-header", "ce-data", "as an attribute", "ce-data", "{}");
    binary(to, 422, "data-base64-as-header", "/data_base64", "-", "ce-data_base64", "eyJ9");
    binary(to, 422, "sequence-blank", "/sequence", "1 to 200", "ce-sequence", "%20");
    binary(to, 400, "id-twice", "ce-id", "given once", "ce-id", "a\r\nce-id: b");
    binary(to, 400, "id-twice-in-other-letters", "ce-id", "given once", "ce-id", "a\r\nCE-ID: b");
    body(to, 400, "body-no-json", Malformed.NONE, "malformed-json", "{");
    body(to, 422, "body-is-array", "/data", "must be an object", "[]");
    body(to, 422, "body-is-text", "/data", "must be an object", "\"x\"");
    body(to, 422, "body-empty", "/data/unit", "is required", "");
    body(to, 422, "body-with-nul-in-a-text", "/data/unit", "NUL", DATA.replace("W1", "W\\u00001"));
    body(
        to,
        400,
        "body-with-a-member-twice",
        Malformed.NONE,
        "twice",
        "{\"unit\":\"W2\"," + DATA.substring(1));
    body(to, 422, "body-is-a-whole-event", "/data/unit", "is required", GOOD);
  }

  private static void binary(
      WritingCorpus to,
      int status,
      String file,
      String place,
      String reason,
      String header,
      @Nullable String value) {
    var headers = headers();
    headers.remove(header);
    if (value != null) {
      headers.put(header, value);
    }
    add(
        to,
        "binary/" + file,
        status,
        place,
        reason,
        message(joined(headers), JsonText.bytes(DATA)));
  }

  private static void body(
      WritingCorpus to, int status, String file, String place, String reason, String body) {
    add(
        to,
        "binary/" + file,
        status,
        place,
        reason,
        message(joined(headers()), JsonText.bytes(body)));
  }

  private static LinkedHashMap<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/json");
    headers.put("ce-specversion", "1.0");
    headers.put("ce-id", "mal-1");
    headers.put("ce-source", "/one-stop/d1");
    headers.put("ce-type", "vn.dunghen.dossier.received.v1");
    headers.put("ce-subject", "MAL-1");
    headers.put("ce-time", "2024-03-04T09:00:00+07:00");
    return headers;
  }

  private static String joined(LinkedHashMap<String, String> headers) {
    var lines = new ArrayList<String>();
    headers.forEach((name, value) -> lines.add(name + ": " + value));
    return String.join("\r\n", lines);
  }

  /// What can be promised of a message that never ends is only that nothing of it is taken.
  private static void cutOff(WritingCorpus to) {
    refusal(to, "cut-off/after-the-headers", head(TYPE + "\r\nContent-Length: 500"));
    refusal(to, "cut-off/in-the-headers", "POST /api/events HTTP/1.1\r\nHost: local");
    refusal(to, "cut-off/in-the-request-line", "POST /api/eve");
    refusal(
        to, "cut-off/in-the-body", head(TYPE + "\r\nContent-Length: 500") + GOOD.substring(0, 40));
    refusal(
        to,
        "cut-off/one-byte-before-the-end",
        head(TYPE + "\r\nContent-Length: " + GOOD.length()) + GOOD.substring(0, GOOD.length() - 1));
    String chunked = head(TYPE + "\r\nTransfer-Encoding: chunked");
    String size = Integer.toHexString(GOOD.length());
    refusal(to, "cut-off/before-the-first-chunk", chunked);
    refusal(to, "cut-off/in-a-chunk-size", chunked + "1");
    refusal(to, "cut-off/in-a-chunk", chunked + size + "\r\n" + GOOD.substring(0, 40));
    refusal(to, "cut-off/before-the-last-chunk", chunked + size + "\r\n" + GOOD + "\r\n");
    refusal(to, "cut-off/in-the-last-chunk", chunked + size + "\r\n" + GOOD + "\r\n0\r\n");
    refusal(to, "chunk/size-no-hex", chunked + "zz\r\n" + GOOD + "\r\n0\r\n\r\n");
    refusal(to, "chunk/size-negative", chunked + "-5\r\n" + GOOD + "\r\n0\r\n\r\n");
    refusal(to, "chunk/size-too-small", chunked + "5\r\n" + GOOD + "\r\n0\r\n\r\n");
    refusal(
        to,
        "chunk/size-beyond-64-bits",
        chunked + "f".repeat(20) + "\r\n" + GOOD + "\r\n0\r\n\r\n");
    refusal(to, "chunk/size-of-70-digits", chunked + "0".repeat(70_000) + size + "\r\n" + GOOD);
  }

  private static void requestLines(WritingCorpus to) {
    String rest = "\r\nContent-Length: " + JsonText.bytes(GOOD).length + "\r\n\r\n" + GOOD;
    for (String[] each :
        new String[][] {
          {"semicolon", "/api/events;x"},
          {"semicolon-escaped", "/api/events%3bx"},
          {"slash-escaped", "/api%2fevents"},
          {"backslash-escaped", "/api%5cevents"},
          {"two-slashes", "/api//events"},
          {"dots", "/api/x/../events"},
          {"dots-escaped", "/api/x/%2e%2e/events"},
          {"one-dot-escaped", "/api/%2e/events"},
          {"one-dot", "/api/./events"},
          {"escaped-twice", "/api/%2565vents"},
          {"nul-escaped", "/api/events%00"},
          {"line-feed-escaped", "/api/events%0a"}
        }) {
      add(
          to,
          "path/" + each[0],
          400,
          Malformed.NONE,
          "refused-path",
          JsonText.bytes(
              "POST "
                  + each[1]
                  + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: {credentials}\r\n"
                  + "Connection: close\r\n"
                  + TYPE
                  + rest));
    }
    refusal(to, "path/broken-escape", request("POST /api/events% HTTP/1.1", rest));
    refusal(to, "path/broken-escape-no-hex", request("POST /api/%zzevents HTTP/1.1", rest));
    refusal(to, "path/no-slash-at-the-beginning", request("POST api/events HTTP/1.1", rest));
    refusal(to, "path/letters-not-escaped", request("POST /api/events/Hồ HTTP/1.1", rest));
    refusal(
        to,
        "path/of-20000-characters",
        request("POST /api/" + "x".repeat(20_000) + " HTTP/1.1", rest));
    refusal(to, "request-line/no-version", request("POST /api/events", rest));
    refusal(to, "request-line/unknown-method", request("EAT /api/events HTTP/1.1", rest));
    refusal(to, "request-line/method-in-small-letters", request("post /api/events HTTP/1.1", rest));
    refusal(to, "request-line/method-with-nul", request("PO\u0000ST /api/events HTTP/1.1", rest));
    refusal(
        to,
        "request-line/tls-hello",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u0000\u0000");
    refusal(to, "request-line/http-2-preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    refusal(to, "request-line/only-line-ends", "\r\n\r\n\r\n");
  }

  private static void headers(WritingCorpus to) {
    int length = JsonText.bytes(GOOD).length;
    refusal(
        to,
        "header/without-colon",
        head(TYPE + "\r\nno colon here\r\nContent-Length: " + length) + GOOD);
    refusal(
        to,
        "header/with-nul",
        head(TYPE + "\r\nX-A: a\u0000b\r\nContent-Length: " + length) + GOOD);
    refusal(
        to,
        "header/of-20000-characters",
        head(TYPE + "\r\nX-A: " + "x".repeat(20_000) + "\r\nContent-Length: " + length) + GOOD);
    refusal(
        to,
        "header/2000-of-them",
        head(TYPE + "\r\nX-A: 1234567890".repeat(2_000) + "\r\nContent-Length: " + length) + GOOD);
    refusal(
        to,
        "header/name-with-space",
        head(TYPE + "\r\nX A: 1\r\nContent-Length: " + length) + GOOD);
    refusal(to, "length/negative", head(TYPE + "\r\nContent-Length: -1") + GOOD);
    refusal(to, "length/no-number", head(TYPE + "\r\nContent-Length: many") + GOOD);
    refusal(
        to,
        "length/two-that-differ",
        head(TYPE + "\r\nContent-Length: " + length + "\r\nContent-Length: 5") + GOOD);
    refusal(
        to,
        "length/a-list-that-differs",
        head(TYPE + "\r\nContent-Length: " + length + ", 5") + GOOD);
    refusal(
        to,
        "length/beyond-64-bits",
        head(TYPE + "\r\nContent-Length: 99999999999999999999") + GOOD);
    refusal(to, "length/too-small", head(TYPE + "\r\nContent-Length: 10") + GOOD);
    refusal(
        to,
        "length/beside-chunks",
        head(TYPE + "\r\nContent-Length: 5\r\nTransfer-Encoding: chunked")
            + "5\r\nhello\r\n0\r\n\r\n");
    refusal(
        to,
        "length/transfer-encoding-unknown",
        head(TYPE + "\r\nTransfer-Encoding: x-eaten\r\nContent-Length: " + length) + "{");
    add(
        to,
        "header/expects-the-impossible",
        0,
        Malformed.NONE,
        Malformed.NONE,
        JsonText.bytes(head(TYPE + "\r\nExpect: the-impossible\r\nContent-Length: 3") + "{,}"));
  }

  private static String request(String line, String rest) {
    return line
        + "\r\nHost: localhost\r\nAuthorization: {credentials}\r\nConnection: close\r\n"
        + TYPE
        + rest;
  }

  private static String head(String headers) {
    return "POST /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: {credentials}\r\n"
        + "Connection: close\r\n"
        + headers
        + "\r\n\r\n";
  }

  private static void refusal(WritingCorpus to, String file, String text) {
    add(to, file, 0, Malformed.NONE, Malformed.NONE, JsonText.bytes(text));
  }

  private static void add(
      WritingCorpus to, String file, int status, String place, String reason, byte[] bytes) {
    to.add(
        new Malformed(
            file + ".http",
            Event.SOURCE,
            Malformed.NONE,
            Malformed.NONE,
            new Malformed.Answer(status),
            place,
            reason),
        bytes);
  }
}
