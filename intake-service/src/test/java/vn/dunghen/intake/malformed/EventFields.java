package vn.dunghen.intake.malformed;

import java.text.Normalizer;
import java.util.Map;

/// JSON that is sound, with an event in it that is not: kinds, codes, texts, instants, and what the
/// single types of events ask for.
final class EventFields {

  private static final Map<String, String> WRONG_KINDS =
      Map.of("number", "7", "boolean", "true", "array", "[\"x\"]", "object", "{\"a\":\"x\"}");

  private EventFields() {}

  static void write(WritingCorpus to) {
    kinds(to);
    codes(to);
    attributes(to);
    instants(to);
    types(to);
    texts(to);
    rights(to);
  }

  private static void kinds(WritingCorpus to) {
    for (String attribute :
        new String[] {"specversion", "id", "source", "type", "subject", "time"}) {
      WRONG_KINDS.forEach((kind, json) ->
          to.add(
              Event.invalid(
                  "kind/" + attribute + "-is-" + kind + ".json", "/" + attribute, "must be"),
              Event.received().with(attribute, json).text()));
      to.add(
          Event.invalid("kind/" + attribute + "-is-null.json", "/" + attribute, "is required"),
          Event.received().with(attribute, "null").text());
      to.add(
          Event.invalid("kind/" + attribute + "-is-missing.json", "/" + attribute, "is required"),
          Event.received().without(attribute).text());
    }
    for (String member : new String[] {"procedure", "unit", "channel", "promise"}) {
      WRONG_KINDS.forEach((kind, json) ->
          to.add(
              Event.invalid(
                  "kind/" + member + "-is-" + kind + ".json", "/data/" + member, "must be"),
              Event.received().data(member, json).text()));
    }
    for (String member : new String[] {"procedure", "unit", "channel"}) {
      to.add(
          Event.invalid("kind/" + member + "-is-missing.json", "/data/" + member, "is required"),
          Event.received().withoutData(member).text());
    }
    to.add(
        Event.invalid("kind/data-is-missing.json", "/data/unit", "is required"),
        Event.received().with("data", "null").text());
    for (String[] each :
        new String[][] {{"text", "\"x\""}, {"array", "[]"}, {"number", "1"}, {"boolean", "true"}}) {
      to.add(
          Event.invalid("kind/data-is-" + each[0] + ".json", "/data", "must be an object"),
          Event.received().with("data", each[1]).text());
    }
    for (String[] each :
        new String[][] {
          {"array", "[]"}, {"null", "null"}, {"text", "\"text\""}, {"number", "7"}, {"true", "true"}
        }) {
      to.add(
          Event.invalid("kind/the-event-is-" + each[0] + ".json", "", "must be a JSON object"),
          each[1]);
    }
    WRONG_KINDS.forEach((kind, json) -> {
      if (!kind.equals("object")) {
        to.add(
            Event.invalid("kind/term-is-" + kind + ".json", "/data/term", "must be an object"),
            Event.received().data("term", json).text());
        to.add(
            Event.invalid(
                "kind/personal-is-" + kind + ".json", "/data/personal", "must be an object"),
            Event.received().data("personal", json).text());
      }
    });
  }

  private static void codes(WritingCorpus to) {
    String[][] broken = {
      {"empty", "", "1 to 200 characters"},
      {"only-spaces", "   ", "1 to 200 characters"},
      {"space-before", " x", "begin or end with a space"},
      {"space-after", "x ", "begin or end with a space"},
      {"no-break-space-after", "x\u00a0", "begin or end with a space"},
      {"ideographic-space-before", "\u3000x", "begin or end with a space"},
      {"tab", "a\\tb", "control characters"},
      {"line-feed", "a\\nb", "control characters"},
      {"nul", "a\\u0000b", "NUL"},
      {"escape", "a\\u001bb", "control characters"},
      {"delete", "a\u007fb", "control characters"},
      {"c1-control", "a\u0085b", "control characters"},
      {"high-surrogate-alone", "a\\ud800b", "surrogate"},
      {"low-surrogate-alone", "a\\udc00b", "surrogate"},
      {"surrogates-the-wrong-way-round", "a\\udc00\\ud800b", "surrogate"},
      {"bidi-override", "a\u202eb", "control characters"},
      {"bidi-embedding", "a\u202ab", "control characters"},
      {"bidi-isolate", "a\u2066b", "control characters"},
      {"right-to-left-mark", "a\u200fb", "control characters"},
      {"zero-width-space", "a\u200bb", "control characters"},
      {"zero-width-joiner", "a\u200db", "control characters"},
      {"byte-order-mark-inside", "a\ufeffb", "control characters"},
      {"soft-hyphen", "a\u00adb", "control characters"},
      {"tag-characters", "a\udb40\udc41b", "control characters"},
      {"of-201-characters", "x".repeat(201), "1 to 200 characters"},
      {"of-64-kilobytes", "x".repeat(65_536), "1 to 200 characters"},
      {"of-201-vietnamese-characters", "ệ".repeat(201), "1 to 200 characters"}
    };
    for (String[] each : broken) {
      code(to, "id", each);
      code(to, "subject", each);
    }
    String decomposed = Normalizer.normalize("Hồ sơ 1", Normalizer.Form.NFD);
    for (String attribute : new String[] {"id", "subject"}) {
      to.add(
          Event.invalid(
              "code/" + attribute + "-in-decomposed-letters.json",
              "/" + attribute,
              "normal form C"),
          Event.received().with(attribute, "\"" + decomposed + "\"").text());
    }
    to.add(
        Event.invalid(
            "code/unit-in-decomposed-letters.json", "/data/unit", "is not a known agency"),
        Event.received()
            .data("unit", "\"" + Normalizer.normalize("Đống Đa", Normalizer.Form.NFD) + "\"")
            .text());
    to.add(
        Event.invalid("code/unit-of-letters-that-look-alike.json", "/data/unit", "known agency"),
        Event.received().data("unit", "\"Ԝ1\"").text());
    to.add(
        Event.invalid("code/unit-in-full-width-letters.json", "/data/unit", "known agency"),
        Event.received().data("unit", "\"Ｗ１\"").text());
    to.add(
        Event.invalid("code/unit-in-small-letters.json", "/data/unit", "known agency"),
        Event.received().data("unit", "\"w1\"").text());
    to.add(
        Event.invalid("code/unit-sql.json", "/data/unit", "known agency"),
        Event.received().data("unit", "\"W1'; drop table register; --\"").text());
    to.add(
        Event.invalid("code/unit-unknown.json", "/data/unit", "known agency"),
        Event.received().data("unit", "\"NOWHERE\"").text());
    to.add(
        Event.invalid("code/responsible-unknown.json", "/data/responsible", "known agency"),
        Event.received().data("responsible", "\"NOWHERE\"").text());
  }

  private static void code(WritingCorpus to, String attribute, String[] broken) {
    to.add(
        Event.invalid("code/" + attribute + "-" + broken[0] + ".json", "/" + attribute, broken[2]),
        Event.received().with(attribute, "\"" + broken[1] + "\"").text());
  }

  private static void attributes(WritingCorpus to) {
    attribute(to, "specversion-0.3", "specversion", "\"0.3\"", "/specversion", "must be 1.0");
    attribute(to, "specversion-2.0", "specversion", "\"2.0\"", "/specversion", "must be 1.0");
    attribute(to, "specversion-with-space", "specversion", "\"1.0 \"", "/specversion", "must be");
    attribute(to, "source-no-uri", "source", "\"no uri at all\"", "/source", "URI");
    attribute(to, "source-open-bracket", "source", "\"http://[bad\"", "/source", "URI");
    attribute(to, "source-broken-escape", "source", "\"/one%zz\"", "/source", "URI");
    attribute(to, "source-backslashes", "source", "\"\\\\\\\\server\\\\share\"", "/source", "URI");
    attribute(
        to, "dataschema-relative", "dataschema", "\"schema.json\"", "/dataschema", "absolute");
    attribute(to, "data-is-xml", "datacontenttype", "\"text/xml\"", "/datacontenttype", "json");
    attribute(to, "data-type-empty", "datacontenttype", "\"\"", "/datacontenttype", "json");
    attribute(to, "data-in-base64", "data_base64", "\"eyJ9\"", "/data_base64", "is not taken");
    attribute(to, "name-with-capital", "badName", "\"x\"", "/badName", "no attribute name");
    attribute(to, "name-with-space", "bad name", "\"x\"", "/bad name", "no attribute name");
    attribute(to, "name-with-hyphen", "bad-name", "\"x\"", "/bad-name", "no attribute name");
    attribute(to, "name-with-slash", "a/b", "\"x\"", "/a~1b", "no attribute name");
    attribute(to, "name-with-tilde", "a~b", "\"x\"", "/a~0b", "no attribute name");
    attribute(to, "name-with-letter-đ", "đơn", "\"x\"", "/đơn", "no attribute name");
    attribute(to, "name-empty", "", "\"x\"", "/", "no attribute name");
    attribute(
        to, "name-of-61-letters", "n".repeat(61), "\"x\"", "/" + "n".repeat(61), "no attribute");
    attribute(to, "name-of-the-prototype", "__proto__", "{}", "/__proto__", "no attribute name");
    attribute(to, "extension-is-object", "extra", "{\"a\":1}", "/extra", "string");
    attribute(to, "extension-is-array", "extra", "[1]", "/extra", "string");
    attribute(to, "extension-has-a-fraction", "extra", "1.5", "/extra", "string");
    attribute(to, "extension-beyond-32-bits", "extra", "4294967296", "/extra", "32 bits");
    attribute(to, "sequence-negative", "sequence", "-1", "/sequence", "whole number");
    attribute(to, "sequence-with-fraction", "sequence", "1.5", "/sequence", "whole number");
    attribute(to, "sequence-is-array", "sequence", "[1]", "/sequence", "whole number");
    attribute(to, "sequence-is-blank", "sequence", "\" \"", "/sequence", "1 to 200");
    attribute(to, "type-of-somebody-else", "type", "\"com.example.x\"", "/type", "must begin");
    attribute(to, "type-without-name", "type", "\"vn.dunghen\"", "/type", "must begin");
    attribute(
        to, "type-in-capitals", "type", "\"VN.DUNGHEN.DOSSIER.RECEIVED.V1\"", "/type", "must");
    attribute(
        to, "type-of-watermarks", "type", "\"vn.dunghen.watermark.v1\"", "/type", "must begin");
    attribute(to, "type-of-keys", "type", "\"vn.dunghen.dossier-key.v1\"", "/type", "must begin");
    attribute(to, "type-of-views", "type", "\"vn.dunghen.portal-view.v1\"", "/type", "must begin");
    to.add(
        Event.invalid("attribute/event-too-large.json", "", "bytes"),
        Event.received().data("extra", "\"" + "x".repeat(900_000) + "\"").text());
  }

  private static void attribute(
      WritingCorpus to, String file, String name, String json, String place, String reason) {
    to.add(
        Event.invalid("attribute/" + file + ".json", place, reason),
        Event.received().with(name, json).text());
  }

  private static void instants(WritingCorpus to) {
    String[][] broken = {
      {"without-offset", "2024-03-04T09:00:00"},
      {"day-only", "2024-03-04"},
      {"time-only", "09:00:00+07:00"},
      {"empty", ""},
      {"word", "now"},
      {"30-february", "2024-02-30T09:00:00+07:00"},
      {"29-february-of-a-common-year", "2023-02-29T09:00:00+07:00"},
      {"29-february-1900", "1900-02-29T09:00:00+07:00"},
      {"month-13", "2024-13-04T09:00:00+07:00"},
      {"month-0", "2024-00-04T09:00:00+07:00"},
      {"day-0", "2024-03-00T09:00:00+07:00"},
      {"day-32", "2024-03-32T09:00:00+07:00"},
      {"hour-25", "2024-03-04T25:00:00+07:00"},
      {"hour-24", "2024-03-04T24:00:00+07:00"},
      {"minute-60", "2024-03-04T09:60:00+07:00"},
      {"leap-second", "2016-12-31T23:59:60Z"},
      {"second-61", "2024-03-04T09:00:61+07:00"},
      {"year-0000", "0000-03-04T09:00:00+07:00"},
      {"year-9999", "9999-12-31T23:59:59+07:00"},
      {"year-10000", "10000-01-01T00:00:00+07:00"},
      {"year-negative", "-0001-01-01T00:00:00+07:00"},
      {"year-of-two-digits", "24-03-04T09:00:00+07:00"},
      {"year-1899", "1899-12-31T00:00:00+07:00"},
      {"year-2999", "2999-03-04T09:00:00+07:00"},
      {"offset-of-25-hours", "2024-03-04T09:00:00+25:00"},
      {"offset-of-hours-only", "2024-03-04T09:00:00+07"},
      {"offset-without-colon", "2024-03-04T09:00:00+0700"},
      {"zone-name", "2024-03-04T09:00:00+07:00[Asia/Ho_Chi_Minh]"},
      {"zone-word", "2024-03-04T09:00:00 ICT"},
      {"space-for-t", "2024-03-04 09:00:00+07:00"},
      {"vietnamese-order", "04/03/2024 09:00"},
      {"slashes", "2024/03/04T09:00:00+07:00"},
      {"basic-format", "20240304T090000+0700"},
      {"portal-format", "20240304090000"},
      {"week-date", "2024-W10-1T09:00:00+07:00"},
      {"ordinal-date", "2024-064T09:00:00+07:00"},
      {"ten-digits-of-second", "2024-03-04T09:00:00.1234567890+07:00"},
      {"decimal-comma", "2024-03-04T09:00:00,5+07:00"},
      {"epoch-seconds-as-text", "1709517600"},
      {"full-width-digits", "２０２４-03-04T09:00:00+07:00"},
      {"arabic-digits", "٢٠٢٤-03-04T09:00:00+07:00"},
      {"minus-sign-for-hyphen", "2024−03−04T09:00:00+07:00"},
      {"two-instants", "2024-03-04T09:00:00+07:00/2024-03-05T09:00:00+07:00"},
      {"http-date", "Mon, 04 Mar 2024 02:00:00 GMT"}
    };
    for (String[] each : broken) {
      to.add(
          Event.invalid("time/" + each[0] + ".json", "/time", "must"),
          Event.received().with("time", "\"" + each[1] + "\"").text());
    }
    for (int i : new int[] {0, 5, 15, 17, 26}) {
      to.add(
          Event.invalid("time/promise-" + broken[i][0] + ".json", "/data/promise", "must"),
          Event.received().data("promise", "\"" + broken[i][1] + "\"").text());
      to.add(
          Event.invalid("time/recorded-" + broken[i][0] + ".json", "/recordedtime", "must"),
          Event.received().with("recordedtime", "\"" + broken[i][1] + "\"").text());
    }
  }

  private static void types(WritingCorpus to) {
    data(to, "channel-unknown", Event.received().data("channel", "\"pigeon\""), "/data/channel");
    data(
        to, "channel-in-capitals", Event.received().data("channel", "\"ONLINE\""), "/data/channel");
    data(
        to,
        "term-without-unit",
        Event.received().data("term", "{\"length\":10}"),
        "/data/term/unit");
    data(
        to,
        "term-of-moons",
        Event.received().data("term", "{\"length\":3,\"unit\":\"moon\"}"),
        "/data/term/unit");
    dossier(to, "progressed-status-0", "progressed", "status", "0", "/data/status");
    dossier(to, "progressed-status-11", "progressed", "status", "11", "/data/status");
    dossier(to, "progressed-status-as-text", "progressed", "status", "\"4\"", "/data/status");
    dossier(to, "progressed-without-status", "progressed", "by", "\"x\"", "/data/status");
    dossier(to, "progressed-by-a-number", "progressed", "by", "7", "/data/by");
    dossier(to, "rated-without-liking", "rated", "note", "\"x\"", "/data/liked");
    dossier(to, "rated-with-a-word", "rated", "liked", "\"yes\"", "/data/liked");
    dossier(to, "rated-negative", "rated", "liked", "-1", "/data/liked");
    dossier(to, "payment-negative", "payment-made", "amount", "-1", "/data/amount");
    dossier(to, "payment-of-a-quadrillion", "payment-made", "amount", "1e15", "/data/amount");
    dossier(to, "payment-as-text", "payment-made", "amount", "\"1000\"", "/data/amount");
    dossier(to, "payment-through-nothing", "payment-made", "through", "\"\"", "/data/through");
    dossier(to, "returned-through-a-number", "returned", "through", "1", "/data/through");
    dossier(to, "transferred-to-nobody", "transferred", "reason", "\"x\"", "/data/responsible");
    dossier(
        to,
        "transferred-to-the-unknown",
        "transferred",
        "responsible",
        "\"X9\"",
        "/data/responsible");
    dossier(to, "promised-nothing", "promised", "reason", "\"x\"", "/data/promise");
    dossier(to, "linked-to-nothing", "linked", "reason", "\"x\"", "/data/other");
    dossier(to, "voided-nothing", "voided", "reason", "\"x\"", "/data/id");
    dossier(to, "completed-result-is-text", "completed", "result", "\"x\"", "/data/result");
    dossier(
        to,
        "completed-result-url-is-number",
        "completed",
        "result",
        "{\"url\":1}",
        "/data/result/url");
    dossier(to, "digitised-with-a-word", "digitised", "result", "\"yes\"", "/data/result");
    dossier(to, "papers-is-text", "supplement-requested", "papers", "\"x\"", "/data/papers");
    dossier(to, "papers-with-null", "supplement-requested", "papers", "[null]", "/data/papers/0");
    dossier(to, "papers-with-number", "supplement-requested", "papers", "[1]", "/data/papers/0");
    dossier(
        to,
        "papers-1001",
        "supplement-requested",
        "papers",
        "[" + "\"x\",".repeat(1_000) + "\"x\"]",
        "/data/papers");
    dossier(to, "reason-is-number", "refused", "reason", "7", "/data/reason");
    dossier(
        to,
        "reason-of-4001-characters",
        "refused",
        "reason",
        "\"" + "x".repeat(4_001) + "\"",
        "/data/reason");
    dossier(to, "corrected-without-replacement", "corrected", "id", "\"x\"", "/data/replacement");
    replacement(
        to, "corrected-by-a-voiding", "{\"type\":\"voided\",\"data\":{\"id\":\"x\"}}", "/type");
    replacement(to, "corrected-by-a-correction", "{\"type\":\"corrected\"}", "/type");
    replacement(to, "corrected-by-an-unknown-type", "{\"type\":\"eaten\"}", "/type");
    replacement(to, "corrected-without-type", "{\"data\":{}}", "/type");
    replacement(
        to,
        "corrected-into-the-future",
        "{\"type\":\"resumed\",\"time\":\"2999-01-01T00:00:00Z\"}",
        "/time");
    data(
        to,
        "petition-without-kind",
        Event.of("petition.submitted", "MAL-PAKN").data("unit", "\"W1\""),
        "/data/kind");
    data(
        to,
        "petition-of-an-unknown-kind",
        Event.of("petition.submitted", "MAL-PAKN").data("unit", "\"W1\"").data("kind", "\"x\""),
        "/data/kind");
    data(
        to,
        "petition-rated-below-zero",
        Event.of("petition.rated", "MAL-PAKN").data("likes", "-1").data("dislikes", "0"),
        "/data/likes");
    data(
        to,
        "report-of-no-period",
        Event.of("report.work-files", "W1").data("period", "\"2024-13\""),
        "/data/period");
    data(
        to,
        "report-of-more-online-than-all",
        Event.of("report.work-files", "W1")
            .data("period", "\"2024-03\"")
            .data("workFiles", "{\"handled\":7,\"handledOnline\":10}"),
        "/data/workFiles/handledOnline");
    reference(
        to, "agency-under-another-subject", agency("MAL-X1").with("subject", "\"X2\""), "/subject");
    reference(
        to, "agency-below-itself", agency("MAL-X1").data("parent", "\"MAL-X1\""), "/data/parent");
    reference(to, "agency-without-name", agency("MAL-X1").withoutData("name"), "/data/name");
    reference(to, "agency-with-blank-name", agency("MAL-X1").data("name", "\" \""), "/data/name");
    reference(
        to,
        "agency-that-ends-before-it-begins",
        agency("MAL-X1").data("validTo", "\"2019-01-01\""),
        "/data/validTo");
    reference(
        to,
        "agency-from-30-february",
        agency("MAL-X1").data("validFrom", "\"2020-02-30\""),
        "/data/validFrom");
    reference(
        to,
        "agency-from-an-instant",
        agency("MAL-X1").data("validFrom", "\"2020-01-01T00:00:00Z\""),
        "/data/validFrom");
    reference(
        to,
        "agency-followed-by-itself",
        agency("MAL-X1").data("successor", "\"MAL-X1\""),
        "/data/successor");
    reference(to, "calendar-in-another-zone", calendar().data("zone", "\"UTC\""), "/data/zone");
    reference(
        to,
        "calendar-with-blocks-across",
        calendar().data("workingTime", "[\"08:00-12:00\",\"11:00-17:00\"]"),
        "/data/workingTime");
    reference(
        to,
        "calendar-with-no-weekday",
        calendar().data("weekend", "[\"CHỦ NHẬT\"]"),
        "/data/weekend/0");
    reference(
        to,
        "calendar-with-a-day-of-another-year",
        calendar().data("daysOff", "[\"2023-01-01\"]"),
        "/data/daysOff/0");
    reference(to, "calendar-of-year-zero", calendar().data("year", "0"), "/data/year");
    reference(
        to,
        "procedure-with-negative-fee",
        Event.of("reference.procedure", "P-9")
            .data("code", "\"P-9\"")
            .data("name", "\"x\"")
            .data("validFrom", "\"2024-01-01\"")
            .data("fee", "-5"),
        "/data/fee");
  }

  private static Event agency(String code) {
    return Event.of("reference.agency", code)
        .data("code", "\"" + code + "\"")
        .data("name", "\"X\"")
        .data("kind", "\"ward\"")
        .data("parent", "\"D1\"")
        .data("validFrom", "\"2020-01-01\"");
  }

  private static Event calendar() {
    return Event.of("reference.calendar", "2024")
        .data("year", "2024")
        .data("zone", "\"Asia/Ho_Chi_Minh\"")
        .data("workingTime", "[\"08:00-12:00\",\"13:00-17:00\"]")
        .data("weekend", "[\"SATURDAY\",\"SUNDAY\"]");
  }

  private static void replacement(WritingCorpus to, String file, String json, String place) {
    data(
        to,
        file,
        Event.of("dossier.corrected", "MAL-1").data("id", "\"x\"").data("replacement", json),
        "/data/replacement" + place);
  }

  private static void dossier(
      WritingCorpus to, String file, String type, String member, String json, String place) {
    data(to, file, Event.of("dossier." + type, "MAL-1").data(member, json), place);
  }

  private static void data(WritingCorpus to, String file, Event event, String place) {
    to.add(Event.invalid("type/" + file + ".json", place, Malformed.NONE), event.text());
  }

  private static void reference(WritingCorpus to, String file, Event event, String place) {
    to.add(
        Event.refused(422, "type/" + file + ".json", Event.OPERATOR, place, Malformed.NONE),
        event.text());
  }

  private static void texts(WritingCorpus to) {
    to.add(
        Event.invalid("text/personal-name-is-a-number.json", "/data/personal/name", "string"),
        Event.received().data("personal", "{\"name\":7}").text());
    to.add(
        Event.invalid("text/personal-name-of-4001-characters.json", "/data/personal/name", "4000"),
        Event.received().data("personal", "{\"name\":\"" + "x".repeat(4_001) + "\"}").text());
    to.add(
        Event.invalid("text/personal-name-with-nul.json", "/data/personal/name", "NUL"),
        Event.received().data("personal", "{\"name\":\"Nguyễn\\u0000\"}").text());
    to.add(
        Event.invalid(
            "text/personal-name-with-half-a-pair.json", "/data/personal/name", "surrogate"),
        Event.received().data("personal", "{\"name\":\"Nguyễn\\ud83d\"}").text());
    to.add(
        Event.invalid("text/member-name-with-nul.json", "/data", "NUL"),
        Event.received().data("a\\u0000b", "1").text());
    to.add(
        Event.refused(
            400,
            "text/member-name-with-half-a-pair.json",
            Event.SOURCE,
            Malformed.NONE,
            "malformed-json"),
        Event.received().data("a\\ud800b", "1").text());
    to.add(
        Event.invalid("text/applicant-kind-is-a-number.json", "/data/applicantKind", "string"),
        Event.received().data("applicantKind", "1").text());
  }

  private static void rights(WritingCorpus to) {
    forbidden(
        to, "unit-of-another-district", Event.received().data("unit", "\"W2\""), "/data/unit");
    forbidden(
        to, "source-of-another", Event.received().with("source", "\"/one-stop/d2\""), "/source");
    forbidden(to, "source-of-nobody", Event.received().with("source", "\"/nobody\""), "/source");
    forbidden(
        to,
        "source-with-a-slash-more",
        Event.received().with("source", "\"/one-stop/d1/\""),
        "/source");
    forbidden(
        to,
        "history-by-a-source",
        Event.received().with("recordedtime", "\"2024-03-05T00:00:00Z\""),
        "/recordedtime");
    forbidden(
        to,
        "voids-what-another-said",
        Event.of("dossier.voided", "MAL-1").data("source", "\"/one-stop/d2\"").data("id", "\"x\""),
        "/data/source");
    forbidden(
        to,
        "decides-on-a-procedure",
        Event.of("procedure.withdrawn", "P1").data("reason", "\"x\""),
        "/type");
    to.add(
        Event.refused(403, "right/introduces-an-agency.json", Event.SOURCE, Malformed.NONE, "-"),
        agency("MAL-X1").text());
    to.add(
        new Malformed(
            "clash/same-id-another-body.json",
            Event.SOURCE,
            Event.EVENTS,
            Event.STRUCTURED,
            new Malformed.Answer(409),
            Malformed.NONE,
            "quarantine"),
        Event.received().with("id", "\"mal-sound\"").data("procedure", "\"P2\"").text());
    to.add(
        new Malformed(
            "clash/same-id-another-subject.json",
            Event.SOURCE,
            Event.EVENTS,
            Event.STRUCTURED,
            new Malformed.Answer(409),
            Malformed.NONE,
            "quarantine"),
        Event.received().with("id", "\"mal-sound\"").with("subject", "\"MAL-2\"").text());
  }

  private static void forbidden(WritingCorpus to, String file, Event event, String place) {
    to.add(
        Event.refused(403, "right/" + file + ".json", Event.SOURCE, place, Malformed.NONE),
        event.text());
  }
}
