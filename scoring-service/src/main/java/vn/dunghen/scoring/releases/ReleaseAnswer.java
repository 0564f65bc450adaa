package vn.dunghen.scoring.releases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.FrozenAgency.FrozenIndicator;
import vn.dunghen.scoring.releases.model.FrozenAgency.Place;
import vn.dunghen.scoring.releases.model.Heading;
import vn.dunghen.scoring.rulesets.model.Counts;

/// A release without its figures.
///
/// @param corrects the release that this erratum corrects; null where it is none
/// @param reason why; null where it is no erratum
/// @param digest SHA-256 over the canonical form
record ReleaseAnswer(
    long id,
    String state,
    List<String> periods,
    String letterNumber,
    LocalDate letterDate,
    String view,
    RulesAnswer ruleset,
    OffsetDateTime asOf,
    @Nullable Long corrects,
    @Nullable String reason,
    String digest,
    List<StepAnswer> steps) {

  ReleaseAnswer {
    periods = List.copyOf(periods);
    steps = List.copyOf(steps);
  }

  /// @param digest SHA-256 of the rule set's file
  record RulesAnswer(String id, int version, String digest) {}

  record StepAnswer(String step, OffsetDateTime at, String by, String correlationId) {}

  /// A release with its figures.
  ///
  /// @param digestHolds whether the figures as they are stored still give the digest
  record Whole(ReleaseAnswer release, boolean digestHolds, List<AgencyFigures> agencies) {
    Whole {
      agencies = List.copyOf(agencies);
    }
  }

  /// The figures of one agency, a member per period.
  record OfAgency(ReleaseAnswer release, List<AgencyFigures> periods) {
    OfAgency {
      periods = List.copyOf(periods);
    }
  }

  /// @param indicators null where only the totals are told
  record AgencyFigures(
      String period,
      String code,
      String name,
      String kind,
      @Nullable String parent,
      long dossiers,
      BigDecimal total,
      List<String> missing,
      @Nullable String band,
      @Nullable Place rank,
      @Nullable Place peerRank,
      @Nullable List<IndicatorFigures> indicators) {

    static AgencyFigures of(FrozenAgency frozen, boolean whole) {
      return new AgencyFigures(
          frozen.period(),
          frozen.agency(),
          frozen.name(),
          frozen.kind(),
          frozen.parent(),
          frozen.dossiers(),
          frozen.total(),
          frozen.missing(),
          frozen.band(),
          frozen.rank(),
          frozen.peers(),
          whole ? frozen.indicators().stream().map(IndicatorFigures::of).toList() : null);
    }
  }

  record IndicatorFigures(
      String indicator,
      @Nullable Long numerator,
      @Nullable Long denominator,
      @Nullable BigDecimal score) {

    static IndicatorFigures of(FrozenIndicator frozen) {
      return new IndicatorFigures(
          frozen.indicator(),
          frozen.counts().map(Counts::numerator).orElse(null),
          frozen.counts().map(Counts::denominator).orElse(null),
          frozen.score().orElse(null));
    }
  }

  static ReleaseAnswer of(Releases.Kept kept) {
    Heading heading = kept.heading();
    return new ReleaseAnswer(
        kept.id(),
        kept.state(),
        heading.periods().stream().map(Period::wire).toList(),
        heading.letter(),
        heading.date(),
        Heading.VIEW,
        new RulesAnswer(heading.ruleSet(), heading.ruleSetVersion(), heading.ruleSetDigest()),
        civil(heading.asOf()),
        heading.erratum().map(Heading.Erratum::corrects).orElse(null),
        heading.erratum().map(Heading.Erratum::reason).orElse(null),
        kept.digest(),
        kept.steps().stream()
            .map(each ->
                new StepAnswer(
                    each.step().name().toLowerCase(Locale.ROOT),
                    civil(each.at()),
                    each.by(),
                    each.correlation()))
            .toList());
  }

  static OffsetDateTime civil(Instant instant) {
    return instant.atZone(CivilTime.ZONE).toOffsetDateTime();
  }
}
