package vn.dunghen.intake.importing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.workbook.SentWorkbook;

/// The first sheet of an XLSX workbook. Of a formula its last value counts; a text that looks like
/// one is a text.
final class XlsxTable implements Table {

  /// Numbers that would be longer written out stay in scientific notation.
  private static final int MOST_DIGITS = 40;

  private static final BigDecimal LATEST_SERIAL = new BigDecimal(2_958_466);
  private static final BigDecimal MILLIS_PER_DAY = new BigDecimal(86_400_000);
  private static final LocalDateTime SERIAL_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final LocalDateTime SERIAL_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);

  private final SentWorkbook workbook;

  /// @param mostUnpacked bytes that the file may grow to: a small file can hold a great deal
  XlsxTable(byte[] file, long mostUnpacked) {
    try {
      workbook = new SentWorkbook(file, mostUnpacked);
    } catch (SentWorkbook.Unreadable unreadable) {
      throw new UnreadableFile(String.valueOf(unreadable.getMessage()));
    } catch (SentWorkbook.TooMuch tooMuch) {
      throw new TooMuch(String.valueOf(tooMuch.getMessage()));
    }
  }

  @Override
  public void read(RowReader reader) throws InterruptedException {
    try {
      workbook.<InterruptedException, RuntimeException>read((each, from1904) -> {
        var row = row(each, from1904 ? SERIAL_1904 : SERIAL_1900);
        if (!row.isEmpty()) {
          reader.accept(row);
        }
      });
    } catch (SentWorkbook.Unreadable unreadable) {
      throw new UnreadableFile(String.valueOf(unreadable.getMessage()));
    }
  }

  private static Row row(org.dhatim.fastexcel.reader.Row row, LocalDateTime epoch) {
    var cells = new ArrayList<Cell>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      cells.add(cell(row.getCell(i), epoch));
    }
    return new Row(row.getRowNum(), cells);
  }

  private static Cell cell(org.dhatim.fastexcel.reader.@Nullable Cell cell, LocalDateTime epoch) {
    if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
      return Cell.EMPTY;
    }
    return switch (cell.getType()) {
      case NUMBER -> number(cell.asNumber(), epoch);
      case FORMULA -> formula(cell.getRawValue(), epoch);
      case STRING, BOOLEAN, ERROR, EMPTY -> Cell.of(cell.getText());
    };
  }

  private static Cell formula(@Nullable String value, LocalDateTime epoch) {
    if (value == null) {
      return Cell.EMPTY;
    }
    try {
      return number(new BigDecimal(value), epoch);
    } catch (NumberFormatException text) {
      return Cell.of(value);
    }
  }

  private static Cell number(BigDecimal number, LocalDateTime epoch) {
    if (Math.abs((long) number.precision() - number.scale()) > MOST_DIGITS
        || Math.abs((long) number.scale()) > MOST_DIGITS) {
      return Cell.of(number.toString());
    }
    String text = number.stripTrailingZeros().toPlainString();
    boolean isDate = number.signum() > 0 && number.compareTo(LATEST_SERIAL) < 0;
    return new Cell(
        text,
        isDate
            ? epoch.plus(
                number.multiply(MILLIS_PER_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact(),
                ChronoUnit.MILLIS)
            : null);
  }
}
