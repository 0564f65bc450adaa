package vn.dunghen.scoring.rulesets;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.dunghen.scoring.rulesets.model.Fact;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Group;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Level;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.Validity;
import vn.dunghen.scoring.rulesets.model.Words;

/// A rule set as its page shows it.
///
/// @param facts rounding, ties and what else is true of the whole set
record RuleSetView(
    String id,
    int version,
    boolean provisional,
    Words name,
    Words note,
    String validity,
    Shown validityFact,
    String max,
    String digest,
    List<GroupView> groups,
    List<Line> facts,
    List<Line> bands,
    List<Line> limits,
    List<Map.Entry<String, String>> sources) {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  /// How well a fact is known.
  record Shown(Words mark, String source) {

    static Shown of(Fact<?> fact) {
      return new Shown(fact.mark().words(), fact.source());
    }
  }

  record Line(Words name, Words value, Shown fact) {}

  record GroupView(
      String key, Words name, String max, Shown maxFact, List<IndicatorView> indicators) {}

  /// @param counted what the two counts run over; empty words where nothing is counted
  record IndicatorView(
      String key,
      Words name,
      Words formula,
      Shown formulaFact,
      String max,
      Shown maxFact,
      Line threshold,
      Line whenEmpty,
      Words counted,
      Words levels) {}

  static RuleSetView of(RuleSetCatalogue.Entry entry) {
    RuleSet set = entry.ruleSet();
    return new RuleSetView(
        set.id(),
        set.version(),
        set.provisional(),
        set.name(),
        set.note(),
        set.validity().map(fact -> dates(fact.value())).orElse(""),
        set.validity()
            .map(Shown::of)
            .orElseGet(() -> new Shown(new Words("chưa đặt", "not dated"), "–")),
        points(set.max()),
        entry.digest(),
        set.groups().stream().map(group -> group(set, group)).toList(),
        facts(set),
        set.bands().all().stream()
            .map(band ->
                new Line(
                    band.name(),
                    new Words(
                        "từ " + points(band.from().value()), "from " + points(band.from().value())),
                    Shown.of(band.from())))
            .toList(),
        set.limits().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(limit ->
                new Line(
                    limit.getKey().words(),
                    limit.getKey().amount(limit.getValue().value()),
                    Shown.of(limit.getValue())))
            .toList(),
        set.sources().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList());
  }

  /// When a rule set is for, such as *từ 01/01/2026*; empty where it has no dates.
  static String dates(Validity validity) {
    String from = "từ " + DAY.format(validity.from());
    return validity.to().map(to -> from + " đến " + DAY.format(to)).orElse(from);
  }

  private static GroupView group(RuleSet set, Group group) {
    return new GroupView(
        group.key(),
        group.name(),
        points(group.max().value()),
        Shown.of(group.max()),
        set.indicators().stream()
            .filter(each -> each.group().equals(group.key()))
            .map(RuleSetView::indicator)
            .toList());
  }

  private static IndicatorView indicator(Indicator indicator) {
    Shown asFormula = Shown.of(indicator.formula());
    var none = new Line(new Words("–", "–"), new Words("–", "–"), asFormula);
    Line threshold = none;
    Line whenEmpty = none;
    Words counted = new Words("–", "–");
    switch (indicator.form()) {
      case Form.Ratio ratio -> {
        threshold = line(ratio.threshold(), threshold(ratio.threshold().value()));
        whenEmpty = line(ratio.whenEmpty(), ratio.whenEmpty().value().words());
        counted =
            new Words(
                ratio.numerator().words().vi() + " ÷ " + ratio.denominator().words().vi(),
                ratio.numerator().words().en() + " ÷ " + ratio.denominator().words().en());
      }
      case Form.Placeholder(var given, _) -> {
        String fixed = points(given.value());
        threshold = line(given, new Words("mọi đơn vị được " + fixed, "everybody has " + fixed));
      }
      case Form.Information() ->
          threshold =
              new Line(none.name(), new Words("chỉ để tham khảo", "information only"), asFormula);
    }
    return new IndicatorView(
        indicator.key(),
        indicator.name(),
        indicator.formula().value(),
        asFormula,
        points(indicator.max().value()),
        Shown.of(indicator.max()),
        threshold,
        whenEmpty,
        counted,
        levels(indicator));
  }

  private static Line line(Fact<?> fact, Words value) {
    return new Line(value, value, Shown.of(fact));
  }

  private static Words threshold(BigDecimal ratio) {
    if (ratio.compareTo(BigDecimal.ONE) == 0) {
      return new Words("không có, tỷ lệ đến 100 %", "none, linear to 100 %");
    }
    String percent = points(ratio.movePointRight(2));
    return new Words("đủ điểm từ " + percent + " %", "all points from " + percent + " %");
  }

  private static Words levels(Indicator indicator) {
    String vi =
        indicator.levels().value().stream()
            .sorted()
            .map(level -> words(level).vi())
            .collect(Collectors.joining(", "));
    String en =
        indicator.levels().value().stream()
            .sorted()
            .map(level -> words(level).en())
            .collect(Collectors.joining(", "));
    return indicator.inherited()
        ? new Words(vi + "; sở và xã lấy số của tỉnh", en + "; others show their province's")
        : new Words(vi, en);
  }

  private static Words words(Level level) {
    return switch (level) {
      case MINISTRY -> new Words("bộ", "ministry");
      case PROVINCE -> new Words("tỉnh", "province");
      case DEPARTMENT -> new Words("sở", "department");
      case COMMUNE -> new Words("xã", "commune");
    };
  }

  private static List<Line> facts(RuleSet set) {
    var rounding = set.rounding();
    String mode = Word.of(rounding.value().mode());
    var edge = set.bands().edge();
    var peers = set.peers();
    return List.of(
        new Line(
            new Words("Làm tròn", "Rounding"),
            new Words(
                rounding.value().scale()
                    + " chữ số thập phân, từng chỉ tiêu, rồi cộng ("
                    + mode
                    + ")",
                rounding.value().scale() + " decimals, each indicator, then added (" + mode + ")"),
            Shown.of(rounding)),
        new Line(new Words("Đồng điểm", "Ties"), set.ties().value().words(), Shown.of(set.ties())),
        new Line(
            new Words("Điểm đúng bằng mốc xếp loại", "A total on the edge of a band"),
            switch (edge.value()) {
              case UPPER -> new Words("thuộc loại trên", "belongs to the band above");
              case LOWER -> new Words("thuộc loại dưới", "belongs to the band below");
            },
            Shown.of(edge)),
        new Line(
            new Words("Nhóm có khối lượng tương đương", "Peers of similar volume"),
            new Words(
                "mốc "
                    + joined(peers.value().bounds())
                    + " hồ sơ; dưới "
                    + peers.value().least()
                    + " không xếp hạng",
                "bounds "
                    + joined(peers.value().bounds())
                    + " dossiers; below "
                    + peers.value().least()
                    + " not ranked"),
            Shown.of(peers)));
  }

  private static String joined(List<Long> bounds) {
    return bounds.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /// Points in Vietnamese notation, without needless zeros.
  private static String points(BigDecimal points) {
    return points.signum() == 0
        ? "0"
        : points.stripTrailingZeros().toPlainString().replace('.', ',');
  }
}
