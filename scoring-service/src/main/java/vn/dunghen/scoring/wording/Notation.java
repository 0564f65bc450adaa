package vn.dunghen.scoring.wording;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/// Numbers in Vietnamese notation.
public final class Notation {

  private static final Locale VIETNAMESE = Locale.of("vi", "VN");

  private Notation() {}

  /// With a decimal comma, as many decimals as there are.
  public static String points(BigDecimal points) {
    return points.toPlainString().replace('.', ',').replace('-', '−');
  }

  /// The same with a sign; nothing for no change.
  public static String change(BigDecimal points) {
    return points.signum() > 0 ? "+" + points(points) : points(points);
  }

  /// With a decimal comma and without needless zeros.
  public static String shortly(BigDecimal number) {
    return number.signum() == 0
        ? "0"
        : points(new BigDecimal(number.stripTrailingZeros().toPlainString()));
  }

  /// With a dot between thousands.
  public static String count(long items) {
    return NumberFormat.getIntegerInstance(VIETNAMESE).format(items);
  }
}
