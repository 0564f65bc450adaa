package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// Official results as the pages of the index show them.
///
/// @param back the way to every agency; empty on that page
/// @param published how many of the agencies have results
record OfficialView(
    PageAddress.Periods periods,
    List<PageAddress.Choice> views,
    String path,
    String back,
    int published,
    List<Row> rows) {

  OfficialView {
    views = List.copyOf(views);
    rows = List.copyOf(rows);
  }

  /// Figures that were not published are empty.
  ///
  /// @param hour of the data; empty for an agency without results
  /// @param href explains the results; empty without
  record Row(
      String name,
      String total,
      String change,
      String rank,
      String hour,
      String letter,
      String href) {

    static Row of(Agency agency, @Nullable NationalStanding standing, PageAddress address) {
      return standing == null
          ? new Row(agency.name(), "", "", "", "", "", "")
          : new Row(
              agency.name(),
              Optional.ofNullable(standing.total()).map(Notation::points).orElse(""),
              Optional.ofNullable(standing.change()).map(Notation::change).orElse(""),
              rank(standing),
              PeriodName.hour(standing.dataTakenAt()),
              standing.letter(),
              "/official?agency="
                  + PageAddress.encoded(agency.code())
                  + "&period="
                  + address.period().wire());
    }

    private static String rank(NationalStanding standing) {
      if (standing.rank() == null) {
        return "";
      }
      return standing.of() == null
          ? standing.rank().toString()
          : standing.rank() + "/" + standing.of();
    }
  }

  /// @param agency the only one that is shown; empty for all
  static OfficialView of(
      List<Agency> agencies,
      Map<String, NationalStanding> results,
      PageAddress address,
      Optional<String> agency) {
    String path = agency.map(PageAddress::path).orElse("/index");
    return new OfficialView(
        address.periods(path),
        address.views(path, View.values()),
        path,
        agency.isPresent() ? address.all() : "",
        (int) agencies.stream().filter(each -> results.containsKey(each.code())).count(),
        agencies.stream()
            .sorted(order(results))
            .map(each -> Row.of(each, results.get(each.code()), address))
            .toList());
  }

  /// Those with a total first, best first; then the others by code.
  static Comparator<Agency> order(Map<String, NationalStanding> results) {
    return Comparator.comparing(
            (Agency each) -> total(results.get(each.code())),
            Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
        .thenComparing(each -> !results.containsKey(each.code()))
        .thenComparing(Agency::code);
  }

  private static @Nullable BigDecimal total(@Nullable NationalStanding standing) {
    return standing == null ? null : standing.total();
  }
}
