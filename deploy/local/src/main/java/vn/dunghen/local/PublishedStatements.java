package vn.dunghen.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import vn.dunghen.city.SeededCity;
import vn.dunghen.city.Statement;

/// The published statements that a run replays and is then held against.
final class PublishedStatements {
  private PublishedStatements() {}

  /// @throws LauncherException when the file cannot be read or does not balance
  static List<Statement> of(Options.Replayed replayed) {
    var file = replayed.file();
    var agency = replayed.agency();
    if (file == null || agency == null) {
      return List.of(Statement.thanhXuan());
    }
    var statements = read(file, agency);
    if (statements.isEmpty()) {
      throw new LauncherException(file + " holds no statement.");
    }
    try {
      new SeededCity().units(agency, statements.getLast().to());
      return statements;
    } catch (IllegalArgumentException refused) {
      throw new LauncherException(String.valueOf(refused.getMessage()), refused);
    }
  }

  private static List<Statement> read(Path file, String agency) {
    try {
      return Statement.readAll(new ObjectMapper().readTree(file.toFile()), agency);
    } catch (IOException e) {
      throw new LauncherException("The statement " + file + " cannot be read.", e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new LauncherException("The statement " + file + " is refused: " + e.getMessage(), e);
    }
  }
}
