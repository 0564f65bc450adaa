package vn.dunghen.scoring.bulletin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import vn.dunghen.scoring.bulletin.Sheet.Cell;

/// A sheet as CSV (RFC 4180), UTF-8 with a byte order mark: without it Excel reads Vietnamese as
/// Windows-1252. Numbers are plain, with a point.
final class SheetCsv {

  private static final String MARK = "\uFEFF";

  private SheetCsv() {}

  static byte[] of(Sheet sheet) {
    var text = new StringBuilder(MARK);
    line(text, sheet.columns());
    sheet.lines().forEach(each -> line(text, each.stream().map(SheetCsv::written).toList()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String written(Cell cell) {
    return switch (cell) {
      case Cell.Text(var text) -> text;
      case Cell.Figure(var figure) -> figure.toPlainString();
      case Cell.Nothing() -> "";
    };
  }

  private static void line(StringBuilder text, List<String> fields) {
    text.append(fields.stream().map(SheetCsv::quoted).collect(Collectors.joining(",", "", "\r\n")));
  }

  private static String quoted(String field) {
    return field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + field.replace("\"", "\"\"") + '"'
        : field;
  }
}
