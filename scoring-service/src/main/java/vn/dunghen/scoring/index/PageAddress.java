package vn.dunghen.scoring.index;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.model.Words;
import vn.dunghen.scoring.wording.PeriodName;

/// Addresses of the pages of the index. What was asked for beside the period goes along.
///
/// @param ruleset the rule set that was asked for by name; empty for the one that is dated
/// @param asOf the instant of knowledge that was asked for, as it was written; empty for now
/// @param view what the pages rest on
/// @param kind the kind of agencies that the scoreboard is narrowed to; empty for all
record PageAddress(Period period, String ruleset, String asOf, View view, String kind) {

  /// A way to another page.
  record Way(String name, String href) {}

  /// A period and the ways to others.
  ///
  /// @param wider the quarter, half and year that it lies in
  /// @param view the name of the view; empty for the city's
  record Periods(String wire, String name, Way earlier, Way later, List<Way> wider, String view) {}

  /// A view that can be chosen.
  ///
  /// @param current whether it is the one that the page shows
  record Choice(Words name, String href, boolean current) {}

  static PageAddress of(Period period, @Nullable String ruleset, @Nullable String asOf, View view) {
    return new PageAddress(
        period,
        Optional.ofNullable(ruleset).map(String::strip).orElse(""),
        Optional.ofNullable(asOf).map(String::strip).orElse(""),
        view,
        "");
  }

  /// The same for a scoreboard that is narrowed to a kind.
  ///
  /// @param narrowed empty for all
  PageAddress ofKind(String narrowed) {
    return new PageAddress(period, ruleset, asOf, view, narrowed);
  }

  /// The ways to the same page on other views.
  ///
  /// @param path of the page
  List<Choice> views(String path, View... views) {
    return Arrays.stream(views)
        .map(each -> new Choice(each.words(), path + on(each).query(period), each == view))
        .toList();
  }

  /// The same on another view.
  PageAddress on(View other) {
    return new PageAddress(period, ruleset, asOf, other, kind);
  }

  String all() {
    return "/index" + query(period);
  }

  String sorted(String sort) {
    return all() + "&sort=" + encoded(sort);
  }

  /// The fragment with twelve months of every agency.
  String months() {
    return "/fragments/index/months" + query(period);
  }

  String agency(String code) {
    return path(code) + query(period);
  }

  String indicator(String code, String indicator) {
    return path(code) + "/" + encoded(indicator) + query(period);
  }

  /// Another page for the same question.
  String to(String path) {
    return path + query(period);
  }

  /// The page's period and the ways to the same page of others.
  ///
  /// @param path of the page
  Periods periods(String path) {
    var wider = new ArrayList<Way>();
    int month = period.from().getMonthValue();
    int year = period.from().getYear();
    for (String wire :
        List.of(
            year + "-Q" + ((month + 2) / 3),
            year + "-H" + ((month + 5) / 6),
            String.valueOf(year))) {
      Period each = Period.ofWire(wire);
      if (each != null && !each.equals(period) && !each.to().isBefore(period.to())) {
        wider.add(new Way(PeriodName.vi(each), path + query(each)));
      }
    }
    Period earlier = period.before();
    Period later = period.after();
    return new Periods(
        period.wire(),
        PeriodName.vi(period),
        new Way(PeriodName.vi(earlier), path + query(earlier)),
        new Way(PeriodName.vi(later), path + query(later)),
        wider,
        view == View.CITY ? "" : view.wire());
  }

  static String path(String code) {
    return "/index/" + encoded(code);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String query(Period of) {
    return "?period="
        + of.wire()
        + (ruleset.isEmpty() ? "" : "&ruleset=" + encoded(ruleset))
        + (asOf.isEmpty() ? "" : "&asOf=" + encoded(asOf))
        + (view == View.CITY ? "" : "&view=" + view.wire())
        + (kind.isEmpty() ? "" : "&kind=" + encoded(kind));
  }
}
