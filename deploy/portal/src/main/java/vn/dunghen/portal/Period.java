package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;

/// A year, quarter or month that figures are asked for, by its first and last moment.
record Period(long from, long to) {

  /// What `timeType`, `year`, `quarter` and `month` of the body ask for.
  static Optional<Period> of(JsonNode body) {
    var year = body.path("year").asInt();
    if (year < 2000 || year > 2999) {
      return Optional.empty();
    }
    var quarter = body.path("quarter").asInt();
    var month = body.path("month").asInt();
    return switch (PortalJson.text(body, "timeType")) {
      case "year" -> Optional.of(months(year, 1, 12));
      case "quarter" ->
          quarter < 1 || quarter > 4
              ? Optional.empty()
              : Optional.of(months(year, quarter * 3 - 2, 3));
      case "month" ->
          month < 1 || month > 12 ? Optional.empty() : Optional.of(months(year, month, 1));
      default -> Optional.empty();
    };
  }

  private static Period months(int year, int first, int count) {
    var from = LocalDate.of(year, first, 1).atStartOfDay();
    return new Period(
        PortalTime.number(from), PortalTime.number(from.plusMonths(count).minusSeconds(1)));
  }

  boolean contains(long moment) {
    return from <= moment && moment <= to;
  }

  boolean containsMonth(int year, int month) {
    return month >= 1
        && month <= 12
        && contains(PortalTime.number(LocalDate.of(year, month, 1).atStartOfDay()));
  }
}
