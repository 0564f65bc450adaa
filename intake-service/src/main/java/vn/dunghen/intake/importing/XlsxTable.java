package vn.dunghen.intake.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;

/// The first sheet of an XLSX workbook. Of a formula its last value counts; a text that looks like
/// one is a text.
final class XlsxTable implements Table {

  /// Numbers that would be longer written out stay in scientific notation.
  private static final int MOST_DIGITS = 40;

  private static final int STEP = 64 * 1024;
  private static final BigDecimal LATEST_SERIAL = new BigDecimal(2_958_466);
  private static final BigDecimal MILLIS_PER_DAY = new BigDecimal(86_400_000);
  private static final LocalDateTime SERIAL_1900 = LocalDateTime.of(1899, 12, 30, 0, 0);
  private static final LocalDateTime SERIAL_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);

  private final byte[] file;

  /// @param mostUnpacked bytes that the file may grow to: a small file can hold a great deal
  XlsxTable(byte[] file, long mostUnpacked) {
    this.file = file;
    long unpacked = 0;
    byte[] step = new byte[STEP];
    try (var zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (var entry : Collections.list(zip.getEntries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          for (int n = in.read(step); n >= 0; n = in.read(step)) {
            unpacked += n;
            if (unpacked > mostUnpacked) {
              throw new TooMuch("The workbook unpacks to more than " + mostUnpacked + " bytes.");
            }
          }
        }
      }
    } catch (IOException | IllegalArgumentException noZip) {
      throw unreadable();
    }
  }

  private static UnreadableFile unreadable() {
    return new UnreadableFile("The file cannot be read as an XLSX workbook.");
  }

  @Override
  public void read(RowReader reader) throws IOException, InterruptedException {
    try (InputStream in = new ByteArrayInputStream(file);
        var workbook = new ReadableWorkbook(in);
        Stream<org.dhatim.fastexcel.reader.Row> rows = workbook.getFirstSheet().openStream()) {
      var epoch = workbook.isDate1904() ? SERIAL_1904 : SERIAL_1900;
      var each = rows.iterator();
      while (hasNext(each)) {
        var row = row(each.next(), epoch);
        if (!row.isEmpty()) {
          reader.accept(row);
        }
      }
    } catch (UnreadableFile | TooMuch told) {
      throw told;
    } catch (ExcelReaderException | IOException | UncheckedIOException broken) {
      throw unreadable();
    }
  }

  /// The next row is parsed here: what fails is the file's fault.
  private static boolean hasNext(Iterator<?> rows) {
    try {
      return rows.hasNext();
    } catch (RuntimeException broken) {
      throw unreadable();
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
