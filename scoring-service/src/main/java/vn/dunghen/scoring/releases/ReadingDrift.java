package vn.dunghen.scoring.releases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.consuming.Watermarks;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.CountingByCause;
import vn.dunghen.scoring.index.model.Cause;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.releases.DriftAnswer.AgencyDrift;
import vn.dunghen.scoring.releases.Releases.Kept;
import vn.dunghen.scoring.releases.model.Drift;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.rulesets.RuleSetCatalogue;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.ScoreCard;
import vn.dunghen.scoring.statements.Asked;

/// Says why a release differs from what is known later.
@ApplicationScoped
class ReadingDrift {

  private final DataSource database;
  private final ReadingReleases reading;
  private final Releases releases;
  private final CountingByCause counting;
  private final RuleSetCatalogue catalogue;
  private final InstantSource clock;

  ReadingDrift(
      DataSource database,
      ReadingReleases reading,
      Releases releases,
      CountingByCause counting,
      RuleSetCatalogue catalogue,
      InstantSource clock) {
    this.database = database;
    this.reading = reading;
    this.releases = releases;
    this.counting = counting;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /// @param agency null for all
  /// @param asOf the later instant of knowledge; null for now
  DriftAnswer read(String id, @Nullable String agency, @Nullable String asOf) throws SQLException {
    Kept kept = reading.one(id);
    Optional<Instant> later = later(kept, asOf);
    if (agency != null && !agency.isEmpty()) {
      Asked.code("agency", agency);
    }
    String of = agency == null || agency.isEmpty() ? null : agency;
    return Snapshot.read(
        database,
        tx -> {
          List<FrozenAgency> figures = releases.figures(tx, kept.id(), of);
          if (figures.isEmpty()) {
            throw ProblemException.of(
                ProblemType.NOT_FOUND, "The release has no agency with the code " + of + ".");
          }
          return new DriftAnswer(
              ReleaseAnswer.of(kept),
              later.map(ReleaseAnswer::civil).orElse(null),
              Watermarks.lowest(tx, Releasing.TOPICS).map(ReleaseAnswer::civil).orElse(null),
              drifts(tx, kept, later, figures, of != null));
        });
  }

  /// The later instant of knowledge; not before the release's own.
  Optional<Instant> later(Kept kept, @Nullable String asOf) {
    Optional<Instant> later = Asked.instant("asOf", asOf);
    if (later.filter(at -> at.isBefore(kept.heading().asOf())).isPresent()) {
      throw ProblemException.parameter("asOf", "must not be before the release's own");
    }
    if (later.filter(at -> at.isAfter(clock.instant())).isPresent()) {
      throw ProblemException.parameter("asOf", "must not lie in the future");
    }
    return later;
  }

  private List<AgencyDrift> drifts(
      Connection tx, Kept kept, Optional<Instant> later, List<FrozenAgency> figures, boolean whole)
      throws SQLException {
    Instant then = kept.heading().asOf();
    Optional<RuleSetCatalogue.Entry> today = catalogue.entry(kept.heading().ruleSet());
    boolean sameRules =
        today.filter(each -> each.digest().equals(kept.heading().ruleSetDigest())).isPresent();
    RuleSet rules =
        sameRules
            ? today.orElseThrow().ruleSet()
            : RuleSetCatalogue.read(Releases.rules(tx, kept.id()));
    var drifts = new ArrayList<AgencyDrift>();
    for (Period period : kept.heading().periods()) {
      SequencedMap<Cause, Map<String, Standing>> steps =
          counting.standings(tx, period, then, later, rules);
      if (!sameRules && today.isPresent()) {
        steps.put(
            Cause.RULES, counting.standings(tx, period, later, today.orElseThrow().ruleSet()));
      }
      for (FrozenAgency frozen : figures) {
        if (frozen.period().equals(period.wire())) {
          var cards = new LinkedHashMap<Cause, Optional<ScoreCard>>();
          steps.forEach((cause, all) ->
              cards.put(cause, Optional.ofNullable(all.get(frozen.agency())).map(Standing::card)));
          drifts.add(AgencyDrift.of(frozen, Drift.of(rules, frozen, cards), whole));
        }
      }
    }
    return drifts;
  }
}
