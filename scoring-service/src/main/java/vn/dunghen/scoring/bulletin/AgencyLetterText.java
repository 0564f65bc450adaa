package vn.dunghen.scoring.bulletin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.dunghen.scoring.bulletin.model.AgencyCase;
import vn.dunghen.scoring.bulletin.model.AgencyCase.Overdue;
import vn.dunghen.scoring.bulletin.model.Letter;
import vn.dunghen.scoring.bulletin.model.Letter.Row;
import vn.dunghen.scoring.bulletin.model.Letter.Section;
import vn.dunghen.scoring.bulletin.model.Letter.Table;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Gain;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Ledger;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;
import vn.dunghen.scoring.wording.Language;
import vn.dunghen.scoring.wording.Remedy;

/// The draft of a letter to an agency in words.
final class AgencyLetterText {

  private static final int SHOWN_LINES = 7;
  private static final int SHOWN_WINS = 5;
  private static final String NONE = "–";
  private static final String NUMBER_TO_BE_SET = "\u00a0".repeat(10) + "/";

  private final AgencyCase of;
  private final Issuer issuer;
  private final Language in;

  private AgencyLetterText(AgencyCase of, Issuer issuer, Language in) {
    this.of = of;
    this.issuer = issuer;
    this.in = in;
  }

  static Letter letter(AgencyCase of, Issuer issuer, Language in) {
    return new AgencyLetterText(of, issuer, in).letter();
  }

  private Letter letter() {
    String period = in.period(of.period());
    var sections = new ArrayList<Section>();
    sections.add(section("", score()));
    sections.add(lost());
    sections.add(wins());
    sections.add(overdue());
    sections.add(asked());
    return new Letter(
        in.wire(),
        issuer.head(
            in,
            NUMBER_TO_BE_SET,
            in.of(
                "V/v khắc phục các chỉ tiêu phục vụ người dân, doanh nghiệp " + period,
                "What the service index of %s asks of you".formatted(period)),
            Issuer.undated(in, of.release().heading().date().getYear())),
        in.of("Thư gửi ", "Letter to ") + of.line().figures().name() + ", " + period,
        in.of("Kính gửi:", "To:"),
        List.of(of.line().figures().name()),
        sections,
        issuer.closing(in, List.of(in.of("- Như trên;", "- as above;"), "- Lưu: VT.")),
        List.of(),
        Provenances.mark(in, of.release()),
        Provenances.of(in, of.release()));
  }

  private static Section section(String heading, String paragraph) {
    return new Section(heading, List.of(paragraph), List.of(), List.of(), List.of());
  }

  private String score() {
    var figures = of.line().figures();
    String rank =
        figures.rank() == null
            ? in.of(
                "; chưa đủ hồ sơ để xếp hạng trong cùng loại",
                "; too few dossiers to be ranked in its kind")
            : in.of("; xếp hạng trong cùng loại: ", "; rank in its kind: ")
                + BulletinText.place(figures.rank())
                + (figures.rank().shared() ? in.of(" (đồng hạng)", " (shared)") : "");
    String change =
        of.earlier()
            .flatMap(earlier ->
                of.line()
                    .change()
                    .map(points ->
                        in.of(
                                "; so với %s: %s điểm (công văn %s, số liệu lúc %s)",
                                "; against %s: %s points (letter %s, data of %s)")
                            .formatted(
                                in.period(earlier.period()),
                                in.change(points),
                                earlier.letter(),
                                in.hour(earlier.asOf()))))
            .orElse("");
    return in.of(
                "Theo công văn số %s, số liệu lúc %s, %s %s đạt %s/%s điểm%s%s.",
                "By letter %s, data of %s, %s has in %s %s of %s points%s%s.")
            .formatted(
                of.release().heading().letter(),
                in.hour(of.release().heading().asOf()),
                figures.name(),
                in.period(of.period()),
                in.points(figures.total()),
                in.shortly(of.release().ruleSet().max()),
                rank,
                change)
        + in.of(" Dữ liệu có thể thay đổi theo thời gian.", " The data may change over time.");
  }

  private Section lost() {
    Ledger ledger = of.card().ledger();
    List<Ledger.Line> most =
        ledger.lines().stream()
            .sorted(Comparator.comparing(Ledger.Line::shown).reversed())
            .limit(SHOWN_LINES)
            .toList();
    var rows = new ArrayList<Row>();
    for (Ledger.Line line : most) {
      Indicator indicator =
          line.indicator()
              .flatMap(of.release().ruleSet()::indicator)
              .orElseThrow(() -> new IllegalStateException("a frozen index has no bare groups"));
      rows.add(
          Row.of(
              List.of(
                  indicator.key() + " " + in.of(indicator.name()),
                  why(line, indicator),
                  in.points(line.shown()),
                  in.shortly(indicator.max().value()))));
    }
    return new Section(
        in.of("Điểm còn mất", "Points lost"),
        List.of(
            in.of(
                    "Còn thiếu %s điểm; nhiều nhất ở %s chỉ tiêu sau:",
                    "%s points are missing, most of them at these %s indicators:")
                .formatted(
                    in.points(ledger.max().subtract(ledger.total())), in.count(most.size()))),
        List.of(
            new Table(
                in.of("Nơi mất nhiều điểm nhất", "Where most points are lost"),
                List.of(
                    in.of("Chỉ tiêu", "Indicator"),
                    in.of("Đạt / tính", "Good / counted"),
                    in.of("Mất", "Lost"),
                    in.of("Tối đa", "Most")),
                List.of(48, 26, 13, 13),
                3,
                rows)),
        List.of(),
        List.of());
  }

  private String why(Ledger.Line line, Indicator indicator) {
    return switch (line.why()) {
      case SHORTFALL ->
          counts(indicator)
              .map(each -> in.count(each.numerator()) + " / " + in.count(each.denominator()))
              .orElse(NONE);
      case EMPTY -> in.of("không có gì để tính", "nothing to count");
      case UNMEASURED, NOT_GIVEN -> in.of("chưa đo được", "not measured");
      case PLACEHOLDER -> in.of("mọi đơn vị như nhau", "the same for all");
      case SCORE_ONLY, GROUP_ONLY -> NONE;
    };
  }

  private Optional<Counts> counts(Indicator indicator) {
    return of.card().indicator(indicator.key()).flatMap(ScoredIndicator::counts);
  }

  private Section wins() {
    List<Gain> gains = Gain.cheapest(of.card(), SHOWN_WINS);
    return gains.isEmpty()
        ? section(
            in.of("Việc nên làm trước", "What to do first"),
            in.of(
                "Không có chỉ tiêu nào có thể lấy thêm điểm theo số đã tính.",
                "No counted indicator can win points."))
        : new Section(
            in.of("Việc nên làm trước", "What to do first"),
            List.of(
                in.of(
                    "Những việc được nhiều điểm nhất trên một hồ sơ, thủ tục:",
                    "What wins the most points per item:")),
            List.of(),
            gains.stream()
                .map(gain -> gain.indicator().key() + ": " + in.of(Remedy.of(gain)) + ".")
                .toList(),
            List.of());
  }

  private Section overdue() {
    Overdue overdue = of.overdue();
    String heading = in.of("Hồ sơ quá hạn chưa trả", "Overdue dossiers");
    String day = in.day(of.period().to());
    if (overdue.count() == 0) {
      return section(
          heading,
          in.of(
                  "Cuối ngày %s không có hồ sơ nào đang quá hạn.",
                  "At the end of %s no open dossier was overdue.")
              .formatted(day));
    }
    var rows = new ArrayList<Row>();
    for (AgencyCase.Dossier each : overdue.first()) {
      rows.add(
          Row.of(
              List.of(each.code(), each.procedure(), each.promised().map(in::day).orElse(NONE))));
    }
    return new Section(
        heading,
        List.of(
            in.of(
                    "Cuối ngày %s có %s hồ sơ đang quá hạn chưa trả. Hồ sơ quá hạn được tính ở mọi"
                        + " kỳ sau cho đến khi trả xong.",
                    "At the end of %s %s open dossiers were overdue. They count in every later"
                        + " period until they are closed.")
                .formatted(day, in.count(overdue.count()))),
        List.of(
            new Table(
                in.of("%s hồ sơ đầu theo mã", "The first %s by code")
                    .formatted(in.count(overdue.first().size())),
                List.of(
                    in.of("Mã hồ sơ", "Dossier"),
                    in.of("Thủ tục", "Procedure"),
                    in.of("Ngày hẹn trả", "Promised")),
                List.of(50, 28, 22),
                1,
                rows)),
        List.of(),
        overdue.count() > overdue.first().size()
            ? List.of(
                in.of(
                        "Còn %s hồ sơ nữa; toàn bộ ở danh sách “đang giải quyết quá hạn” của đơn vị"
                            + " trên hệ thống: %s",
                        "%s more; all of them in the agency's list of overdue dossiers: %s")
                    .formatted(in.count(overdue.count() - overdue.first().size()), listAddress()))
            : List.of());
  }

  private String listAddress() {
    return "/statement/dossiers?agency=%s&measure=inProgressOverdue&from=%s&to=%s&asOf=%s"
        .formatted(
            URLEncoder.encode(of.line().figures().agency(), StandardCharsets.UTF_8),
            of.period().from(),
            of.period().to(),
            URLEncoder.encode(of.release().heading().asOf().toString(), StandardCharsets.UTF_8));
  }

  private Section asked() {
    String days = in.count(of.asked().workingDays());
    String by =
        of.asked()
            .due()
            .map(due ->
                in.of(
                        "trước hết ngày %s (%s ngày làm việc kể từ ngày %s)",
                        "by the end of %s (%s working days from %s)")
                    .formatted(in.day(due), days, in.day(of.asked().from())))
            .orElseGet(() ->
                in.of("trong %s ngày làm việc kể từ ngày %s", "within %s working days from %s")
                    .formatted(days, in.day(of.asked().from())));
    String who =
        of.accountable().isEmpty()
            ? ""
            : in.of(" Đầu mối chịu trách nhiệm: ", " Accountable: ")
                + String.join("; ", of.accountable())
                + ".";
    return section(
        in.of("Đề nghị", "What is asked"),
        in.of(
                    "Đề nghị %s giải quyết ngay các hồ sơ quá hạn, xin lỗi người dân theo quy định,"
                        + " thực hiện các việc nêu trên và báo cáo %s %s.",
                    "%s is asked to settle the overdue dossiers at once with an apology to the"
                        + " citizen, to do what is named above, and to report to the %s %s.")
                .formatted(of.line().figures().name(), issuer.name(), by)
            + who
            + in.of("/.", ""));
  }
}
