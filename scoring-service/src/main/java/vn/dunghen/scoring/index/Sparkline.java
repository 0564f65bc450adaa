package vn.dunghen.scoring.index;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// Twelve months of an agency as a small line, with the same in words. A month without enough data
/// leaves a gap, so that nothing is drawn that is not known.
///
/// @param id of the element that it belongs into
/// @param lines the points of each unbroken line, as SVG writes them
/// @param dots months with data, each alone or not
/// @param text what the line shows, month by month
record Sparkline(String id, List<String> lines, List<Dot> dots, String text) {

  static final int WIDTH = 132;
  static final int HEIGHT = 28;
  private static final int MARGIN = 4;

  /// A month in the picture, from the upper left corner.
  record Dot(String x, String y) {}

  /// What the lines of one board are drawn between: the lowest and the highest of all totals, so
  /// that equal heights are equal points.
  record Scale(BigDecimal lowest, BigDecimal highest) {

    /// Empty where no month of any agency has enough data.
    static Optional<Scale> of(TwelveMonths months) {
      List<BigDecimal> all =
          months.totals().values().stream()
              .flatMap(List::stream)
              .flatMap(Optional::stream)
              .sorted()
              .toList();
      return all.isEmpty()
          ? Optional.empty()
          : Optional.of(new Scale(all.getFirst(), all.getLast()));
    }

    private String y(BigDecimal total) {
      BigDecimal range = highest.subtract(lowest);
      int room = HEIGHT - 2 * MARGIN;
      BigDecimal up =
          range.signum() == 0
              ? BigDecimal.valueOf(room / 2)
              : total
                  .subtract(lowest)
                  .multiply(BigDecimal.valueOf(room))
                  .divide(range, 1, RoundingMode.HALF_UP);
      return BigDecimal.valueOf(HEIGHT - MARGIN).subtract(up).toPlainString();
    }
  }

  Sparkline {
    lines = List.copyOf(lines);
    dots = List.copyOf(dots);
  }

  static Sparkline of(String code, TwelveMonths months, Scale scale) {
    List<Optional<BigDecimal>> totals = months.totals().getOrDefault(code, List.of());
    var lines = new ArrayList<String>();
    var dots = new ArrayList<Dot>();
    var line = new ArrayList<String>();
    for (int month = 0; month < totals.size(); month++) {
      Optional<BigDecimal> total = totals.get(month);
      if (total.isPresent()) {
        Dot dot = new Dot(x(month), scale.y(total.get()));
        dots.add(dot);
        line.add(dot.x() + "," + dot.y());
      } else {
        lines.add(String.join(" ", line));
        line.clear();
      }
    }
    lines.add(String.join(" ", line));
    return new Sparkline(
        id(code),
        lines.stream().filter(points -> points.contains(" ")).toList(),
        dots,
        IntStream.range(0, totals.size())
            .mapToObj(month ->
                PeriodName.vi(months.months().get(month))
                    + ": "
                    + totals.get(month).map(Notation::points).orElse("chưa đủ dữ liệu"))
            .reduce((one, other) -> one + "; " + other)
            .orElse("chưa đủ dữ liệu"));
  }

  private static String x(int month) {
    int step = (WIDTH - 2 * MARGIN) * 10 / (TwelveMonths.COUNT - 1);
    return BigDecimal.valueOf(MARGIN * 10L + (long) month * step, 1).toPlainString();
  }

  /// The id of the element of an agency; what an id in a selector cannot have is spelt in numbers.
  static String id(String code) {
    var id = new StringBuilder("months-");
    code.codePoints()
        .forEach(each -> {
          if (each < 128 && Character.isLetterOrDigit(each)) {
            id.appendCodePoint(each);
          } else {
            id.append('_').append(Integer.toHexString(each)).append('_');
          }
        });
    return id.toString();
  }
}
