package vn.dunghen.scoring.releases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.releases.Releases.Kept;
import vn.dunghen.scoring.releases.model.Earlier;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.Released;
import vn.dunghen.scoring.rulesets.RuleSetCatalogue;

/// The frozen figures for those who print them.
@ApplicationScoped
public class ReleasedFigures {

  private final DataSource database;
  private final ReadingReleases reading;
  private final Releases releases;

  ReleasedFigures(DataSource database, ReadingReleases reading, Releases releases) {
    this.database = database;
    this.reading = reading;
    this.releases = releases;
  }

  /// The release with its figures.
  ///
  /// @throws vn.dunghen.chassis.problem.ProblemException 404 where there is none that the caller
  ///   may see
  public Released one(String id) throws SQLException {
    Kept kept = reading.one(id);
    return Snapshot.read(
        database,
        tx ->
            new Released(
                kept.id(),
                kept.state(),
                publishedAt(kept),
                kept.heading(),
                kept.digest(),
                RuleSetCatalogue.read(releases.rules(tx, kept.id())),
                releases.figures(tx, kept.id(), null)));
  }

  /// What a release's changes are measured against: the period before as the release itself has it,
  /// else as the one that was published last with it. Only what knew no more than the release and
  /// was published before it counts, so that what is published never says anything else later.
  ///
  /// @param tx a snapshot
  public Optional<Earlier> before(Connection tx, Released release, Period period)
      throws SQLException {
    Period before = period.before();
    if (release.heading().periods().contains(before)) {
      return Optional.of(earlier(before, release, of(release.figures(), before)));
    }
    Instant until = release.publishedAt().orElse(Instant.MAX);
    Optional<Kept> found =
        releases.all(tx).stream()
            .filter(each -> each.id() != release.id() && each.isPublished())
            .filter(each -> each.heading().periods().contains(before))
            .filter(each -> !each.heading().asOf().isAfter(release.heading().asOf()))
            .filter(each -> each.steps().getLast().at().isBefore(until))
            .max(
                Comparator.comparing((Kept each) -> each.steps().getLast().at())
                    .thenComparing(Kept::id));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Kept kept = found.get();
    return Optional.of(
        new Earlier(
            before,
            kept.heading().letter(),
            kept.heading().asOf(),
            kept.heading().ruleSet() + ", " + kept.heading().ruleSetVersion(),
            kept.heading().ruleSetDigest().equals(release.heading().ruleSetDigest()),
            of(releases.figures(tx, kept.id(), null), before)));
  }

  private static Earlier earlier(Period before, Released same, List<FrozenAgency> figures) {
    return new Earlier(
        before,
        same.heading().letter(),
        same.heading().asOf(),
        same.heading().ruleSet() + ", " + same.heading().ruleSetVersion(),
        true,
        figures);
  }

  private static List<FrozenAgency> of(List<FrozenAgency> figures, Period period) {
    return figures.stream().filter(each -> each.period().equals(period.wire())).toList();
  }

  private static Optional<Instant> publishedAt(Kept kept) {
    return kept.isPublished() ? Optional.of(kept.steps().getLast().at()) : Optional.empty();
  }
}
