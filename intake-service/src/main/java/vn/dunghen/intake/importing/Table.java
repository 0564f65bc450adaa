package vn.dunghen.intake.importing;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table in a file, read from its beginning as often as is needed, row by row.
public interface Table {

  /// Hands every row on that holds anything, the heading first.
  ///
  /// @throws UnreadableFile where the file is not what it should be
  void read(RowReader reader) throws IOException, InterruptedException;

  @FunctionalInterface
  interface RowReader {
    void accept(Row row) throws InterruptedException;
  }

  /// @param number as spreadsheets count: the heading is usually row 1
  record Row(int number, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    public Cell cell(int column) {
      return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    public boolean isEmpty() {
      return cells.stream().allMatch(Cell::isEmpty);
    }
  }

  /// @param text without space at its ends
  /// @param date what a number means as a spreadsheet's date, in local time
  record Cell(String text, @Nullable LocalDateTime date) {
    public static final Cell EMPTY = new Cell("", null);

    static Cell of(@Nullable String text) {
      return text == null ? EMPTY : new Cell(text.strip(), null);
    }

    public boolean isEmpty() {
      return text.isEmpty();
    }
  }

  /// The file cannot be read as a table. The message is a sentence for its sender.
  final class UnreadableFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableFile(String message) {
      super(message);
    }
  }

  /// The file holds more than may be imported at once. The message is a sentence for its sender.
  final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TooMuch(String message) {
      super(message);
    }
  }
}
