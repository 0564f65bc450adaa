package vn.dunghen.scoring.targets;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReportEvent.Target;
import vn.dunghen.dossier.event.ReportEvent.TargetKind;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.targets.TargetStanding.Side;
import vn.dunghen.scoring.targets.TargetsAnswer.PaceAnswer;
import vn.dunghen.scoring.targets.TargetsAnswer.SideAnswer;
import vn.dunghen.scoring.targets.model.State;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// The targets of a quarter as their page shows them.
///
/// @param agency the one that was asked for; empty for all
/// @param known everything until then has arrived; empty while nobody knows
/// @param days the working days left; empty where the quarter is over or the calendar is missing
/// @param calendarMissing the year whose calendar is missing; empty where it is there
record TargetsView(
    String quarter,
    String quarterVi,
    String agency,
    Way earlier,
    Way later,
    String known,
    String judged,
    boolean over,
    String days,
    String calendarMissing,
    List<Row> rows) {

  TargetsView {
    rows = List.copyOf(rows);
  }

  record Way(String name, String href) {}

  /// @param list the page of those that were not online; empty where there is none
  /// @param then what was known when the quarter ended; null while it runs, or where it was set
  ///   later
  record Row(
      String name,
      String index,
      Words kind,
      Cell now,
      @Nullable Cell then,
      boolean takenBack,
      String head,
      String role,
      String decision,
      int times,
      String list) {}

  /// @param light good, warn, bad or none
  /// @param lacks null where nothing is missing
  /// @param pace what is needed per working day; null where nothing is
  record Cell(
      String target,
      String worked,
      String gap,
      Words state,
      String light,
      @Nullable Words lacks,
      @Nullable Words pace) {}

  static TargetsView of(Targets.Board board, String agency) {
    Period quarter = board.quarter();
    return new TargetsView(
        quarter.wire(),
        PeriodName.vi(quarter),
        agency,
        way(Period.quarterOf(quarter.from().minusDays(1)), agency),
        way(Period.quarterOf(quarter.to().plusDays(1)), agency),
        board.window().knownThrough().map(PeriodName::hour).orElse(""),
        PeriodName.hour(board.window().judgedAt()),
        board.over(),
        board.over() || board.daysLeft().isEmpty() ? "" : "" + board.daysLeft().getAsInt(),
        board.missingCalendar().map(String::valueOf).orElse(""),
        board.targets().stream().map(each -> row(board, each)).toList());
  }

  private static Way way(Period quarter, String agency) {
    return new Way(
        PeriodName.vi(quarter),
        "/targets?quarter="
            + quarter.wire()
            + (agency.isEmpty() ? "" : "&agency=" + encoded(agency)));
  }

  private static Row row(Targets.Board board, TargetStanding standing) {
    Side shown = standing.shown();
    Target set = shown.target().event();
    return new Row(
        standing.name(),
        "/index/" + encoded(standing.agency()) + "?period=" + board.quarter().wire(),
        kind(standing.kind()),
        cell(standing.kind(), shown),
        standing.atQuarterEnd().map(side -> cell(standing.kind(), side)).orElse(null),
        standing.now().isEmpty(),
        set.head().name(),
        set.head().role(),
        set.decision().number(),
        standing.history().size(),
        switch (standing.kind()) {
          case DOSSIERS_ONLINE ->
              "/statement/dossiers?measure=filedOtherwise&agency="
                  + encoded(standing.agency())
                  + "&from="
                  + board.quarter().from()
                  + "&to="
                  + board.quarter().to()
                  + board.asOf().map(at -> "&asOf=" + encoded(at.toString())).orElse("");
          case WORK_FILES_ONLINE -> "";
        });
  }

  private static Words kind(TargetKind kind) {
    return switch (kind) {
      case DOSSIERS_ONLINE -> new Words("Hồ sơ nộp trực tuyến", "Dossiers filed online");
      case WORK_FILES_ONLINE ->
          new Words("Hồ sơ công việc xử lý toàn trình", "Work files handled online");
    };
  }

  private static Cell cell(TargetKind kind, Side side) {
    SideAnswer said = TargetsAnswer.side(side);
    BigDecimal rate = said.rate();
    BigDecimal gap = said.gapPoints();
    return new Cell(
        Notation.shortly(said.target()) + " %",
        rate == null
            ? "–"
            : "%s ÷ %s = %s %%"
                .formatted(
                    Notation.count(said.numerator()),
                    Notation.count(said.denominator()),
                    Notation.points(rate)),
        gap == null ? "–" : Notation.change(gap.negate()),
        state(side.state()),
        light(side.state()),
        lacks(kind, said),
        pace(said.pace()));
  }

  private static @Nullable Words lacks(TargetKind kind, SideAnswer said) {
    if (said.gapItems() == 0) {
      return null;
    }
    String items = Notation.count(said.gapItems());
    return switch (kind) {
      case DOSSIERS_ONLINE ->
          new Words("thiếu %s hồ sơ".formatted(items), "%s dossiers short".formatted(items));
      case WORK_FILES_ONLINE ->
          new Words("thiếu %s hồ sơ".formatted(items), "%s work files short".formatted(items));
    };
  }

  private static @Nullable Words pace(@Nullable PaceAnswer pace) {
    if (pace == null) {
      return null;
    }
    Long further = pace.further();
    if (further == null) {
      return new Words("không còn đạt được 100 %", "100 % is out of reach");
    }
    BigDecimal daily = pace.perWorkingDay();
    String items = Notation.count(further);
    return daily == null
        ? new Words(
            "cần thêm %s, không còn ngày làm việc".formatted(items),
            "%s more, no working day left".formatted(items))
        : new Words(
            "cần thêm %s, tức %s mỗi ngày làm việc".formatted(items, Notation.shortly(daily)),
            "%s more, all online: %s a working day".formatted(items, daily.toPlainString()));
  }

  private static Words state(State state) {
    return switch (state) {
      case MISSED -> new Words("Không đạt", "missed");
      case BEHIND -> new Words("Chậm", "behind");
      case ON_COURSE -> new Words("Đúng tiến độ", "on course");
      case NOT_MEASURED -> new Words("Chưa đo được", "not measured");
      case REACHED -> new Words("Đạt", "reached");
    };
  }

  private static String light(State state) {
    return switch (state) {
      case MISSED -> "bad";
      case BEHIND, ON_COURSE -> "warn";
      case NOT_MEASURED -> "none";
      case REACHED -> "good";
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
