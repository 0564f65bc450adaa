package vn.dunghen.scoring.releases;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.releases.ScheduleAnswer.MonthAnswer;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.PeriodName;

/// The schedule as the page of releases shows it.
///
/// @param next such as *tháng 11/2026, 10:00 02/12/2026*
/// @param months those to be told of: missed, waiting or late; the latest first
record ScheduleView(String next, List<Row> months) {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

  ScheduleView {
    months = List.copyOf(months);
  }

  /// @param light warn or bad
  /// @param release the number of what was drafted; null where there is none that the caller may
  ///   see
  record Row(String month, String light, Words state, Words why, @Nullable Long release) {}

  /// Null where there is no schedule.
  static @Nullable ScheduleView of(ScheduleAnswer answer) {
    ScheduleAnswer.NextAnswer next = answer.next();
    return next == null
        ? null
        : new ScheduleView(
            name(next.period()) + ", " + HOUR.format(next.dueAt()),
            answer.months().stream()
                .filter(each -> !each.state().equals("released") || each.late())
                .map(ScheduleView::row)
                .toList());
  }

  private static Row row(MonthAnswer month) {
    String due = HOUR.format(month.dueAt());
    if (month.draftedAt() != null) {
      String drafted = HOUR.format(month.draftedAt());
      return new Row(
          name(month.period()),
          "warn",
          new Words("Lập muộn", "late"),
          new Words(
              "hạn %s, lập lúc %s".formatted(due, drafted),
              "due %s, drafted %s".formatted(due, drafted)),
          month.release());
    }
    boolean missed = month.state().equals("missed");
    return new Row(
        name(month.period()),
        missed ? "bad" : "warn",
        missed ? new Words("Chưa có, quá hạn", "missed") : new Words("Đang chờ", "waiting"),
        why(month, due),
        null);
  }

  private static Words why(MonthAnswer month, String due) {
    String known = month.knownThrough() == null ? "–" : HOUR.format(month.knownThrough());
    Words why =
        switch (String.valueOf(month.why())) {
          case "notKnown" ->
              new Words("dữ liệu mới biết đến " + known, "known through " + known + " only");
          case "noRuleSet" ->
              new Words("không có bộ quy tắc cho kỳ này", "no rule set for the month");
          case "nobody" -> new Words("chưa có đơn vị nào", "no agency had begun");
          case "withdrawn" ->
              new Words("dự thảo theo lịch đã được rút", "the scheduled draft was withdrawn");
          default -> new Words("đủ dữ liệu nhưng chưa lập", "all is known, not drafted yet");
        };
    return new Words("từ %s: %s".formatted(due, why.vi()), "since %s: %s".formatted(due, why.en()));
  }

  private static String name(YearMonth month) {
    return PeriodName.vi(Period.of(month));
  }
}
