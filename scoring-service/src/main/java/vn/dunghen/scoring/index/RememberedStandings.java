package vn.dunghen.scoring.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// The standings of periods that were scored lately, each with exactly what it was scored from. It
/// is an answer only to who comes with the same: that is read from the database, in the reader's
/// own snapshot, so nothing is ever stale, no clock is asked, and instances need not tell one
/// another. What a caller may see is no part of it: standings are for everyone who has signed in.
@ApplicationScoped
class RememberedStandings {

  /// A year of months with the one before, by one rule set, and some others.
  private static final int PERIODS = 24;

  private final Cache<Place, Remembered> places =
      Caffeine.newBuilder().maximumSize(PERIODS).build();

  RememberedStandings() {}

  /// For what standings are remembered; one that is newer takes the place of the one before.
  private record Place(Period period, View on, String ruleSet) {}

  /// What standings were scored from.
  ///
  /// @param ruleSet this very one
  /// @param tree this very one
  /// @param counted of each [Counting] what its counts rest on
  record Ground(RuleSet ruleSet, AgencyTree tree, List<Object> counted) {

    boolean isSameAs(Ground other) {
      return ruleSet == other.ruleSet && tree == other.tree && counted.equals(other.counted);
    }
  }

  private record Remembered(Ground ground, Map<String, Standing> standings) {}

  Optional<Map<String, Standing>> find(CountedPeriod period, Ground ground) {
    return Optional.ofNullable(places.getIfPresent(place(period, ground)))
        .filter(each -> each.ground().isSameAs(ground))
        .map(Remembered::standings);
  }

  void keep(CountedPeriod period, Ground ground, Map<String, Standing> standings) {
    places.put(place(period, ground), new Remembered(ground, standings));
  }

  private static Place place(CountedPeriod period, Ground ground) {
    return new Place(period.period(), period.on(), ground.ruleSet().id());
  }
}
