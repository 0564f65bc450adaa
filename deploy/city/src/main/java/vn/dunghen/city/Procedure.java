package vn.dunghen.city;

import java.util.List;

/// An administrative procedure of the seeded city.
///
/// @param term how long its handling may take
/// @param fee in đồng
/// @param levels the kinds of agency that handle it
public record Procedure(
    String code, String name, Term term, long fee, List<String> papers, List<String> levels) {

  public Procedure {
    papers = List.copyOf(papers);
    levels = List.copyOf(levels);
    if (papers.isEmpty()) {
      throw new IllegalArgumentException("A procedure asks for at least one paper: " + code);
    }
  }

  /// A length of time in working hours, working days, calendar days or months.
  public record Term(int length, String unit) {

    /// The term as whole working days, at least one: near enough to choose plausible dates.
    int inWorkingDays() {
      return switch (unit) {
        case "working-hour" -> Math.max(1, length / 8);
        case "working-day" -> length;
        case "calendar-day" -> Math.max(1, length * 5 / 7);
        case "month" -> length * 21;
        default -> throw new IllegalArgumentException("Unknown unit of a term: " + unit);
      };
    }
  }
}
