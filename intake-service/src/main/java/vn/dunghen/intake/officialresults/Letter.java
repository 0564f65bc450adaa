package vn.dunghen.intake.officialresults;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.intake.importing.ImportAnswer.RowProblem;
import vn.dunghen.intake.register.CanonicalJson;

/// What one letter says of one agency for one period: the rows of the table that become one event.
final class Letter {

  private static final Pattern ITEM = Pattern.compile("/data/(groups|indicators)/([0-9]+)/(.*)");

  private final Of of;
  private final int firstRow;
  private final Map<String, @Nullable Object> data = new LinkedHashMap<>();
  private final List<Map<String, @Nullable Object>> groups = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> indicators = new ArrayList<>();
  private final List<Integer> groupRows = new ArrayList<>();
  private final List<Integer> indicatorRows = new ArrayList<>();
  private int totalRow;

  Letter(Of of, int firstRow) {
    this.of = of;
    this.firstRow = firstRow;
    this.totalRow = firstRow;
    data.put("period", of.period());
    data.put("dataTakenAt", of.dataTakenAt().toString());
    if (!of.letter().isEmpty()) {
      data.put("letter", of.letter());
    }
  }

  /// What makes rows belong together.
  record Of(String unit, String period, Instant dataTakenAt, String letter) {}

  /// @return false where a row before told the total
  boolean addTotal(int row, Map<String, @Nullable Object> figures) {
    if (data.putIfAbsent("total", figures.get("score")) != null) {
      return false;
    }
    totalRow = row;
    for (String member : List.of("change", "rank", "of")) {
      data.put(member, figures.get(member));
    }
    return true;
  }

  void addGroup(int row, String group, Map<String, @Nullable Object> figures) {
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.put("group", group);
    item.put("score", figures.get("score"));
    groups.add(item);
    groupRows.add(row);
  }

  void addIndicator(int row, String indicator, Map<String, @Nullable Object> figures) {
    var item = new LinkedHashMap<String, @Nullable Object>();
    item.put("indicator", indicator);
    for (String member : List.of("numerator", "denominator", "score")) {
      item.put(member, figures.get(member));
    }
    indicators.add(item);
    indicatorRows.add(row);
  }

  /// The event. Its id is made of all that it says, so that the same table again gives duplicates,
  /// and another figure another snapshot.
  Map<String, @Nullable Object> event(String source) {
    var said = new LinkedHashMap<String, @Nullable Object>(data);
    said.put("groups", groups);
    said.put("indicators", indicators);
    var event = new LinkedHashMap<String, @Nullable Object>();
    event.put("specversion", "1.0");
    event.put("source", source);
    event.put("id", "official-" + digest(of.unit(), said));
    event.put("type", "vn.dunghen.national-standing.v1");
    event.put("subject", of.unit());
    event.put("time", of.dataTakenAt().toString());
    event.put("data", said);
    return event;
  }

  /// Where in the table a flaw of the event lies.
  RowProblem problem(Flaw flaw) {
    Matcher item = ITEM.matcher(flaw.pointer());
    if (item.matches()) {
      List<Integer> rows = "groups".equals(item.group(1)) ? groupRows : indicatorRows;
      String member = item.group(3);
      return new RowProblem(
          rows.get(Integer.parseInt(item.group(2))),
          member.equals("group") || member.equals("indicator") ? Column.ITEM.heading() : member,
          flaw.reason());
    }
    return switch (flaw.pointer()) {
      case "/data/total" -> new RowProblem(totalRow, Column.SCORE.heading(), flaw.reason());
      case "/data/change", "/data/rank", "/data/of" ->
          new RowProblem(totalRow, flaw.pointer().substring("/data/".length()), flaw.reason());
      case "/data/period" -> new RowProblem(firstRow, Column.PERIOD.heading(), flaw.reason());
      case "/data/letter" -> new RowProblem(firstRow, Column.LETTER.heading(), flaw.reason());
      case "/data/dataTakenAt", "/time" ->
          new RowProblem(firstRow, Column.DATA_TAKEN_AT.heading(), flaw.reason());
      default -> new RowProblem(firstRow, Column.UNIT.heading(), flaw.reason());
    };
  }

  private static String digest(String unit, Map<String, @Nullable Object> said) {
    var text = new StringBuilder(unit).append('\n');
    CanonicalJson.append(text, said);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
