package vn.dunghen.scoring.bulletin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReportEvent.Handled;
import vn.dunghen.dossier.event.ReportEvent.WorkFiles;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.scoring.bulletin.model.AgencyLine;
import vn.dunghen.scoring.bulletin.model.Bulletin;
import vn.dunghen.scoring.bulletin.model.Letter;
import vn.dunghen.scoring.bulletin.model.Letter.Annex;
import vn.dunghen.scoring.bulletin.model.Letter.Row;
import vn.dunghen.scoring.bulletin.model.Letter.Section;
import vn.dunghen.scoring.bulletin.model.Letter.Table;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.FrozenAgency.Place;
import vn.dunghen.scoring.rulesets.model.Bands;
import vn.dunghen.scoring.wording.KindName;
import vn.dunghen.scoring.wording.Language;

/// The bulletin in words.
final class BulletinText {

  private static final String NONE = "–";

  private final Bulletin bulletin;
  private final Issuer issuer;
  private final Language in;

  private BulletinText(Bulletin bulletin, Issuer issuer, Language in) {
    this.bulletin = bulletin;
    this.issuer = issuer;
    this.in = in;
  }

  static Letter letter(Bulletin bulletin, Issuer issuer, Language in) {
    return new BulletinText(bulletin, issuer, in).letter();
  }

  private Letter letter() {
    String periods =
        bulletin.parts().stream()
            .map(each -> in.period(each.period()))
            .collect(Collectors.joining(", "));
    var heading = bulletin.release().heading();
    var sections = new ArrayList<Section>();
    sections.add(opening(periods));
    var annexes = new ArrayList<Annex>();
    for (Bulletin.Part part : bulletin.parts()) {
      annexes.add(scores(part, annexes.size() + 1));
      String first = annexes.getLast().name();
      Optional<Annex> online =
          part.workFiles().isEmpty() ? Optional.empty() : Optional.of(online(part, first));
      online.ifPresent(annexes::add);
      sections.addAll(sections(part, first, online.map(Annex::name)));
    }
    sections.add(asking());
    return new Letter(
        in.wire(),
        issuer.head(
            in,
            heading.letter(),
            in.of(
                "V/v công khai kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp " + periods,
                "Results of the service index, " + periods),
            Issuer.dated(in, heading.date())),
        in.of("Công khai Bộ chỉ số phục vụ ", "Service index, ") + periods,
        in.of("Kính gửi:", "To:"),
        issuer.addressees(),
        sections,
        issuer.closing(in, List.of(in.of("- Như trên;", "- as above;"), "- UBND;", "- Lưu: VT.")),
        annexes,
        Provenances.mark(in, bulletin.release()),
        Provenances.of(in, bulletin.release()));
  }

  private Section opening(String periods) {
    var paragraphs = new ArrayList<String>();
    paragraphs.add(
        in.of(
            "Thực hiện Quyết định số 766/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Bộ chỉ số chỉ"
                + " đạo, điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp trong"
                + " thực hiện thủ tục hành chính, dịch vụ công theo thời gian thực trên môi trường"
                + " điện tử, %s công khai kết quả %s như sau:".formatted(issuer.name(), periods),
            "By Decision 766/QĐ-TTg of the Prime Minister on the index of service to citizens and"
                + " businesses, the results of %s are made public:".formatted(periods)));
    bulletin
        .release()
        .heading()
        .erratum()
        .ifPresent(erratum ->
            paragraphs.add(
                in.of(
                    "Văn bản này đính chính bản công bố số %d. Lý do: %s."
                        .formatted(erratum.corrects(), erratum.reason()),
                    "This corrects release %d. Reason: %s."
                        .formatted(erratum.corrects(), erratum.reason()))));
    return new Section("", paragraphs, List.of(), List.of(), List.of());
  }

  private List<Section> sections(Bulletin.Part part, String first, Optional<String> online) {
    String period = in.period(part.period());
    var sections = new ArrayList<Section>();
    sections.add(
        new Section(
            in.of("Kết quả của ", "Result of ") + part.city().figures().name() + ", " + period,
            List.of(
                own(part),
                part.official().map(this::official).orElseGet(this::noOfficial),
                in.of("Dữ liệu có thể thay đổi theo thời gian.", "The data may change over time.")),
            List.of(groups(part)),
            List.of(),
            missing(part)));
    sections.add(
        new Section(
            in.of("Kết quả của các đơn vị", "Results of the agencies"),
            List.of(agencies(part, first)),
            List.of(),
            List.of(),
            List.of()));
    sections.add(
        new Section(
            in.of(
                "Xử lý văn bản, hồ sơ công việc toàn trình trên môi trường mạng",
                "Documents and work files handled entirely online"),
            List.of(
                online
                    .map(annex -> workFiles(part, annex))
                    .orElse(
                        in.of(
                            "Chưa có đơn vị nào báo cáo cho kỳ này.",
                            "No agency has reported for this period."))),
            List.of(),
            List.of(),
            List.of()));
    sections.add(
        new Section(
            in.of("Kiểm tra", "Inspections"),
            List.of(inspections(part.inspections())),
            List.of(),
            List.of(),
            List.of()));
    return sections;
  }

  private String own(Bulletin.Part part) {
    FrozenAgency city = part.city().figures();
    String max = in.shortly(bulletin.release().ruleSet().max());
    String hour = in.hour(bulletin.release().heading().asOf());
    String change =
        part.earlier()
            .map(earlier ->
                in.of(
                        "; so với %s: %s (đối chiếu công văn %s, số liệu lúc %s%s)",
                        "; against %s: %s (letter %s, data of %s%s)")
                    .formatted(
                        in.period(earlier.period()),
                        part.city()
                            .change()
                            .map(points -> in.change(points) + in.of(" điểm", " points"))
                            .orElse(in.of("không so sánh được", "cannot be compared")),
                        earlier.letter(),
                        in.hour(earlier.asOf()),
                        earlier.sameRules()
                            ? ""
                            : in.of(", bộ quy tắc ", ", rule set ") + earlier.ruleSet()))
            .orElse(
                in.of(
                    "; kỳ trước chưa có bản công bố để so sánh",
                    "; no release of the period before to compare with"));
    return in.of(
        "Theo số liệu của thành phố lấy lúc %s: %s/%s điểm, xếp loại: %s%s."
            .formatted(hour, in.points(city.total()), max, band(city), change),
        "By the city's own data of %s: %s of %s points, class: %s%s."
            .formatted(hour, in.points(city.total()), max, band(city), change));
  }

  private String band(FrozenAgency agency) {
    return bulletin.release().ruleSet().bands().all().stream()
        .filter(each -> each.key().equals(agency.band()))
        .map(Bands.Band::name)
        .map(in::of)
        .findFirst()
        .orElse(in.of("chưa xếp", "none yet"));
  }

  private String official(NationalStanding official) {
    var said = new ArrayList<String>();
    if (official.total() != null) {
      said.add(in.points(official.total()) + in.of(" điểm", " points"));
    }
    if (official.rank() != null) {
      said.add(
          in.of("xếp hạng ", "rank ")
              + official.rank()
              + (official.of() == null
                  ? ""
                  : in.of("/%d tỉnh, thành phố", " of %d provinces").formatted(official.of())));
    }
    if (official.change() != null) {
      said.add(in.of("so với kỳ trước: ", "change: ") + in.change(official.change()));
    }
    said.add(in.of("số liệu lúc ", "data of ") + in.hour(official.dataTakenAt()));
    if (!official.letter().isBlank()) {
      said.add(in.of("nguồn: ", "source: ") + official.letter());
    }
    return in.of(
            "Kết quả chính thức trên Cổng Dịch vụ công quốc gia: ",
            "Official result on the national portal: ")
        + String.join(", ", said)
        + ".";
  }

  private String noOfficial() {
    return in.of(
        "Chưa có kết quả chính thức của kỳ này trên Cổng Dịch vụ công quốc gia; thứ hạng giữa các"
            + " tỉnh, thành phố chỉ lấy theo kết quả chính thức.",
        "There is no official result of this period yet; the rank among provinces is only ever the"
            + " official one.");
  }

  private Table groups(Bulletin.Part part) {
    AgencyLine city = part.city();
    var rows = new ArrayList<Row>();
    for (AgencyLine.GroupPoints each : city.groups()) {
      rows.add(
          Row.of(
              List.of(
                  each.group().key() + ". " + in.of(each.group().name()),
                  in.shortly(each.group().max().value()),
                  each.points().map(in::points).orElse(NONE),
                  each.change().map(in::change).orElse(NONE))));
    }
    rows.add(
        Row.sum(
            List.of(
                in.of("Tổng điểm", "Total"),
                in.shortly(bulletin.release().ruleSet().max()),
                in.points(city.figures().total()),
                city.change().map(in::change).orElse(NONE))));
    return new Table(
        in.of("Điểm theo nhóm chỉ số", "Points by group"),
        List.of(
            in.of("Nhóm chỉ số", "Group"),
            in.of("Tối đa", "Most"),
            in.of("Đạt", "Points"),
            in.of("So với kỳ trước", "Change")),
        List.of(55, 13, 13, 19),
        3,
        rows);
  }

  private List<String> missing(Bulletin.Part part) {
    List<String> missing = part.city().figures().missing();
    return missing.isEmpty()
        ? List.of()
        : List.of(
            in.of(
                "Chưa đo được chỉ tiêu %s: tổng điểm là của các chỉ tiêu đã đo, nên chưa xếp loại."
                    .formatted(String.join(", ", missing)),
                "Not measured: %s. The total is that of the others, and has no class."
                    .formatted(String.join(", ", missing))));
  }

  private String agencies(Bulletin.Part part, String annex) {
    long up =
        part.agencies().stream()
            .filter(each -> each.change().filter(change -> change.signum() > 0).isPresent())
            .count();
    long down =
        part.agencies().stream()
            .filter(each -> each.change().filter(change -> change.signum() < 0).isPresent())
            .count();
    String late =
        part.city()
            .timely()
            .map(counts ->
                in.of(
                        " Toàn thành phố có %s trên %s hồ sơ chưa được giải quyết đúng hạn (chỉ"
                            + " tiêu 2.1).",
                        " Of the whole city %s of %s dossiers were not handled within time (2.1).")
                    .formatted(
                        in.count(counts.denominator() - counts.numerator()),
                        in.count(counts.denominator())))
            .orElse("");
    return in.of(
                "Điểm, thứ hạng trong cùng loại và mức thay đổi của %s đơn vị tại %s: %s đơn vị"
                    + " tăng, %s đơn vị giảm so với kỳ trước.",
                "Points, rank in its kind and change of %s agencies are in %s: %s rose, %s fell.")
            .formatted(in.count(part.agencies().size()), annex, in.count(up), in.count(down))
        + late;
  }

  private String workFiles(Bulletin.Part part, String annex) {
    return in.of(
            "%s đơn vị đã báo cáo: văn bản %s, hồ sơ công việc %s được xử lý toàn trình trên môi"
                + " trường mạng; từng đơn vị tại %s.",
            "Agencies that reported: %s; documents %s, work files %s entirely online; each in %s.")
        .formatted(
            in.count(part.workFiles().size()),
            rate(part.documentsTogether()),
            rate(part.workFilesTogether()),
            annex);
  }

  private String rate(Handled handled) {
    return handled.handled() == 0
        ? NONE
        : "%s (%s/%s)"
            .formatted(
                percent(handled), in.count(handled.handledOnline()), in.count(handled.handled()));
  }

  private String percent(Handled handled) {
    return in.points(
            BigDecimal.valueOf(handled.handledOnline())
                .movePointRight(2)
                .divide(BigDecimal.valueOf(handled.handled()), 2, RoundingMode.HALF_UP))
        + " %";
  }

  private String inspections(Bulletin.Inspections inspections) {
    return inspections.units() == 0
        ? in.of(
            "Không có cuộc kiểm tra nào được báo cáo trong kỳ.",
            "No inspection was reported in the period.")
        : in.of(
                "Đã kiểm tra %s đơn vị, trong đó %s phường, xã: %s phát hiện, %s chưa khắc phục.",
                "Agencies inspected: %s, of them wards: %s; findings: %s, not settled: %s.")
            .formatted(
                in.count(inspections.units()),
                in.count(inspections.communes()),
                in.count(inspections.findings()),
                in.count(inspections.open()));
  }

  private Section asking() {
    return new Section(
        "",
        List.of(
            in.of(
                "Đề nghị các đơn vị rà soát kết quả của mình, giải quyết ngay hồ sơ quá hạn, xin lỗi"
                    + " người dân theo quy định và khắc phục các chỉ tiêu còn thấp. "
                    + issuer.name()
                    + " thông báo để các đơn vị biết, thực hiện./.",
                "Agencies are asked to go through their results, to settle overdue dossiers at once"
                    + " with an apology to the citizen, and to raise what is low.")),
        List.of(),
        List.of(),
        List.of());
  }

  private Annex scores(Bulletin.Part part, int number) {
    List<AgencyLine.GroupPoints> groups = part.city().groups();
    var columns = new ArrayList<String>();
    columns.add(in.of("Đơn vị", "Agency"));
    groups.forEach(each -> columns.add(in.of("Nhóm ", "Group ") + each.group().key()));
    columns.add(in.of("Tổng", "Total"));
    columns.add(in.of("So với kỳ trước", "Change"));
    columns.add(in.of("Hạng cùng loại", "Rank in kind"));
    columns.add(in.of("Chưa đúng hạn", "Not in time"));
    var rows = new ArrayList<Row>();
    rows.add(Row.sum(cells(part.city())));
    @Nullable String kind = null;
    for (AgencyLine each : part.agencies()) {
      if (!each.figures().kind().equals(kind)) {
        kind = each.figures().kind();
        rows.add(Row.heading(upperFirst(in.of(KindName.of(kind)))));
      }
      rows.add(Row.of(cells(each)));
    }
    return new Annex(
        in.of("Phụ lục ", "Annex ") + number,
        in.of("Điểm của các đơn vị, ", "Points of the agencies, ") + in.period(part.period()),
        List.of(
            new Section(
                "",
                List.of(),
                List.of(
                    new Table(
                        in.of("Điểm theo nhóm, tổng và thứ hạng", "Points, totals and ranks"),
                        columns,
                        shares(groups.size()),
                        columns.size() - 1,
                        rows)),
                List.of(),
                List.of(
                    in.of(
                            "Nhóm: %s. Hạng có dấu * là đồng hạng; đơn vị có quá ít hồ sơ không xếp"
                                + " hạng, không so sánh.",
                            "Groups: %s. A rank with * is shared; with too few dossiers there is no rank"
                                + " and no change.")
                        .formatted(
                            groups.stream()
                                .map(each ->
                                    each.group().key()
                                        + " "
                                        + in.of(each.group().name())
                                        + " ("
                                        + in.shortly(each.group().max().value())
                                        + ")")
                                .collect(Collectors.joining(", ")))))));
  }

  /// The name takes what the figures leave.
  private static List<Integer> shares(int groups) {
    int each = 42 / groups;
    return Stream.concat(
            Stream.of(100 - each * groups - 8 - 8 - 9 - 8),
            Stream.concat(Stream.generate(() -> each).limit(groups), Stream.of(8, 8, 9, 8)))
        .toList();
  }

  private List<String> cells(AgencyLine line) {
    var cells = new ArrayList<String>();
    cells.add(line.figures().name());
    line.groups().forEach(each -> cells.add(each.points().map(in::points).orElse(NONE)));
    cells.add(in.points(line.figures().total()));
    cells.add(line.change().map(in::change).orElse(NONE));
    cells.add(place(line.figures().rank()));
    cells.add(line.late().map(in::count).orElse(NONE));
    return cells;
  }

  static String place(@Nullable Place place) {
    return place == null ? NONE : place.rank() + "/" + place.of() + (place.shared() ? "*" : "");
  }

  private Annex online(Bulletin.Part part, String scores) {
    int number = Integer.parseInt(scores.replaceAll("\\D", "")) + 1;
    var rows = new ArrayList<Row>();
    for (AgencyLine each :
        Stream.concat(Stream.of(part.city()), part.agencies().stream()).toList()) {
      WorkFiles said = part.workFiles().get(each.figures().agency());
      if (said != null) {
        rows.add(
            Row.of(
                Stream.of(
                        List.of(each.figures().name()),
                        handled(said.documents()),
                        handled(said.workFiles()))
                    .flatMap(List::stream)
                    .toList()));
      }
    }
    return new Annex(
        in.of("Phụ lục ", "Annex ") + number,
        in.of(
                "Xử lý văn bản, hồ sơ công việc toàn trình trên môi trường mạng, ",
                "Documents and work files handled entirely online, ")
            + in.period(part.period()),
        List.of(
            new Section(
                "",
                List.of(),
                List.of(
                    new Table(
                        in.of("Theo báo cáo của các đơn vị", "As the agencies reported"),
                        List.of(
                            in.of("Đơn vị", "Agency"),
                            in.of("Văn bản đã xử lý", "Documents"),
                            in.of("Toàn trình", "Online"),
                            in.of("Tỷ lệ", "Rate"),
                            in.of("Hồ sơ công việc đã xử lý", "Work files"),
                            in.of("Toàn trình", "Online"),
                            in.of("Tỷ lệ", "Rate")),
                        List.of(34, 11, 11, 11, 11, 11, 11),
                        6,
                        rows)),
                List.of(),
                List.of(
                    in.of("Báo cáo đã biết đến ", "Reports known through ")
                        + in.hour(bulletin.reported())
                        + "."))));
  }

  private List<String> handled(@Nullable Handled handled) {
    return handled == null
        ? List.of(NONE, NONE, NONE)
        : List.of(
            in.count(handled.handled()),
            in.count(handled.handledOnline()),
            handled.handled() == 0 ? NONE : percent(handled));
  }

  private static String upperFirst(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
