package vn.dunghen.scoring.opendata;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.rulesets.model.Words;

/// What the public page shows.
///
/// @param shown null while nothing is published
/// @param periods all of which anything was published, the latest first
/// @param whole whether those are all
record PublicView(
    OpenRelease.Licence licence, @Nullable Shown shown, List<PeriodRow> periods, boolean whole) {

  PublicView {
    periods = List.copyOf(periods);
  }

  /// A release with its figures, a section for each of its periods.
  record Shown(VintageView release, List<PeriodFigures> periods) {
    Shown {
      periods = List.copyOf(periods);
    }
  }

  /// The figures of a period.
  ///
  /// @param city null where the release has no city for it
  /// @param href all that was published of the period
  record PeriodFigures(
      String wire,
      String name,
      String href,
      @Nullable City city,
      List<GroupName> columns,
      List<AgencyRow> agencies) {
    PeriodFigures {
      columns = List.copyOf(columns);
      agencies = List.copyOf(agencies);
    }
  }

  /// The city's own figures.
  ///
  /// @param missing indicators worth points that were not measured; empty where there are none
  /// @param rank official, with its hour and letter; empty where nobody has published one
  /// @param change with what it is measured against; null where nothing was published of the period
  ///   before
  record City(
      String name,
      String total,
      String max,
      String band,
      String missing,
      String rank,
      String rankSource,
      @Nullable ChangeView change,
      List<GroupPoints> groups) {
    City {
      groups = List.copyOf(groups);
    }
  }

  record ChangeView(
      String points, String trend, String period, String total, VintageView against) {}

  record GroupName(String key, Words name, String max) {}

  record GroupPoints(String key, Words name, String points, String max, String width) {}

  /// @param rank among those of its kind; empty without enough data
  record AgencyRow(String name, String total, String rank, String missing, List<String> groups) {
    AgencyRow {
      groups = List.copyOf(groups);
    }
  }

  /// A period and what was published of it.
  record PeriodRow(String name, String href, List<VintageView.Of> vintages) {
    PeriodRow {
      vintages = List.copyOf(vintages);
    }
  }
}
