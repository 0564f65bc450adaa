package vn.dunghen.intake.importing;

import java.util.List;

/// What an import came to, or in a dry run would come to.
///
/// @param rows rows that hold anything, below the heading
/// @param events events that were made of them
/// @param accepted events that are on disk now
/// @param duplicate events that were there before, with the same content
/// @param conflict events whose id is used for another content; they are in quarantine
/// @param invalid events that break the contract, and rows of which no event could be made
/// @param forbidden events that are not the caller's to post
/// @param problems what is wrong with which row, in the order of the rows, the first 1,000
/// @param problemsLeftOut how many more there are
public record ImportAnswer(
    int rows,
    int events,
    int accepted,
    int duplicate,
    int conflict,
    int invalid,
    int forbidden,
    boolean dryRun,
    List<RowProblem> problems,
    int problemsLeftOut) {

  public ImportAnswer {
    problems = List.copyOf(problems);
  }

  /// @param row as spreadsheets count: the heading is usually row 1
  /// @param column the column's heading, or `source`
  public record RowProblem(int row, String column, String reason) {}
}
