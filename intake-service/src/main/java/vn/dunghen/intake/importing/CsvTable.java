package vn.dunghen.intake.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A CSV file (RFC 4180): UTF-8, with or without a byte order mark, separated by commas or, as
/// spreadsheets in Vietnamese write it, by semicolons. The heading decides which.
public final class CsvTable implements Table {

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final byte[] file;
  private final int start;
  private final ObjectReader rows;

  public CsvTable(byte[] file) {
    this.file = file;
    this.start =
        file.length >= MARK.length && Arrays.equals(file, 0, MARK.length, MARK, 0, MARK.length)
            ? MARK.length
            : 0;
    this.rows =
        CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .build()
            .readerFor(String[].class)
            .with(CsvSchema.emptySchema().withColumnSeparator(separator(file, start)));
  }

  private static char separator(byte[] file, int start) {
    int commas = 0;
    int semicolons = 0;
    boolean quoted = false;
    for (int i = start; i < file.length && (quoted || file[i] != '\n'); i++) {
      switch (file[i]) {
        case '"' -> quoted = !quoted;
        case ',' -> commas += quoted ? 0 : 1;
        case ';' -> semicolons += quoted ? 0 : 1;
        default -> {}
      }
    }
    return semicolons > commas ? ';' : ',';
  }

  @Override
  public void read(RowReader reader) throws IOException, InterruptedException {
    int number = 0;
    try (Reader text =
            new InputStreamReader(
                new ByteArrayInputStream(file, start, file.length - start),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT));
        MappingIterator<String[]> each = rows.readValues(text)) {
      while (each.hasNextValue()) {
        var row = new Row(++number, Arrays.stream(each.nextValue()).map(Cell::of).toList());
        if (!row.isEmpty()) {
          reader.accept(row);
        }
      }
    } catch (CharacterCodingException noUtf8) {
      throw new UnreadableFile("The file is not UTF-8; the fault comes after row " + number + ".");
    } catch (JsonProcessingException noCsv) {
      throw new UnreadableFile(
          "The file cannot be read as CSV; the fault comes after row " + number + ".");
    }
  }
}
