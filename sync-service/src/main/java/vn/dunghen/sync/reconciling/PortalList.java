package vn.dunghen.sync.reconciling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.workbook.SentWorkbook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.sync.national.model.PortalDate;
import vn.dunghen.sync.national.model.Verdict;

/// A list exported from the portal, CSV or XLSX, read row by row: columns by the portal's names, in
/// any order; what is not compared is not looked at.
final class PortalList {

  private static final String CODE = "MaHoSo";
  private static final DateTimeFormatter SPREADSHEET =
      DateTimeFormatter.ofPattern("d/M/uuuu[ H:mm[:ss]]", Locale.ROOT);
  private static final int ZIP = 'P';

  /// Workbooks are held in memory while they are read; long lists come as CSV.
  private static final int LARGEST_WORKBOOK = 16 << 20;

  private static final long MOST_UNPACKED = 96L << 20;

  private PortalList() {}

  /// A row of the list.
  ///
  /// @param status 0 where it is none of 1 to 10
  record Listed(
      String dossier,
      String procedure,
      int status,
      @Nullable Instant received,
      @Nullable Instant promised,
      @Nullable Instant ended) {}

  /// The list cannot be read: one sentence.
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String sentence) {
      super(sentence);
    }
  }

  /// The list is larger than can be read at once: one sentence.
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge(String sentence) {
      super(sentence);
    }
  }

  /// Takes rows; an empty one is a row without a dossier's code.
  @FunctionalInterface
  interface Reader {
    void take(Optional<Listed> row) throws SQLException;
  }

  static void read(InputStream body, Reader reader) throws Unreadable, SQLException {
    try (var in = new BufferedInputStream(body)) {
      in.mark(1);
      int first = in.read();
      in.reset();
      if (first == ZIP) {
        xlsx(in, reader);
      } else {
        csv(in, reader);
      }
    } catch (JsonProcessingException noCsv) {
      throw new Unreadable("The list cannot be read as CSV.");
    } catch (IOException broken) {
      throw new Unreadable("The list cannot be read as CSV or XLSX.");
    }
  }

  private static void csv(InputStream in, Reader reader)
      throws IOException, Unreadable, SQLException {
    var text = new InputStreamReader(in, StandardCharsets.UTF_8);
    var rows =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerFor(String[].class)
            .with(CsvSchema.emptySchema());
    Heading heading = null;
    try (var each = rows.<String[]>readValues(text)) {
      while (each.hasNextValue()) {
        String[] cells = each.nextValue();
        if (heading == null) {
          heading = Heading.of(List.of(cells));
        } else {
          reader.take(heading.row(i -> i < cells.length ? cells[i] : ""));
        }
      }
    }
    requireHeading(heading);
  }

  private static void xlsx(InputStream in, Reader reader)
      throws IOException, Unreadable, SQLException {
    byte[] file = in.readNBytes(LARGEST_WORKBOOK + 1);
    if (file.length > LARGEST_WORKBOOK) {
      throw new TooLarge(
          "The workbook is larger than " + LARGEST_WORKBOOK + " bytes; send the list as CSV.");
    }
    var rows = new SheetRows(reader);
    try {
      new SentWorkbook(file, MOST_UNPACKED)
          .<SQLException, Unreadable>read((row, _) -> rows.take(row));
    } catch (SentWorkbook.Unreadable broken) {
      throw new Unreadable("The list cannot be read as CSV or XLSX.");
    } catch (SentWorkbook.TooMuch tooMuch) {
      throw new TooLarge(String.valueOf(tooMuch.getMessage()));
    }
    requireHeading(rows.heading);
  }

  /// Rows of a sheet, the heading first.
  private static final class SheetRows {
    private final Reader reader;
    private @Nullable Heading heading;

    SheetRows(Reader reader) {
      this.reader = reader;
    }

    void take(Row row) throws SQLException, Unreadable {
      IntFunction<String> cell =
          i -> row.getOptionalCell(i).map(found -> found.getText().strip()).orElse("");
      if (heading == null) {
        heading = Heading.of(IntStream.range(0, row.getCellCount()).mapToObj(cell).toList());
      } else {
        reader.take(heading.row(cell));
      }
    }
  }

  private static void requireHeading(@Nullable Heading heading) throws Unreadable {
    if (heading == null) {
      throw new Unreadable("The list is empty.");
    }
  }

  /// Where the compared columns stand.
  private record Heading(
      int code, int procedure, int status, int received, int promised, int ended) {

    static Heading of(List<String> names) throws Unreadable {
      List<String> clean = names.stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
      var heading =
          new Heading(
              clean.indexOf(CODE),
              clean.indexOf("MaTTHC"),
              clean.indexOf("TrangThaiHoSo"),
              clean.indexOf("NgayTiepNhan"),
              clean.indexOf("NgayHenTra"),
              clean.indexOf("NgayKetThucXuLy"));
      for (int column :
          new int[] {
            heading.code,
            heading.procedure,
            heading.status,
            heading.received,
            heading.promised,
            heading.ended
          }) {
        if (column < 0) {
          throw new Unreadable(
              "The heading must name MaHoSo, MaTTHC, TrangThaiHoSo, NgayTiepNhan, NgayHenTra and"
                  + " NgayKetThucXuLy.");
        }
      }
      return heading;
    }

    Optional<Listed> row(IntFunction<String> cell) {
      String dossier = cell.apply(code).strip();
      if (dossier.isEmpty() || dossier.length() > 200) {
        return Optional.empty();
      }
      int number = Verdict.number(cell.apply(status)).orElse(0);
      return Optional.of(
          new Listed(
              dossier,
              cell.apply(procedure).strip(),
              number >= 1 && number <= 10 ? number : 0,
              date(cell.apply(received)),
              date(cell.apply(promised)),
              date(cell.apply(ended))));
    }

    private static @Nullable Instant date(String text) {
      String clean = text.strip();
      if (clean.isEmpty()) {
        return null;
      }
      return PortalDate.read(clean).orElseGet(() -> spreadsheet(clean));
    }

    private static @Nullable Instant spreadsheet(String text) {
      try {
        return SPREADSHEET.parseBest(text, LocalDateTime::from, java.time.LocalDate::from)
                instanceof LocalDateTime time
            ? time.atZone(CivilTime.ZONE).toInstant()
            : CivilTime.startOf(java.time.LocalDate.parse(text, SPREADSHEET));
      } catch (DateTimeException noDate) {
        return null;
      }
    }
  }
}
