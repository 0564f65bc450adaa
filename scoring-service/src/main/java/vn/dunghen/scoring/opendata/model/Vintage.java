package vn.dunghen.scoring.opendata.model;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.releases.model.PublishedRelease;

/// A total of a period as one release published it. A later release of the same period is another
/// vintage; neither replaces the other.
public record Vintage(Period period, BigDecimal total, PublishedRelease release) {

  /// The order in which they were published.
  public static final Comparator<Vintage> PUBLISHED =
      Comparator.comparing((Vintage each) -> each.release().publishedAt())
          .thenComparing(each -> each.release().id());

  /// How a total differs from one of the period before.
  ///
  /// @param against what it is compared with
  public record Change(BigDecimal points, Vintage against) {}

  /// The change against the period before: against what of that period had been published last when
  /// this one was published, its own release included. What was published later of the period
  /// before changes nothing of it. Empty where nothing was.
  public Optional<Change> change(Collection<Vintage> all) {
    return all.stream()
        .filter(each -> each.period().equals(period.before()))
        .filter(each -> PUBLISHED.compare(each, this) <= 0)
        .max(PUBLISHED)
        .map(against -> new Change(total.subtract(against.total()), against));
  }

  /// The vintages of a period, the first published first.
  public static List<Vintage> of(Period period, Collection<Vintage> all) {
    return all.stream().filter(each -> each.period().equals(period)).sorted(PUBLISHED).toList();
  }

  /// What is shown first: the last period that anything was published of, in the vintage that was
  /// published last. An erratum of an earlier period does not come before it.
  public static Optional<Vintage> latest(Collection<Vintage> all) {
    return all.stream()
        .max(Comparator.comparing((Vintage each) -> each.period().to()).thenComparing(PUBLISHED));
  }
}
