package vn.dunghen.scoring.bulletin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.dunghen.scoring.bulletin.Sheet.Cell;
import vn.dunghen.scoring.wording.Language;

/// A sheet as XLSX: numbers as numbers, the heading stays in sight.
final class SheetXlsx {

  private static final int NAMES = 3;

  private SheetXlsx() {}

  static byte[] of(Sheet sheet, Language in) {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "DungHen", "1.0")) {
      Worksheet page = workbook.newWorksheet(in.of("Chỉ số", "Index"));
      for (int column = 0; column < sheet.columns().size(); column++) {
        page.value(0, column, sheet.columns().get(column));
        page.style(0, column).bold().wrapText(true).set();
        page.width(column, column == NAMES - 1 ? 40 : 14);
      }
      for (int line = 0; line < sheet.lines().size(); line++) {
        List<Cell> cells = sheet.lines().get(line);
        for (int column = 0; column < cells.size(); column++) {
          switch (cells.get(column)) {
            case Cell.Text(var text) -> page.value(line + 1, column, text);
            case Cell.Figure(var figure) -> {
              page.value(line + 1, column, figure);
              if (figure.scale() > 0) {
                page.style(line + 1, column).format("0." + "0".repeat(figure.scale())).set();
              }
            }
            case Cell.Nothing() -> {}
          }
        }
      }
      page.freezePane(NAMES, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
