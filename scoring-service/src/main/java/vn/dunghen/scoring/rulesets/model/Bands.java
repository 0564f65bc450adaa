package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.util.List;

/// The classes of totals, best first. At an edge the edge rule decides.
public record Bands(Fact<Edge> edge, List<Band> all) {

  /// To which class a total belongs that lies exactly on an edge.
  public enum Edge {
    UPPER,
    LOWER
  }

  /// @param from where it begins
  public record Band(String key, Words name, Fact<BigDecimal> from) {}

  public Bands {
    all = List.copyOf(all);
    if (all.isEmpty() || all.getLast().from().value().signum() != 0) {
      throw new IllegalArgumentException("the lowest band begins at 0");
    }
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).from().value().compareTo(all.get(i - 1).from().value()) >= 0) {
        throw new IllegalArgumentException("bands are listed from the best down");
      }
    }
    if (all.stream().map(Band::key).distinct().count() != all.size()) {
      throw new IllegalArgumentException("a band is listed once");
    }
  }

  public Band of(BigDecimal total) {
    return all.stream().filter(band -> reaches(total, band)).findFirst().orElse(all.getLast());
  }

  private boolean reaches(BigDecimal total, Band band) {
    int above = total.compareTo(band.from().value());
    return switch (edge.value()) {
      case UPPER -> above >= 0;
      case LOWER -> above > 0;
    };
  }
}
