package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.scoring.index.model.Cell;
import vn.dunghen.scoring.index.model.DossierCounting;
import vn.dunghen.scoring.index.model.DossierList;
import vn.dunghen.scoring.index.model.Figures;
import vn.dunghen.scoring.index.model.LateThere;
import vn.dunghen.scoring.index.model.ProcedureCounting;
import vn.dunghen.scoring.index.model.Side;
import vn.dunghen.scoring.index.model.View;

/// The dossiers and procedures behind the counts of the index.
@ApplicationScoped
class IndexLists {

  private final CountingDossiers dossiers;

  IndexLists(CountingDossiers dossiers) {
    this.dossiers = dossiers;
  }

  /// A page of dossiers.
  ///
  /// @param count the length of the whole list
  /// @param next to be asked for as `after`; null on the last page
  record DossierPage(
      String indicator,
      String counted,
      long count,
      List<CountedDossier> items,
      @Nullable String next) {
    DossierPage {
      items = List.copyOf(items);
    }
  }

  /// A dossier as it was at the end of the period.
  ///
  /// @param lateFrom from when it is late for the index; null for never
  /// @param cause why it is missing from the numerator; null in the other lists
  record CountedDossier(
      String dossier,
      String procedure,
      String responsible,
      OffsetDateTime receivedAt,
      boolean online,
      @Nullable OffsetDateTime endedAt,
      @Nullable OffsetDateTime lateFrom,
      @Nullable String cause) {}

  /// A page of the dossiers that count late on the portal's view and not in the city's truth.
  ///
  /// @param count the length of the whole list
  /// @param late how many count late on the portal's view
  /// @param next the code to ask the next page after; null on the last page
  record LateTherePage(long count, long late, List<LateDossier> items, @Nullable String next) {
    LateTherePage {
      items = List.copyOf(items);
    }
  }

  /// @param cause `openThere` (ended here, still open on the portal), `otherEnd`, `otherPromise` or
  ///   `notCountedHere`
  record LateDossier(
      String dossier,
      String procedure,
      String responsible,
      String cause,
      OffsetDateTime receivedAt,
      @Nullable OffsetDateTime promiseHere,
      @Nullable OffsetDateTime promiseThere,
      @Nullable OffsetDateTime endedHere,
      @Nullable OffsetDateTime endedThere,
      OffsetDateTime lateFrom) {}

  /// A page of procedures.
  ///
  /// @param count the length of the whole list
  /// @param next the code to ask the next page after; null on the last page
  record ProcedurePage(
      String indicator,
      String counted,
      long count,
      List<CountedProcedure> items,
      @Nullable String next) {
    ProcedurePage {
      items = List.copyOf(items);
    }
  }

  /// @param dossiers how many dossiers meet the indicator's condition; 0 where it has none
  record CountedProcedure(String procedure, String name, long dossiers) {}

  /// Where a page goes on.
  record After(String dossier, String cause) {

    static final After NOTHING = new After("", "");

    /// Written as the cause and the dossier's code with a slash between.
    static After ofWire(String text) {
      int slash = text.indexOf('/');
      return slash < 0
          ? new After(text, "")
          : new After(text.substring(slash + 1), text.substring(0, slash));
    }

    String wire() {
      return cause + "/" + dossier;
    }
  }

  /// The dossiers that an indicator counts for an agency.
  ///
  /// @param tx a snapshot
  DossierPage dossiers(
      Connection tx,
      CountedPeriod period,
      String agency,
      DossierList list,
      Side side,
      After after,
      int size)
      throws SQLException {
    Map<String, Object> parameters = period.parameters(period.tree().countedFor(agency));
    long count = length(tx, list.length(side), parameters);
    parameters.put("after", after.dossier());
    parameters.put("afterCause", after.cause());
    parameters.put("size", size + 1);
    var items = new ArrayList<CountedDossier>();
    try (var statement = new NamedSql(list.page(side)).prepare(tx, parameters);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        items.add(item(rows));
      }
    }
    boolean more = items.size() > size;
    List<CountedDossier> page = more ? items.subList(0, size) : items;
    return new DossierPage(
        list.indicator(), side.wire(), count, page, more ? next(page.getLast()) : null);
  }

  private static String next(CountedDossier last) {
    return new After(last.dossier(), last.cause() == null ? "" : last.cause()).wire();
  }

  private static long length(Connection tx, String sql, Map<String, Object> parameters)
      throws SQLException {
    try (var statement = new NamedSql(sql).prepare(tx, parameters);
        var row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static CountedDossier item(ResultSet row) throws SQLException {
    String cause = row.getString("cause");
    return new CountedDossier(
        row.getString("dossier"),
        row.getString("procedure"),
        row.getString("responsible"),
        IndexAnswer.civil(Row.instant(row, "received_at")),
        row.getBoolean("online"),
        IndexAnswer.local(Row.optionalInstant(row, "ended_at")),
        IndexAnswer.local(Row.optionalInstant(row, "late_from")),
        cause.isEmpty() ? null : cause);
  }

  /// The dossiers of an agency that count late on the portal's view alone.
  ///
  /// @param tx a snapshot
  LateTherePage lateThere(
      Connection tx, CountedPeriod period, String agency, String after, int size)
      throws SQLException {
    Map<String, Object> parameters = period.parameters(period.tree().countedFor(agency));
    long late =
        length(
            tx,
            new DossierList.OfCounting(DossierCounting.ON_TIME, View.PORTAL).length(Side.MISSING),
            parameters);
    long count = length(tx, LateThere.length(), parameters);
    parameters.put("after", after);
    parameters.put("size", size + 1);
    var items = new ArrayList<LateDossier>();
    try (var statement = new NamedSql(LateThere.page()).prepare(tx, parameters);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        items.add(
            new LateDossier(
                rows.getString("dossier"),
                rows.getString("procedure"),
                rows.getString("responsible"),
                rows.getString("cause"),
                IndexAnswer.civil(Row.instant(rows, "received_at")),
                IndexAnswer.local(Row.optionalInstant(rows, "promise_here")),
                IndexAnswer.local(Row.optionalInstant(rows, "promise_there")),
                IndexAnswer.local(Row.optionalInstant(rows, "ended_here")),
                IndexAnswer.local(Row.optionalInstant(rows, "ended_there")),
                IndexAnswer.civil(Row.instant(rows, "late_from"))));
      }
    }
    List<LateDossier> page = items.stream().limit(size).toList();
    return new LateTherePage(
        count, late, page, items.size() > size ? page.getLast().dossier() : null);
  }

  /// How many dossiers of an agency count late on the portal's view alone.
  ///
  /// @param tx a snapshot
  long lateThere(Connection tx, CountedPeriod period, String agency) throws SQLException {
    return length(tx, LateThere.length(), period.parameters(period.tree().countedFor(agency)));
  }

  /// The procedures that an indicator counts for an agency.
  ///
  /// @param tx a snapshot
  ProcedurePage procedures(
      Connection tx,
      CountedPeriod period,
      String agency,
      ProcedureCounting counting,
      Side side,
      String after,
      int size)
      throws SQLException {
    List<Cell> cells = dossiers.cells(tx, period, period.tree().countedFor(agency));
    Map<String, Long> witnesses = Figures.witnesses(counting, cells);
    Set<String> asked =
        period
            .catalogue()
            .having(
                counting.attribute(),
                Figures.procedures(agency, cells, period.tree(), period.catalogue()));
    Set<String> found = counting.found(asked, witnesses, period.catalogue());
    List<CountedProcedure> counted =
        asked.stream()
            .filter(code -> isOn(side, found.contains(code)))
            .map(code ->
                new CountedProcedure(
                    code,
                    period.catalogue().procedure(code).map(Procedure::name).orElse(code),
                    witnesses.getOrDefault(code, 0L)))
            .toList();
    List<CountedProcedure> rest =
        counted.stream().filter(each -> each.procedure().compareTo(after) > 0).toList();
    List<CountedProcedure> page = rest.stream().limit(size).toList();
    return new ProcedurePage(
        counting.indicator(),
        side.wire(),
        counted.size(),
        page,
        rest.size() > size ? page.getLast().procedure() : null);
  }

  private static boolean isOn(Side side, boolean found) {
    return switch (side) {
      case DENOMINATOR -> true;
      case NUMERATOR -> found;
      case MISSING -> !found;
    };
  }
}
