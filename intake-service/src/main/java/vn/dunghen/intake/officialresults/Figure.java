package vn.dunghen.intake.officialresults;

import java.math.BigDecimal;
import java.util.Optional;

/// A figure as people write it in tables and forms: a comma is a decimal mark too.
final class Figure {

  static final String EXPECTED = "must be a number, for example 55.99";

  private Figure() {}

  /// The number; empty for a text that is none.
  static Optional<BigDecimal> read(String text) {
    return text.matches("[+-]?[0-9]{1,12}([.,][0-9]{1,6})?")
        ? Optional.of(new BigDecimal(text.replace(',', '.')))
        : Optional.empty();
  }

  /// The number as a JSON value.
  static Object json(BigDecimal number) {
    return number.scale() <= 0 ? (Object) number.longValueExact() : (Object) number.doubleValue();
  }
}
