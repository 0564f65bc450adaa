package vn.dunghen.intake.importing;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.intake.receiving.TakingIn;
import vn.dunghen.intake.register.Transactions;

/// Imports a table, a chunk of rows at a time, each in transactions of its own. The same file again
/// gives duplicates, so an import that broke off is simply sent again.
@Singleton
final class Importing {

  private final TakingIn takingIn;
  private final Transactions transactions;
  private final ImportConfig config;

  Importing(TakingIn takingIn, Transactions transactions, ImportConfig config) {
    this.takingIn = takingIn;
    this.transactions = transactions;
    this.config = config;
  }

  /// How the file is to be read, and in whose name.
  ///
  /// @param mapping headings of fields that do not bear their own name
  /// @param dryRun whether to judge only
  record Wish(Caller caller, String source, Map<Field, String> mapping, boolean dryRun) {
    Wish {
      mapping = Map.copyOf(mapping);
    }
  }

  /// @throws Table.UnreadableFile before anything is written
  /// @throws Table.TooMuch before anything is written
  ImportAnswer run(Table table, Wish wish) throws IOException, InterruptedException {
    Columns columns = lookThrough(table, wish.mapping());
    var chunks = new Chunks(takingIn, transactions, wish, columns, config.chunkRows());
    table.read(chunks::accept);
    return chunks.finish();
  }

  /// Reads the whole file once, so that nothing of a file that cannot be read is written.
  private Columns lookThrough(Table table, Map<Field, String> mapping)
      throws IOException, InterruptedException {
    var seen =
        new Object() {
          int rows;
          @Nullable Columns columns;
        };
    table.read(row -> {
      if (seen.columns == null) {
        seen.columns = Columns.in(row, mapping);
      } else if (++seen.rows > config.rows()) {
        throw new Table.TooMuch("A file holds at most " + config.rows() + " rows.");
      }
    });
    Columns columns = seen.columns;
    if (columns == null) {
      throw new Table.UnreadableFile("The file is empty.");
    }
    return columns;
  }
}
