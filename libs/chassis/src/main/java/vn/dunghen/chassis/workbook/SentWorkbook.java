package vn.dunghen.chassis.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/// An XLSX workbook that somebody sent, looked through before it is read: a small file can unpack
/// to a great deal, and a single cell that says it stands in column ZZZZZZ makes the reader keep
/// room for all those before it.
public final class SentWorkbook {

  private final byte[] file;

  /// @param mostUnpacked bytes that the file may grow to
  /// @throws Unreadable where it is no workbook
  /// @throws TooMuch where it is too large to be read
  public SentWorkbook(byte[] file, long mostUnpacked) {
    this.file = file;
    var allowance = new Allowance(mostUnpacked);
    try (var zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (var part : Collections.list(zip.getEntries())) {
        try (InputStream in = allowance.over(zip.getInputStream(part))) {
          PartCheck.look(in);
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (IOException | IllegalArgumentException noZip) {
      throw new Unreadable();
    }
  }

  /// Takes the rows of the first sheet.
  @FunctionalInterface
  public interface Taker<E extends Exception, F extends Exception> {
    /// @param from1904 whether the workbook counts days from 1904
    void take(Row row, boolean from1904) throws E, F;
  }

  /// @throws Unreadable where a part of it is broken; rows before it have been taken by then
  public <E extends Exception, F extends Exception> void read(Taker<E, F> taker) throws E, F {
    try (var workbook = open();
        Stream<Row> rows = rows(workbook)) {
      boolean from1904 = workbook.isDate1904();
      Iterator<Row> each = rows.iterator();
      while (hasNext(each)) {
        taker.take(each.next(), from1904);
      }
    } catch (IOException broken) {
      throw new Unreadable();
    }
  }

  private ReadableWorkbook open() {
    try {
      return new ReadableWorkbook(new ByteArrayInputStream(file));
    } catch (ExcelReaderException | IOException | UncheckedIOException broken) {
      throw new Unreadable();
    }
  }

  private static Stream<Row> rows(ReadableWorkbook workbook) {
    try {
      return workbook.getFirstSheet().openStream();
    } catch (ExcelReaderException | IOException | UncheckedIOException broken) {
      throw new Unreadable();
    }
  }

  /// The next row is parsed here: what fails is the file's fault.
  private static boolean hasNext(Iterator<?> rows) {
    try {
      return rows.hasNext();
    } catch (RuntimeException broken) {
      throw new Unreadable();
    }
  }

  /// How much may still be unpacked.
  private static final class Allowance {
    private final long most;
    private long used;

    Allowance(long most) {
      this.most = most;
    }

    InputStream over(InputStream part) {
      return new InputStream() {
        @Override
        public int read() throws IOException {
          int read = part.read();
          count(read < 0 ? 0 : 1);
          return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          int read = part.read(into, offset, length);
          count(Math.max(read, 0));
          return read;
        }

        @Override
        public void close() throws IOException {
          part.close();
        }
      };
    }

    private void count(int bytes) {
      used += bytes;
      if (used > most) {
        throw new TooMuch("The workbook unpacks to more than " + most + " bytes.");
      }
    }
  }

  /// The file is no workbook, or a broken one.
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable() {
      super("The file cannot be read as an XLSX workbook.");
    }
  }

  /// The file holds more than may be read at once. The message is a sentence for its sender.
  public static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMuch(String sentence) {
      super(sentence);
    }
  }
}
