package vn.dunghen.intake.malformed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files of rows: history as CSV and XLSX, official results as CSV. What no table can be read from
/// is refused; of a table whose rows are wrong the answer names row, column and reason.
final class Tables {

  private static final String HEADING =
      "code,procedure,unit,channel,receivedAt,promise,term,completedAt\n";
  private static final String GOOD = "MAL-T-1,P1,W1,counter,04/03/2024 09:15,,,\n";
  private static final String IMPORTS = "/api/imports";
  private static final String OFFICIAL = "/api/imports/official-results";
  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String RESULTS =
      "unit,period,dataTakenAt,letter,item,numerator,denominator,score,change,rank,of\n";

  private Tables() {}

  static void write(WritingCorpus to) {
    csv(to);
    workbooks(to);
    officialResults(to);
  }

  private static void csv(WritingCorpus to) {
    csv(to, "empty", 422, Malformed.NONE, "empty", "");
    csv(to, "byte-order-mark-only", 422, Malformed.NONE, "empty", "\ufeff");
    csv(to, "blank-lines-only", 422, Malformed.NONE, "empty", "\n\n\n");
    csv(to, "no-heading", 422, "code", "is missing in the heading", GOOD);
    csv(
        to,
        "heading-without-unit",
        422,
        "unit",
        "is missing in the heading",
        HEADING.replace("unit,", "") + GOOD);
    csv(to, "heading-twice", 422, "unit", "two columns", HEADING.replace("promise", "unit") + GOOD);
    csv(
        to,
        "heading-in-capitals",
        422,
        "code",
        "is missing in the heading",
        HEADING.toUpperCase(Locale.ROOT) + GOOD);
    csv(
        to,
        "separated-by-tabs",
        422,
        "code",
        "is missing in the heading",
        (HEADING + GOOD).replace(',', '\t'));
    csv(
        to,
        "separated-by-pipes",
        422,
        "code",
        "is missing in the heading",
        (HEADING + GOOD).replace(',', '|'));
    csv(to, "json", 422, "code", "is missing in the heading", "[{\"code\":\"MAL-T-1\"}]");
    csv(
        to,
        "html",
        422,
        "code",
        "is missing in the heading",
        "<table><tr><td>code</td></tr></table>");
    csv(
        to,
        "quote-never-closed",
        422,
        Malformed.NONE,
        "cannot be read as CSV",
        HEADING + "\"MAL-T-1,P1\n" + GOOD);
    csv(
        to,
        "words-after-a-quoted-cell",
        422,
        Malformed.NONE,
        "cannot be read as CSV",
        HEADING + "\"MAL-T-1\"x,P1,W1,counter,04/03/2024,,,\n");
    row(to, "code-empty", "code", "must not be empty", ",P1,W1,counter,04/03/2024,,,");
    row(to, "code-with-nul", "code", "control", "T\u00001,P1,W1,counter,04/03/2024,,,");
    row(to, "code-with-bidi-override", "code", "control", "T\u202e1,P1,W1,counter,04/03/2024,,,");
    row(
        to,
        "code-of-64-kilobytes",
        "code",
        "1 to 200",
        "x".repeat(65_536) + ",P1,W1,counter,04/03/2024,,,");
    row(to, "unit-unknown", "unit", "known agency", "MAL-T-1,P1,NOWHERE,counter,04/03/2024,,,");
    row(
        to,
        "unit-is-formula",
        "unit",
        "known agency",
        "MAL-T-1,P1,\"=HYPERLINK(\"\"http://x\"\")\",counter,04/03/2024,,,");
    row(to, "channel-unknown", "channel", "must be one of", "MAL-T-1,P1,W1,pigeon,04/03/2024,,,");
    row(
        to,
        "received-yesterday",
        "receivedAt",
        "must be a date",
        "MAL-T-1,P1,W1,counter,yesterday,,,");
    row(
        to,
        "received-month-first",
        "receivedAt",
        "must be a date",
        "MAL-T-1,P1,W1,counter,03/31/2024,,,");
    row(
        to,
        "received-on-30-february",
        "receivedAt",
        "must be a date",
        "MAL-T-1,P1,W1,counter,30/02/2024,,,");
    row(
        to,
        "received-without-offset",
        "receivedAt",
        "must be a date",
        "MAL-T-1,P1,W1,counter,2024-03-04T09:00:00,,,");
    row(
        to,
        "received-is-formula",
        "receivedAt",
        "must be a date",
        "MAL-T-1,P1,W1,counter,=NOW(),,,");
    row(
        to,
        "received-in-year-0000",
        "receivedAt",
        "must be a date",
        "MAL-T-1,P1,W1,counter,01/01/0000,,,");
    row(to, "received-in-2999", "receivedAt", "future", "MAL-T-1,P1,W1,counter,01/01/2999,,,");
    row(
        to,
        "completed-before-the-reception",
        "completedAt",
        "before the reception",
        "MAL-T-1,P1,W1,counter,04/03/2024,,,03/03/2024");
    row(
        to,
        "promise-in-words",
        "promise",
        "must be a date",
        "MAL-T-1,P1,W1,counter,04/03/2024,soon,,");
    row(
        to,
        "term-of-moons",
        "term",
        "must be a length",
        "MAL-T-1,P1,W1,counter,04/03/2024,,3 moons,");
    row(
        to,
        "term-of-99999-days",
        "term",
        "must be a length",
        "MAL-T-1,P1,W1,counter,04/03/2024,,99999 working-day,");
    row(to, "too-few-cells", "unit", "must not be empty", "MAL-T-1,P1");
    for (String[] each :
        new String[][] {
          {"utf-16-le", "UTF-16LE"},
          {"utf-16-with-mark", "UTF-16"},
          {"latin-1", "ISO-8859-1"},
          {"windows-1258", "windows-1258"}
        }) {
      String text = HEADING + "Hồ-é,P1,W1,counter,04/03/2024,,,\n";
      to.add(
          malformed("csv/" + each[0] + ".csv", IMPORTS, CSV, 422, Malformed.NONE, "not UTF-8"),
          text.getBytes(Charset.forName(each[1])));
    }
    to.add(
        malformed(
            "csv/said-latin-1.csv",
            IMPORTS,
            "text/csv; charset=iso-8859-1",
            415,
            Malformed.NONE,
            "UTF-8"),
        HEADING + GOOD);
    to.add(
        malformed(
            "csv/said-json.csv", IMPORTS, "application/json", 415, Malformed.NONE, "text/csv"),
        HEADING + GOOD);
    to.add(
        malformed(
            "csv/no-content-type.csv", IMPORTS, Malformed.NONE, 415, Malformed.NONE, "text/csv"),
        HEADING + GOOD);
    to.add(
        malformed(
            "csv/dry-run-perhaps.csv",
            IMPORTS + "?dryRun=perhaps",
            CSV,
            400,
            "dryRun",
            "true or false"),
        HEADING + GOOD);
    to.add(
        malformed(
            "csv/mapping-no-json.csv",
            IMPORTS + "?mapping=%7B",
            CSV,
            400,
            "mapping",
            "JSON object"),
        HEADING + GOOD);
    to.add(
        malformed(
            "csv/mapping-of-an-unknown-field.csv",
            IMPORTS + "?mapping=%7B%22x%22:%22y%22%7D",
            CSV,
            400,
            "mapping",
            "not known"),
        HEADING + GOOD);
    to.add(
        malformed("csv/mapping-with-nul.csv", IMPORTS + "?mapping=%00", CSV, 400, "mapping", "NUL"),
        HEADING + GOOD);
    to.add(
        malformed("csv/source-blank.csv", IMPORTS + "?source=%20", CSV, 400, "source", "1 to 200"),
        HEADING + GOOD);
    to.add(
        malformed("csv/xlsx-bytes.csv", IMPORTS, CSV, 422, Malformed.NONE, Malformed.NONE),
        zip(workbook()));
  }

  private static void csv(
      WritingCorpus to, String name, int status, String place, String reason, String text) {
    to.add(malformed("csv/" + name + ".csv", IMPORTS, CSV, status, place, reason), text);
  }

  /// A table with one row, which is wrong: told, and not taken.
  private static void row(WritingCorpus to, String name, String column, String reason, String row) {
    csv(to, "row-" + name, 200, column, reason, HEADING + row + "\n");
  }

  private static void workbooks(WritingCorpus to) {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("empty", new byte[0]);
    files.put("csv-bytes", JsonText.bytes(HEADING + GOOD));
    files.put("old-xls-magic", JsonText.hex("d0cf11e0a1b11ae1000000000000000000000000"));
    files.put("random-bytes", random());
    files.put("zip-magic-only", JsonText.hex("504b0304"));
    files.put("zip-end-only", JsonText.hex("504b0506000000000000000000000000000000000000"));
    byte[] sound = zip(workbook());
    files.put("cut-off-in-the-middle", Arrays.copyOf(sound, sound.length / 2));
    files.put("cut-off-near-the-end", Arrays.copyOf(sound, sound.length - 10));
    files.put("directory-overwritten", overwritten(sound));
    files.put("zip-of-something-else", zip(Map.of("readme.txt", JsonText.bytes("hello"))));
    for (String part :
        new String[] {
          "[Content_Types].xml",
          "_rels/.rels",
          "xl/workbook.xml",
          "xl/_rels/workbook.xml.rels",
          "xl/worksheets/sheet1.xml"
        }) {
      String name = part.replaceAll("[^a-zA-Z0-9]+", "-").replaceAll("^-|-$", "");
      var broken = workbook();
      broken.put(part, JsonText.bytes("<broken"));
      if (!part.contains("Content_Types") && !part.equals("_rels/.rels")) {
        files.put("broken-" + name, zip(broken));
        var missing = workbook();
        missing.remove(part);
        files.put("missing-" + name, zip(missing));
      }
    }
    files.put("sheet-is-empty", zip(sheet("<sheetData/>")));
    files.put(
        "sheet-never-closed",
        zip(
            sheetText(
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>code")));
    files.put(
        "sheet-with-external-entity",
        zip(
            sheetText(
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>")));
    files.put("sheet-with-a-billion-laughs", zip(sheetText(laughs())));
    files.put(
        "cell-address-nonsense",
        zip(
            sheet(
                "<sheetData><row r=\"1\"><c r=\"?!\" t=\"inlineStr\"><is><t>code</t></is></c></row></sheetData>")));
    files.put(
        "row-number-nonsense",
        zip(
            sheet(
                "<sheetData><row r=\"x\"><c r=\"A1\" t=\"inlineStr\"><is><t>code</t></is></c></row></sheetData>")));
    files.put(
        "shared-text-that-is-not-there",
        zip(sheet("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row></sheetData>")));
    files.put(
        "number-that-is-none",
        zip(sheet("<sheetData><row r=\"1\"><c r=\"A1\"><v>one</v></c></row></sheetData>")));
    files.forEach((name, bytes) ->
        to.add(
            malformed("xlsx/" + name + ".xlsx", IMPORTS, XLSX, 422, Malformed.NONE, "-"), bytes));
    tooMuch(to, "cell-address-far-away", "columns", cell("ZZZZZZ1", "code"));
    tooMuch(to, "cell-address-just-beyond-the-last-column", "columns", cell("XFE1", "code"));
    tooMuch(to, "row-of-20000-cells-without-address", "columns", "<c/>".repeat(20_000));
    tooMuch(to, "cell-of-100000-characters", "characters", cell("A1", "x".repeat(100_000)));
    tooMuch(
        to,
        "cell-of-many-runs",
        "characters",
        "<c t=\"inlineStr\"><is>" + "<r><t>0123456789</t></r>".repeat(10_000) + "</is></c>");
    to.add(
        malformed("xlsx/bomb-of-200-megabytes.xlsx", IMPORTS, XLSX, 413, Malformed.NONE, "unpacks"),
        bomb());
    to.add(
        malformed("xlsx/row-unit-is-formula.xlsx", IMPORTS, XLSX, 200, "unit", "known agency"),
        zip(
            rows(
                "<c r=\"C2\" t=\"str\"><f>HYPERLINK(\"http://x\")</f><v>NOWHERE</v></c>",
                "<v>45355.5</v>")));
    to.add(
        malformed(
            "xlsx/row-received-is-formula-without-value.xlsx",
            IMPORTS,
            XLSX,
            200,
            "receivedAt",
            "must not be empty"),
        zip(rows(cell("C2", "W1"), "<f>NOW()</f>")));
    to.add(
        malformed(
            "xlsx/row-received-is-a-number-too-large.xlsx",
            IMPORTS,
            XLSX,
            200,
            "receivedAt",
            "must be a date"),
        zip(rows(cell("C2", "W1"), "<v>1e300</v>")));
    to.add(
        malformed(
            "xlsx/row-received-is-negative.xlsx",
            IMPORTS,
            XLSX,
            200,
            "receivedAt",
            "must be a date"),
        zip(rows(cell("C2", "W1"), "<v>-45355</v>")));
    to.add(
        malformed(
            "xlsx/row-received-is-an-error.xlsx",
            IMPORTS,
            XLSX,
            200,
            "receivedAt",
            "must not be empty"),
        zip(
            rows(cell("C2", "W1"), "<v>#REF!</v>").entrySet().stream()
                .collect(
                    LinkedHashMap::new,
                    (m, e) ->
                        m.put(
                            e.getKey(),
                            new String(e.getValue(), StandardCharsets.UTF_8)
                                .replace("<c r=\"E2\">", "<c r=\"E2\" t=\"e\">")
                                .getBytes(StandardCharsets.UTF_8)),
                    LinkedHashMap::putAll)));
  }

  /// A small file that would take a great deal of memory.
  private static void tooMuch(WritingCorpus to, String name, String reason, String cells) {
    to.add(
        malformed("xlsx/" + name + ".xlsx", IMPORTS, XLSX, 413, Malformed.NONE, reason),
        zip(sheet("<sheetData><row r=\"1\">" + cells + "</row></sheetData>")));
  }

  private static String laughs() {
    var text = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 10; i++) {
      text.append("<!ENTITY l")
          .append(i)
          .append(" \"")
          .append(("&l" + (i - 1) + ";").repeat(10))
          .append("\">");
    }
    return text.append(
            "]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&l9;</t></is></c></row></sheetData></worksheet>")
        .toString();
  }

  private static Map<String, byte[]> rows(String unit, String received) {
    var heading = new StringBuilder("<sheetData><row r=\"1\">");
    String[] names = {"code", "procedure", "unit", "channel", "receivedAt"};
    for (int i = 0; i < names.length; i++) {
      heading.append(cell((char) ('A' + i) + "1", names[i]));
    }
    return sheet(
        heading
            + "</row><row r=\"2\">"
            + cell("A2", "MAL-T-1")
            + cell("B2", "P1")
            + unit
            + cell("D2", "counter")
            + "<c r=\"E2\">"
            + received
            + "</c></row></sheetData>");
  }

  private static String cell(String at, String text) {
    return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  private static Map<String, byte[]> sheet(String data) {
    return sheetText(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + data
            + "</worksheet>");
  }

  private static Map<String, byte[]> sheetText(String text) {
    var parts = workbook();
    parts.put("xl/worksheets/sheet1.xml", JsonText.bytes(text));
    return parts;
  }

  /// A sound workbook with one sheet and a heading.
  private static Map<String, byte[]> workbook() {
    var parts = new LinkedHashMap<String, byte[]>();
    parts.put(
        "[Content_Types].xml",
        JsonText.bytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"));
    parts.put(
        "_rels/.rels",
        JsonText.bytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
    parts.put(
        "xl/workbook.xml",
        JsonText.bytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        JsonText.bytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"));
    parts.put(
        "xl/worksheets/sheet1.xml",
        JsonText.bytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>code</t></is></c></row></sheetData></worksheet>"));
    return parts;
  }

  private static byte[] zip(Map<String, byte[]> parts) {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(entry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /// A sheet of 200 megabytes of spaces.
  private static byte[] bomb() {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      zip.setLevel(Deflater.BEST_COMPRESSION);
      for (var part : workbook().entrySet()) {
        zip.putNextEntry(entry(part.getKey()));
        zip.write(part.getValue());
        if (part.getKey().endsWith("sheet1.xml")) {
          byte[] spaces = JsonText.bytes(" ".repeat(1 << 20));
          for (int i = 0; i < 200; i++) {
            zip.write(spaces);
          }
        }
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static ZipEntry entry(String name) {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2024, 1, 1, 0, 0));
    return entry;
  }

  private static byte[] overwritten(byte[] sound) {
    byte[] bytes = sound.clone();
    for (int i = bytes.length - 200; i < bytes.length - 100; i++) {
      bytes[i] = 'x';
    }
    return bytes;
  }

  private static byte[] random() {
    byte[] bytes = new byte[5_000];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private static void officialResults(WritingCorpus to) {
    official(to, "empty", 422, Malformed.NONE, "empty", "");
    official(to, "no-heading", 422, "unit", "is missing", "H,2024-09,02/10/2024,,total,,,55,,,\n");
    official(to, "latin-1-heading", 422, "item", "is missing", RESULTS.replace("item,", "") + "\n");
    result(
        to,
        "unit-unknown",
        "unit",
        "known agency",
        "NOWHERE,2024-09,02/10/2024 10:00,1/UB,total,,,55,,,");
    result(
        to,
        "month-13",
        "period",
        "must be a period",
        "H,2024-13,02/10/2024 10:00,1/UB,total,,,55,,,");
    result(
        to, "taken-in-words", "dataTakenAt", "must be a date", "H,2024-09,soon,1/UB,total,,,55,,,");
    result(to, "item-empty", "item", "must be", "H,2024-09,02/10/2024 10:00,1/UB,,,,55,,,");
    result(to, "score-in-words", "score", "-", "H,2024-09,02/10/2024 10:00,1/UB,total,,,many,,,");
    result(to, "score-of-1000", "score", "-", "H,2024-09,02/10/2024 10:00,1/UB,total,,,1000,,,");
    result(
        to,
        "rank-beyond-32-bits",
        "rank",
        "-",
        "H,2024-09,02/10/2024 10:00,1/UB,total,,,55,,4294967297,63");
    result(to, "score-is-formula", "score", "-", "H,2024-09,02/10/2024 10:00,1/UB,total,,,=1+1,,,");
    to.add(
        new Malformed(
            "official-results/json.csv",
            Event.OPERATOR,
            OFFICIAL,
            "application/json",
            new Malformed.Answer(415),
            Malformed.NONE,
            "-"),
        "[]");
    to.add(
        new Malformed(
            "official-results/utf-16.csv",
            Event.OPERATOR,
            OFFICIAL,
            CSV,
            new Malformed.Answer(422),
            Malformed.NONE,
            "UTF-8"),
        RESULTS.getBytes(StandardCharsets.UTF_16));
  }

  private static void official(
      WritingCorpus to, String name, int status, String place, String reason, String text) {
    to.add(
        new Malformed(
            "official-results/" + name + ".csv",
            Event.OPERATOR,
            OFFICIAL,
            CSV,
            new Malformed.Answer(status),
            place,
            reason),
        text);
  }

  private static void result(
      WritingCorpus to, String name, String column, String reason, String row) {
    official(to, "row-" + name, 200, column, reason, RESULTS + row + "\n");
  }

  private static Malformed malformed(
      String file, String path, String type, int status, String place, String reason) {
    return new Malformed(file, "importer", path, type, new Malformed.Answer(status), place, reason);
  }
}
