package vn.dunghen.intake.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.intake.importing.ImportAnswer.RowProblem;
import vn.dunghen.intake.receiving.Outcome;

/// Counts what becomes of the rows of one file.
public final class Tally {

  private static final int MOST_PROBLEMS = 1_000;

  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private final List<RowProblem> problems = new ArrayList<>();
  private int rows;
  private int events;
  private int problemsLeftOut;

  public void row() {
    rows++;
  }

  /// A row of which no event could be made.
  public void unreadable(List<RowProblem> reasons) {
    outcomes.merge(Outcome.INVALID, 1, Integer::sum);
    reasons.forEach(this::problem);
  }

  public void event(Outcome outcome) {
    events++;
    outcomes.merge(outcome, 1, Integer::sum);
  }

  public void problem(RowProblem problem) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(problem);
    } else {
      problemsLeftOut++;
    }
  }

  public ImportAnswer answer(boolean dryRun) {
    return new ImportAnswer(
        rows,
        events,
        count(Outcome.ACCEPTED),
        count(Outcome.DUPLICATE),
        count(Outcome.CONFLICT),
        count(Outcome.INVALID),
        count(Outcome.FORBIDDEN),
        dryRun,
        problems.stream().sorted(Comparator.comparingInt(RowProblem::row)).toList(),
        problemsLeftOut);
  }

  private int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }
}
