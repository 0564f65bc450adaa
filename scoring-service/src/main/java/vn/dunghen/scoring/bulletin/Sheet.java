package vn.dunghen.scoring.bulletin;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReportEvent.Handled;
import vn.dunghen.dossier.event.ReportEvent.WorkFiles;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.bulletin.model.AgencyLine;
import vn.dunghen.scoring.bulletin.model.Bulletin;
import vn.dunghen.scoring.rulesets.model.Group;
import vn.dunghen.scoring.wording.Language;

/// The figures of a bulletin as one table, a line per period and agency, each with the data hour,
/// the rules and the digest: it stands for itself when it is cut apart.
record Sheet(List<String> columns, List<List<Cell>> lines) {

  /// What a cell holds.
  sealed interface Cell {
    record Text(String text) implements Cell {}

    /// A number stays a number.
    record Figure(BigDecimal figure) implements Cell {}

    record Nothing() implements Cell {}
  }

  Sheet {
    columns = List.copyOf(columns);
    lines = lines.stream().map(List::copyOf).toList();
  }

  static Sheet of(Bulletin bulletin, Language in) {
    List<Group> groups = bulletin.release().ruleSet().groups();
    var columns = new ArrayList<String>();
    columns.addAll(
        List.of(
            in.of("Kỳ", "Period"),
            in.of("Mã đơn vị", "Code"),
            in.of("Đơn vị", "Agency"),
            in.of("Loại", "Kind"),
            in.of("Số hồ sơ", "Dossiers")));
    groups.forEach(group ->
        columns.add(group.key() + " " + in.of(group.name()) + " (" + group.max().value() + ")"));
    columns.addAll(
        List.of(
            in.of("Tổng điểm", "Total"),
            in.of("So với kỳ trước", "Change"),
            in.of("So với công văn", "Against letter"),
            in.of("Số liệu kỳ trước lúc", "Data of the period before"),
            in.of("Chỉ tiêu chưa đo", "Not measured"),
            in.of("Hạng cùng loại", "Rank in kind"),
            in.of("Trong số", "Of"),
            in.of("Hồ sơ chưa đúng hạn", "Dossiers not in time"),
            in.of("Văn bản đã xử lý", "Documents handled"),
            in.of("Văn bản toàn trình", "Documents online"),
            in.of("Hồ sơ công việc đã xử lý", "Work files handled"),
            in.of("Hồ sơ công việc toàn trình", "Work files online"),
            in.of("Hạng chính thức giữa các tỉnh", "Official rank among provinces"),
            in.of("Tổng điểm chính thức", "Official total"),
            in.of("Số liệu chính thức lúc", "Official data of"),
            in.of("Tình trạng", "State"),
            in.of("Công văn", "Letter"),
            in.of("Số liệu lúc", "Data of"),
            in.of("Bộ quy tắc", "Rule set"),
            in.of("Mã kiểm tra", "Digest")));
    var lines = new ArrayList<List<Cell>>();
    for (Bulletin.Part part : bulletin.parts()) {
      lines.add(line(bulletin, part, part.city(), true));
      part.agencies().forEach(each -> lines.add(line(bulletin, part, each, false)));
    }
    return new Sheet(columns, lines);
  }

  private static List<Cell> line(
      Bulletin bulletin, Bulletin.Part part, AgencyLine line, boolean isCity) {
    var figures = line.figures();
    var heading = bulletin.release().heading();
    var cells = new ArrayList<Cell>();
    cells.add(text(part.period().wire()));
    cells.add(text(figures.agency()));
    cells.add(text(figures.name()));
    cells.add(text(figures.kind()));
    cells.add(figure(figures.dossiers()));
    line.groups().forEach(each -> cells.add(figure(each.points())));
    cells.add(new Cell.Figure(figures.total()));
    cells.add(figure(line.change()));
    cells.add(text(part.earlier().map(each -> each.letter()).orElse("")));
    cells.add(text(part.earlier().map(each -> instant(each.asOf())).orElse("")));
    cells.add(text(String.join(" ", figures.missing())));
    cells.add(figures.rank() == null ? new Cell.Nothing() : figure(figures.rank().rank()));
    cells.add(figures.rank() == null ? new Cell.Nothing() : figure(figures.rank().of()));
    cells.add(figure(line.late().map(BigDecimal::valueOf)));
    WorkFiles said = part.workFiles().get(figures.agency());
    handled(cells, said == null ? null : said.documents());
    handled(cells, said == null ? null : said.workFiles());
    var official = isCity ? part.official() : Optional.<NationalStanding>empty();
    cells.add(figure(official.map(each -> each.rank()).map(BigDecimal::valueOf)));
    cells.add(figure(official.map(each -> each.total())));
    cells.add(text(official.map(each -> instant(each.dataTakenAt())).orElse("")));
    cells.add(text(bulletin.release().state()));
    cells.add(text(heading.letter()));
    cells.add(text(instant(heading.asOf())));
    cells.add(text(Provenances.rules(bulletin.release())));
    cells.add(text(bulletin.release().digest()));
    return cells;
  }

  private static void handled(List<Cell> cells, @Nullable Handled handled) {
    cells.add(handled == null ? new Cell.Nothing() : figure(handled.handled()));
    cells.add(handled == null ? new Cell.Nothing() : figure(handled.handledOnline()));
  }

  private static Cell text(String text) {
    return text.isEmpty() ? new Cell.Nothing() : new Cell.Text(harmless(text));
  }

  private static String instant(Instant instant) {
    return instant.atZone(CivilTime.ZONE).toOffsetDateTime().toString();
  }

  private static Cell figure(long figure) {
    return new Cell.Figure(BigDecimal.valueOf(figure));
  }

  private static Cell figure(Optional<BigDecimal> figure) {
    return figure.<Cell>map(Cell.Figure::new).orElseGet(Cell.Nothing::new);
  }

  /// A text that a spreadsheet would take for a formula has an apostrophe before it. Names come
  /// from outside; figures are no texts.
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
