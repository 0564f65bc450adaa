package vn.dunghen.scoring.opendata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.opendata.OpenRelease.AgencyFigures;
import vn.dunghen.scoring.releases.model.FrozenAgency.Place;

/// Figures as a table of RFC 4180 in UTF-8 without a byte order mark: a line per release, period
/// and agency. Columns keep their names and their order; new ones come last.
final class OpenTable {

  private static final List<String> COLUMNS =
      List.of(
          "release",
          "letter_number",
          "letter_date",
          "published_at",
          "as_of",
          "ruleset",
          "ruleset_version",
          "digest",
          "corrects",
          "corrected_by",
          "period",
          "agency",
          "name",
          "kind",
          "parent",
          "dossiers",
          "total",
          "band",
          "missing",
          "rank",
          "rank_of",
          "rank_shared",
          "peer_rank",
          "peer_of",
          "peer_shared");
  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
  private static final String STARTS_OF_FORMULAS = "=+-@\t\r\n";

  private OpenTable() {}

  static byte[] of(ReadingOpenData.Table table) {
    var columns = new ArrayList<>(COLUMNS);
    table.groups().forEach(group -> columns.add("group_" + group));
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
    columns.forEach(schema::addColumn);
    var rows = new ArrayList<Map<String, String>>();
    table
        .figures()
        .forEach((release, figures) -> figures.forEach(each -> rows.add(row(release, each))));
    ObjectWriter writer = new CsvMapper().writer(schema.build());
    try {
      return rows.isEmpty()
          ? (String.join(",", columns) + "\r\n").getBytes(StandardCharsets.UTF_8)
          : writer.writeValueAsBytes(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows of texts can always be written", e);
    }
  }

  private static Map<String, String> row(OpenRelease release, AgencyFigures figures) {
    var row = new LinkedHashMap<String, String>();
    row.put("release", Long.toString(release.id()));
    row.put("letter_number", neutral(release.letterNumber()));
    row.put("letter_date", release.letterDate().toString());
    row.put("published_at", WRITTEN.format(release.publishedAt()));
    row.put("as_of", WRITTEN.format(release.asOf()));
    row.put("ruleset", release.ruleset().id());
    row.put("ruleset_version", Integer.toString(release.ruleset().version()));
    row.put("digest", release.digest());
    row.put("corrects", written(release.corrects()));
    row.put(
        "corrected_by",
        release.correctedBy().stream().map(Object::toString).collect(Collectors.joining(" ")));
    row.put("period", figures.period());
    row.put("agency", neutral(figures.code()));
    row.put("name", neutral(figures.name()));
    row.put("kind", neutral(figures.kind()));
    row.put("parent", neutral(written(figures.parent())));
    row.put("dossiers", Long.toString(figures.dossiers()));
    row.put("total", figures.total().toPlainString());
    row.put("band", neutral(written(figures.band())));
    row.put("missing", String.join(" ", figures.missing()));
    place(row, figures.rank(), "rank", "rank_of", "rank_shared");
    place(row, figures.peerRank(), "peer_rank", "peer_of", "peer_shared");
    for (Map.Entry<String, @Nullable BigDecimal> group : figures.groups().entrySet()) {
      BigDecimal points = group.getValue();
      row.put("group_" + group.getKey(), points == null ? "" : points.toPlainString());
    }
    return row;
  }

  private static void place(
      Map<String, String> row, @Nullable Place place, String rank, String of, String shared) {
    row.put(rank, place == null ? "" : Integer.toString(place.rank()));
    row.put(of, place == null ? "" : Integer.toString(place.of()));
    row.put(shared, place == null ? "" : Boolean.toString(place.shared()));
  }

  private static String written(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /// A text that a spreadsheet would take for a formula begins with an apostrophe.
  static String neutral(String text) {
    return !text.isEmpty() && STARTS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
