package vn.dunghen.scoring.opendata;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.FrozenAgency.FrozenIndicator;
import vn.dunghen.scoring.releases.model.FrozenAgency.Place;
import vn.dunghen.scoring.releases.model.Heading;
import vn.dunghen.scoring.releases.model.PublishedRelease;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.rulesets.model.Group;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// A published release without its figures, as open data has it.
///
/// @param asOf its figures are what was recorded at or before it
/// @param digest SHA-256 over the canonical form (docs/domain.md, Releases)
/// @param corrects the release that this erratum corrects; null where it is none
/// @param reason why; null where it is no erratum
/// @param correctedBy the errata that correct this one
/// @param json the address of its figures
/// @param csv the same as a table
record OpenRelease(
    long id,
    List<String> periods,
    String letterNumber,
    LocalDate letterDate,
    OffsetDateTime publishedAt,
    OffsetDateTime asOf,
    Rules ruleset,
    String digest,
    @Nullable Long corrects,
    @Nullable String reason,
    List<Long> correctedBy,
    String json,
    String csv) {

  static final String ADDRESS = "/api/public/releases";

  OpenRelease {
    periods = List.copyOf(periods);
    correctedBy = List.copyOf(correctedBy);
  }

  /// @param digest SHA-256 of the rule set's file
  record Rules(String id, int version, String digest) {}

  /// @param url where it stands in full; null where nothing is configured
  record Licence(String text, @Nullable URI url) {}

  /// A page of releases.
  ///
  /// @param next to be asked for as `after`; null on the last page
  record Page(Licence licence, List<OpenRelease> items, @Nullable String next) {
    Page {
      items = List.copyOf(items);
    }
  }

  /// A release with its figures.
  ///
  /// @param official the city's place among the provinces, as the portal or a letter says it
  record Whole(
      Licence licence,
      OpenRelease release,
      List<OfficialRank> official,
      List<AgencyFigures> agencies) {
    Whole {
      official = List.copyOf(official);
      agencies = List.copyOf(agencies);
    }
  }

  /// @param total as officially published; null where it was not
  record OfficialRank(
      String period,
      @Nullable BigDecimal total,
      @Nullable Integer rank,
      @Nullable Integer of,
      OffsetDateTime dataTakenAt,
      String letter) {

    static OfficialRank of(NationalStanding standing) {
      return new OfficialRank(
          standing.period().wire(),
          standing.total(),
          standing.rank(),
          standing.of(),
          civil(standing.dataTakenAt()),
          standing.letter());
    }
  }

  /// The figures of an agency in a period.
  ///
  /// @param missing indicators worth points that were not measured
  /// @param band null where indicators are missing
  /// @param rank among agencies of its kind; null without enough data
  /// @param peerRank among those of its kind with a similar number of dossiers
  /// @param groups points by group; null where nothing of a group was measured
  record AgencyFigures(
      String period,
      String code,
      String name,
      String kind,
      @Nullable String parent,
      long dossiers,
      BigDecimal total,
      @Nullable String band,
      List<String> missing,
      @Nullable Place rank,
      @Nullable Place peerRank,
      Map<String, @Nullable BigDecimal> groups,
      List<IndicatorFigures> indicators) {

    static AgencyFigures of(FrozenAgency frozen, RuleSet rules) {
      return new AgencyFigures(
          frozen.period(),
          frozen.agency(),
          frozen.name(),
          frozen.kind(),
          frozen.parent(),
          frozen.dossiers(),
          frozen.total(),
          frozen.band(),
          frozen.missing(),
          frozen.rank(),
          frozen.peers(),
          groups(frozen, rules),
          frozen.indicators().stream().map(IndicatorFigures::of).toList());
    }

    /// A group is the sum of its indicators; an indicator without a score adds nothing.
    private static Map<String, @Nullable BigDecimal> groups(FrozenAgency frozen, RuleSet rules) {
      var groups = new LinkedHashMap<String, @Nullable BigDecimal>();
      for (Group group : rules.groups()) {
        List<String> own =
            rules.indicators().stream()
                .filter(each -> each.group().equals(group.key()))
                .map(Indicator::key)
                .toList();
        List<FrozenIndicator> known =
            frozen.indicators().stream().filter(each -> own.contains(each.indicator())).toList();
        groups.put(
            group.key(),
            known.isEmpty()
                ? null
                : known.stream()
                    .flatMap(each -> each.score().stream())
                    .reduce(rules.rounding().value().of(Fraction.ZERO), BigDecimal::add));
      }
      return groups;
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

  static OpenRelease of(PublishedRelease release) {
    Heading heading = release.heading();
    return new OpenRelease(
        release.id(),
        heading.periods().stream().map(Period::wire).toList(),
        heading.letter(),
        heading.date(),
        civil(release.publishedAt()),
        civil(heading.asOf()),
        new Rules(heading.ruleSet(), heading.ruleSetVersion(), heading.ruleSetDigest()),
        release.digest(),
        heading.erratum().map(Heading.Erratum::corrects).orElse(null),
        heading.erratum().map(Heading.Erratum::reason).orElse(null),
        release.correctedBy(),
        ADDRESS + "/" + release.id(),
        ADDRESS + "/" + release.id() + ".csv");
  }

  static OffsetDateTime civil(Instant instant) {
    return instant.atZone(CivilTime.ZONE).toOffsetDateTime();
  }
}
