package vn.dunghen.scoring.rebuilding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Lists the generations and how far a rebuild is.
@ApplicationScoped
class ListingRebuilds {

  private static final String COUNT = "select count(*) from dossier";

  private final RecordedGenerations generations;
  private final DataSource database;

  ListingRebuilds(RecordedGenerations generations, DataSource database) {
    this.generations = generations;
    this.database = database;
  }

  /// A generation and how far it is.
  ///
  /// @param state building, current or retired
  /// @param stage reading, folding or done
  /// @param dossiers how many there are in all
  /// @param failure why it cannot go on just now; it is tried again
  record Progress(
      int generation,
      String state,
      String stage,
      Instant startedAt,
      String requestedBy,
      long registerPosition,
      long eventsAdded,
      long dossiersFolded,
      long dossiers,
      @Nullable String failure,
      @Nullable Instant finishedAt) {}

  /// The generations, latest first.
  @Transactional
  List<Progress> list() throws SQLException {
    // First what is folded, then what there is: a rebuild never seems more than complete.
    List<GenerationRow> rows = generations.latestFirst();
    long dossiers = dossiers();
    return rows.stream().map(row -> progress(row, dossiers)).toList();
  }

  private long dossiers() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(COUNT)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Progress progress(GenerationRow row, long dossiers) {
    String stage =
        !row.state.equals("building") ? "done" : row.registerRead ? "folding" : "reading";
    return new Progress(
        row.id,
        row.state,
        stage,
        row.startedAt,
        row.requestedBy,
        row.registerAfter,
        row.eventsAdded,
        row.dossiersFolded,
        dossiers,
        row.failure,
        row.finishedAt);
  }
}
