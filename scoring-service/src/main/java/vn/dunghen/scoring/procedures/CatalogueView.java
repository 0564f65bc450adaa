package vn.dunghen.scoring.procedures;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dunghen.dossier.time.WorkCalendar;
import vn.dunghen.scoring.rulesets.model.Words;

/// The catalogue of procedures as its page shows it.
///
/// @param deadlines of decisions that are to be announced or made public, what passes next first
/// @param rows those with the most gaps first
record CatalogueView(
    String on, int overdue, int withGaps, List<DeadlineLine> deadlines, List<Row> rows) {

  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  CatalogueView {
    deadlines = List.copyOf(deadlines);
    rows = List.copyOf(rows);
  }

  /// @param light the class of its light
  record DeadlineLine(
      String by,
      String light,
      Words standing,
      Words what,
      String decision,
      String code,
      String name) {}

  /// @param gaps what the catalogue does not say; empty words where nothing lacks
  /// @param missing what lacked on the national database when last checked
  record Row(String code, String name, String field, String href, Lacks gaps, Lacks missing) {}

  record Lacks(int count, String vi, String en) {

    static Lacks of(List<Words> words) {
      return new Lacks(
          words.size(),
          words.stream().map(Words::vi).collect(Collectors.joining(", ")),
          words.stream().map(Words::en).collect(Collectors.joining(", ")));
    }
  }

  private record Pending(Procedures.Known known, Deadline deadline) {}

  static CatalogueView of(
      Collection<Procedures.Known> procedures, WorkCalendar calendar, LocalDate today) {
    List<Pending> pending =
        procedures.stream()
            .flatMap(known -> pending(known, calendar, today))
            .sorted(
                Comparator.comparing((Pending each) -> each.deadline().by())
                    .thenComparing(each -> each.known().code()))
            .toList();
    List<Row> rows =
        procedures.stream()
            .filter(known -> !known.life().withdrawn())
            .map(CatalogueView::row)
            .sorted(
                Comparator.comparingInt((Row row) -> row.gaps().count() + row.missing().count())
                    .reversed()
                    .thenComparing(Row::code))
            .toList();
    return new CatalogueView(
        DAY.format(today),
        (int)
            pending.stream()
                .filter(each -> each.deadline().standing() == Deadline.Standing.OVERDUE)
                .count(),
        (int) rows.stream().filter(row -> row.gaps().count() + row.missing().count() > 0).count(),
        pending.stream().map(CatalogueView::line).toList(),
        rows);
  }

  private static Stream<Pending> pending(
      Procedures.Known known, WorkCalendar calendar, LocalDate today) {
    return known.life().decisions().stream()
        .flatMap(decision -> Deadline.of(decision, calendar, today).stream())
        .filter(Deadline::isPending)
        .map(deadline -> new Pending(known, deadline));
  }

  private static DeadlineLine line(Pending pending) {
    Deadline deadline = pending.deadline();
    return new DeadlineLine(
        DAY.format(deadline.by()),
        light(deadline.standing()),
        standing(deadline.standing()),
        switch (deadline.what()) {
          case ANNOUNCE -> new Words("công bố", "announce");
          case PUBLICISE -> new Words("công khai trên CSDL quốc gia", "make public");
        },
        deadline.decision(),
        pending.known().code(),
        name(pending.known()));
  }

  private static String light(Deadline.Standing standing) {
    return switch (standing) {
      case KEPT -> "good";
      case OPEN -> "none";
      case DUE_SOON -> "warn";
      case OVERDUE, LATE -> "bad";
    };
  }

  private static Words standing(Deadline.Standing standing) {
    return switch (standing) {
      case KEPT -> new Words("đúng hạn", "in time");
      case OPEN -> new Words("còn hạn", "open");
      case DUE_SOON -> new Words("sắp hết hạn", "due soon");
      case OVERDUE -> new Words("quá hạn", "overdue");
      case LATE -> new Words("muộn", "late");
    };
  }

  private static Row row(Procedures.Known known) {
    return new Row(
        known.code(),
        name(known),
        known.procedure() == null ? "" : known.procedure().field(),
        known.procedure() == null ? "" : ProcedurePages.addressOf(known.code()),
        Lacks.of(known.gaps().stream().map(GapWords::of).toList()),
        Lacks.of(
            known
                .life()
                .missing()
                .map(missing -> missing.stream().sorted().map(GapWords::of).toList())
                .orElse(List.of())));
  }

  private static String name(Procedures.Known known) {
    return known.procedure() == null
        ? "chưa có trong danh mục (not in the catalogue)"
        : known.procedure().name();
  }
}
