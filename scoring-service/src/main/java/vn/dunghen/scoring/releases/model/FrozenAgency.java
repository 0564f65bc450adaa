package vn.dunghen.scoring.releases.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Bands;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Ranked;
import vn.dunghen.scoring.rulesets.model.ScoredIndicator;

/// The figures of an agency in a period as a release holds them.
///
/// @param missing indicators worth points that were not measured
/// @param band null where indicators are missing
/// @param rank among agencies of its kind; null without enough data
/// @param peers among those of its kind with a similar number of dossiers
public record FrozenAgency(
    String period,
    String agency,
    String name,
    String kind,
    @Nullable String parent,
    long dossiers,
    BigDecimal total,
    List<String> missing,
    @Nullable String band,
    @Nullable Place rank,
    @Nullable Place peers,
    List<FrozenIndicator> indicators) {

  /// @param of how many are compared
  public record Place(int rank, int of, boolean shared) {
    static @Nullable Place of(Optional<Ranked<String>> ranked) {
      return ranked.map(each -> new Place(each.rank(), each.of(), each.shared())).orElse(null);
    }
  }

  /// @param counts empty where none are needed or none were to be had
  /// @param score empty where the portal would show none
  public record FrozenIndicator(
      String indicator, Optional<Counts> counts, Optional<BigDecimal> score) {}

  public FrozenAgency {
    missing = List.copyOf(missing);
    indicators = List.copyOf(indicators);
  }

  public static FrozenAgency of(String period, Standing standing) {
    return new FrozenAgency(
        period,
        standing.agency().code(),
        standing.agency().name(),
        standing.agency().kind(),
        standing.agency().parent(),
        standing.dossiers(),
        standing.card().total(),
        standing.card().missing(),
        standing.card().band().map(Bands.Band::key).orElse(null),
        Place.of(standing.rank()),
        Place.of(standing.peerRank()),
        standing.card().indicators().stream().map(FrozenAgency::frozen).toList());
  }

  private static FrozenIndicator frozen(ScoredIndicator scored) {
    return new FrozenIndicator(scored.indicator().key(), scored.counts(), scored.score());
  }
}
