package vn.dunghen.intake.malformed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Random;

/// What is no JSON, or not JSON as two readers would agree on it: syntax, depth, encodings, members
/// named twice, numbers.
final class JsonText {

  private static final String GOOD = Event.received().text();

  private JsonText() {}

  static void write(WritingCorpus to) {
    syntax(to);
    depth(to);
    encodings(to);
    names(to);
    numbers(to);
  }

  private static void syntax(WritingCorpus to) {
    var texts = new LinkedHashMap<String, String>();
    texts.put("empty", "");
    texts.put("only-spaces", "   \n\t ");
    texts.put("only-words", "not json");
    texts.put("html-page", "<html><body>503</body></html>");
    texts.put("xml", "<?xml version=\"1.0\"?><event/>");
    texts.put("form", "id=1&source=%2Fone-stop%2Fd1");
    texts.put("yaml", "id: m-1\nsource: /one-stop/d1\n");
    texts.put("opening-brace-only", "{");
    texts.put("closing-brace-only", "}");
    texts.put("opening-bracket-only", "[");
    texts.put("colon-only", ":");
    texts.put("comma-only", ",");
    texts.put("quote-only", "\"");
    texts.put("cut-off-after-a-comma", GOOD.substring(0, GOOD.indexOf(',') + 1));
    texts.put("cut-off-in-a-name", GOOD.substring(0, GOOD.indexOf("source") + 3));
    texts.put("cut-off-in-a-text", GOOD.substring(0, GOOD.indexOf("one-stop") + 3));
    texts.put("cut-off-before-the-last-brace", GOOD.substring(0, GOOD.length() - 1));
    texts.put("cut-off-after-a-colon", GOOD.substring(0, GOOD.indexOf("\"W1\"")));
    texts.put("two-objects", GOOD + GOOD);
    texts.put("two-objects-on-lines", GOOD + "\n" + GOOD);
    texts.put("a-brace-too-many", GOOD + "}");
    texts.put("words-after-the-end", GOOD + " and more");
    texts.put("wrong-closing-bracket", GOOD.substring(0, GOOD.length() - 1) + "]");
    texts.put("comma-before-the-closing-brace", GOOD.replace("\"online\"}", "\"online\",}"));
    texts.put("comma-after-the-opening-brace", "{," + GOOD.substring(1));
    texts.put("two-commas", GOOD.replaceFirst(",", ",,"));
    texts.put("no-comma", GOOD.replaceFirst(",", " "));
    texts.put("no-colon", GOOD.replaceFirst(":", " "));
    texts.put("equals-sign-for-colon", GOOD.replaceFirst(":", "="));
    texts.put("member-without-value", GOOD.replace(":\"P1\"", ""));
    texts.put("single-quotes", GOOD.replace('"', '\''));
    texts.put("typographic-quotes", GOOD.replace("\"P1\"", "“P1”"));
    texts.put("name-without-quotes", GOOD.replace("\"unit\":", "unit:"));
    texts.put("text-without-quotes", GOOD.replace("\"P1\"", "P1"));
    texts.put("line-comment", "// an event\n" + GOOD);
    texts.put("block-comment", GOOD.replace("\"P1\"", "/* P */ \"P1\""));
    texts.put("hash-comment", "# an event\n" + GOOD);
    texts.put("escape-hex", GOOD.replace("P1", "\\x50"));
    texts.put("escape-unknown", GOOD.replace("P1", "\\a"));
    texts.put("escape-octal", GOOD.replace("P1", "\\101"));
    texts.put("escape-unicode-cut-off", GOOD.replace("P1", "\\u12"));
    texts.put("escape-unicode-no-hex", GOOD.replace("P1", "\\uZZZZ"));
    texts.put("escape-at-the-end", "{\"id\":\"\\");
    texts.put("line-feed-in-a-text", GOOD.replace("P1", "P\n1"));
    texts.put("tab-in-a-text", GOOD.replace("P1", "P\t1"));
    texts.put("control-character-in-a-text", GOOD.replace("P1", "P\u001f1"));
    texts.put("escape-character-in-a-text", GOOD.replace("P1", "P\u001b[31m1"));
    texts.put("capital-true", GOOD.replace("\"P1\"", "True"));
    texts.put("undefined", GOOD.replace("\"P1\"", "undefined"));
    texts.put("half-a-null", GOOD.replace("\"P1\"", "nul"));
    texts.put("no-break-space-outside-texts", GOOD.replaceFirst(",", ",\u00a0"));
    texts.put("vertical-tab-outside-texts", GOOD.replaceFirst(",", ",\u000b"));
    texts.put("padded-with-a-jsonp-call", "callback(" + GOOD + ")");
    texts.put("guarded-by-a-prefix", ")]}',\n" + GOOD);
    texts.forEach((name, text) -> malformed(to, "syntax/" + name, text));
  }

  private static void depth(WritingCorpus to) {
    for (int deep : new int[] {66, 200, 1_000, 10_000, 100_000}) {
      malformed(to, "depth/%06d-arrays".formatted(deep), nested("[", "]", "1", deep));
      malformed(to, "depth/%06d-objects".formatted(deep), nested("{\"a\":", "}", "1", deep));
    }
    malformed(to, "depth/010000-arrays-never-closed", "[".repeat(10_000));
    malformed(to, "depth/010000-objects-never-closed", "{\"a\":".repeat(10_000));
    malformed(
        to,
        "depth/000100-inside-a-field",
        Event.received().data("extra", nested("[", "]", "1", 100)).text());
    malformed(
        to,
        "depth/000100-arrays-and-objects-in-turn",
        Event.received().data("extra", nested("[{\"a\":", "}]", "1", 50)).text());
  }

  private static String nested(String open, String close, String inner, int deep) {
    return open.repeat(deep) + inner + close.repeat(deep);
  }

  private static void encodings(WritingCorpus to) {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("byte-order-mark", ("\ufeff" + GOOD).getBytes(StandardCharsets.UTF_8));
    files.put("byte-order-mark-alone", "\ufeff".getBytes(StandardCharsets.UTF_8));
    files.put("utf-16-le", GOOD.getBytes(StandardCharsets.UTF_16LE));
    files.put("utf-16-be", GOOD.getBytes(StandardCharsets.UTF_16BE));
    files.put("utf-16-with-mark", GOOD.getBytes(StandardCharsets.UTF_16));
    files.put("utf-32-be", GOOD.getBytes(Charset.forName("UTF-32BE")));
    files.put("utf-32-le", GOOD.getBytes(Charset.forName("UTF-32LE")));
    files.put("latin-1", spliced(hex("e9")));
    files.put("windows-1258", spliced(hex("d0f5")));
    files.put("ebcdic", GOOD.getBytes(Charset.forName("IBM037")));
    files.put("gzip-bytes-without-saying-so", hex("1f8b08000000000000ff"));
    files.put("lone-continuation-byte", spliced(hex("80")));
    files.put("two-byte-sequence-cut-off", spliced(hex("c3")));
    files.put("three-byte-sequence-cut-off", spliced(hex("e1ba")));
    files.put("four-byte-sequence-cut-off", spliced(hex("f09f98")));
    files.put("body-ends-inside-a-character", concat(bytes("{\"id\":\""), hex("e1ba")));
    files.put("overlong-two-bytes-nul", spliced(hex("c080")));
    files.put("overlong-two-bytes-slash", spliced(hex("c0af")));
    files.put("overlong-three-bytes-slash", spliced(hex("e080af")));
    files.put("overlong-four-bytes-slash", spliced(hex("f08080af")));
    files.put("surrogate-high-as-utf-8", spliced(hex("eda080")));
    files.put("surrogate-low-as-utf-8", spliced(hex("edb080")));
    files.put("surrogate-pair-as-utf-8", spliced(hex("eda0bdedb880")));
    files.put("beyond-the-last-code-point", spliced(hex("f4908080")));
    files.put("five-byte-sequence", spliced(hex("f888808080")));
    files.put("byte-fe", spliced(hex("fe")));
    files.put("byte-ff", spliced(hex("ff")));
    files.put("nul-in-a-text", spliced(hex("00")));
    files.put("nul-between-members", concat(bytes("{"), hex("00"), bytes(GOOD.substring(1))));
    files.put("nul-after-the-end", concat(bytes(GOOD), hex("00")));
    files.put("nul-only", hex("00000000"));
    files.put("random-bytes", random());
    files.forEach((name, bytes) ->
        to.add(
            Event.refused(
                400, "encoding/" + name + ".json", Event.SOURCE, Malformed.NONE, "malformed-json"),
            bytes));
  }

  /// A sound event with these bytes in the procedure's code.
  private static byte[] spliced(byte[] inside) {
    int at = GOOD.indexOf("P1") + 1;
    return concat(bytes(GOOD.substring(0, at)), inside, bytes(GOOD.substring(at)));
  }

  private static byte[] random() {
    byte[] bytes = new byte[2_000];
    new Random(5).nextBytes(bytes);
    return bytes;
  }

  private static void names(WritingCorpus to) {
    malformed(to, "twice/id", "{\"id\":\"x\"," + GOOD.substring(1));
    malformed(to, "twice/source", "{\"source\":\"/one-stop/d2\"," + GOOD.substring(1));
    malformed(to, "twice/same-value", "{\"id\":\"mal-1\"," + GOOD.substring(1));
    malformed(to, "twice/data", GOOD.replaceFirst(",", ",\"data\":{},"));
    malformed(to, "twice/unit-in-data", GOOD.replace("\"unit\"", "\"unit\":\"W2\",\"unit\""));
    malformed(
        to,
        "twice/unit-written-with-escapes",
        GOOD.replace("\"unit\"", "\"unit\":\"W2\",\"\\u0075nit\""));
    malformed(
        to,
        "twice/deep-inside",
        Event.received().data("extra", "{\"a\":[{\"b\":1,\"b\":2}]}").text());
    malformed(
        to, "twice/unknown-attribute", "{\"extra\":\"1\",\"extra\":\"2\"," + GOOD.substring(1));
    malformed(to, "twice/name-too-long", Event.received().data("n".repeat(60_000), "1").text());
  }

  private static void numbers(WritingCorpus to) {
    for (String[] each :
        new String[][] {
          {"not-a-number", "NaN"},
          {"infinity", "Infinity"},
          {"minus-infinity", "-Infinity"},
          {"plus-sign", "+1"},
          {"leading-zero", "01"},
          {"no-digit-before-the-point", ".5"},
          {"no-digit-after-the-point", "1."},
          {"hexadecimal", "0x1F"},
          {"exponent-without-digits", "1e"},
          {"two-minus-signs", "--1"},
          {"minus-sign-alone", "-"},
          {"two-points", "1.2.3"},
          {"digit-groups", "1_000"},
          {"decimal-comma", "1,5"},
          {"full-width-digit", "１"},
          {"with-401-digits", "9".repeat(401)},
          {"with-5000-digits", "9".repeat(5_000)},
          {"exponent-with-5000-digits", "1e" + "9".repeat(5_000)}
        }) {
      malformed(to, "number/" + each[0], Event.received().data("extra", each[1]).text());
    }
    for (String[] each :
        new String[][] {
          {"1e400", "1e400", "double"},
          {"minus-1e400", "-1e400", "double"},
          {"1e999999999", "1e999999999", "double"},
          {"two-to-the-53", "9007199254740992", "2^53-1"},
          {"minus-two-to-the-53", "-9007199254740992", "2^53-1"},
          {"beyond-64-bits", "18446744073709551616", "2^53-1"},
          {"with-30-digits", "9".repeat(30), "2^53-1"},
          {"with-400-digits", "9".repeat(400), "2^53-1"}
        }) {
      to.add(
          Event.invalid("number/" + each[0] + ".json", "/data/extra", each[2]),
          Event.received().data("extra", each[1]).text());
    }
    for (String[] each :
        new String[][] {
          {"term-of-minus-zero", "-0"},
          {"term-of-zero", "0"},
          {"term-negative", "-1"},
          {"term-with-a-fraction", "1.5"},
          {"term-beyond-32-bits", "4294967297"},
          {"term-with-an-exponent", "1e15"},
          {"term-as-text", "\"10\""}
        }) {
      to.add(
          Event.invalid("number/" + each[0] + ".json", "/data/term/length", "whole number"),
          Event.received()
              .data("term", "{\"length\":" + each[1] + ",\"unit\":\"working-day\"}")
              .text());
    }
  }

  private static void malformed(WritingCorpus to, String name, String text) {
    to.add(
        Event.refused(400, name + ".json", Event.SOURCE, Malformed.NONE, "malformed-json"), text);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  static byte[] concat(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
