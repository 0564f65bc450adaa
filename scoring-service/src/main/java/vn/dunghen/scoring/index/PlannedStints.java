package vn.dunghen.scoring.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.stints.model.Condition;
import vn.dunghen.scoring.stints.model.IndexFact;
import vn.dunghen.scoring.stints.model.Stint;

/// Stints that no table holds, as parameters of `PlannedSql`.
final class PlannedStints {

  private record Of(String dossier, Stint stint) {

    Condition condition() {
      return stint.span().condition();
    }
  }

  private PlannedStints() {}

  /// @param stints by dossier
  static void bind(Map<String, List<Stint>> stints, Map<String, Object> parameters) {
    var rows = new ArrayList<Of>();
    stints.forEach((dossier, each) -> each.forEach(stint -> rows.add(new Of(dossier, stint))));
    parameters.put("stintDossier", column(rows, Of::dossier));
    parameters.put("knownFrom", column(rows, row -> row.stint().knownFrom().toString()));
    parameters.put("knownTo", column(rows, row -> row.stint().knownTo().toString()));
    parameters.put("trueFrom", column(rows, row -> row.stint().span().from().toString()));
    parameters.put("trueTo", column(rows, row -> row.stint().span().to().toString()));
    parameters.put("responsible", column(rows, row -> row.condition().responsible()));
    parameters.put("procedure", column(rows, row -> row.condition().procedure()));
    parameters.put("receivedAt", column(rows, row -> row.condition().receivedAt().toString()));
    parameters.put("online", column(rows, row -> String.valueOf(row.condition().online())));
    parameters.put("endedAt", column(rows, row -> text(endedAt(row.condition()))));
    parameters.put(
        "facts", column(rows, row -> String.valueOf(IndexFact.stored(row.condition().facts()))));
    parameters.put("lateFrom", column(rows, row -> text(row.condition().lateFrom())));
  }

  private static @Nullable Instant endedAt(Condition condition) {
    return condition.end() == null ? null : condition.end().at();
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static List<@Nullable String> column(
      List<Of> rows, Function<Of, @Nullable String> value) {
    var column = new ArrayList<@Nullable String>();
    rows.forEach(row -> column.add(value.apply(row)));
    return column;
  }
}
