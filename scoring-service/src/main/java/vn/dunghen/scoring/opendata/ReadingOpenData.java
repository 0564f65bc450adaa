package vn.dunghen.scoring.opendata;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.official.OfficialRanks;
import vn.dunghen.scoring.opendata.OpenRelease.AgencyFigures;
import vn.dunghen.scoring.opendata.OpenRelease.Licence;
import vn.dunghen.scoring.opendata.OpenRelease.OfficialRank;
import vn.dunghen.scoring.releases.PublishedReleases;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.PublishedRelease;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// Reads what is published, a few requests at once.
@ApplicationScoped
class ReadingOpenData {

  private final DataSource database;
  private final PublishedReleases releases;
  private final OfficialRanks ranks;
  private final OpenDataConfig config;
  private final AtOnce atOnce;

  ReadingOpenData(
      DataSource database, PublishedReleases releases, OfficialRanks ranks, OpenDataConfig config) {
    this.database = database;
    this.releases = releases;
    this.ranks = ranks;
    this.config = config;
    this.atOnce = new AtOnce(config.atOnce());
  }

  /// Releases with their figures, as rows of a table.
  ///
  /// @param groups the keys of the groups of their rule sets
  /// @param next where the next page begins; empty on the last
  record Table(
      List<String> groups, Map<OpenRelease, List<AgencyFigures>> figures, Optional<Long> next) {}

  Licence licence() {
    return new Licence(config.licence(), config.licenceUrl().orElse(null));
  }

  /// @param after the number that the page before ended with
  OpenRelease.Page page(long after, int size) throws SQLException {
    return read(tx -> {
      Found found = found(tx, after, size);
      return new OpenRelease.Page(
          licence(),
          found.page().stream().map(OpenRelease::of).toList(),
          found.next().map(Object::toString).orElse(null));
    });
  }

  OpenRelease.Whole whole(String id) throws SQLException {
    return read(tx -> {
      PublishedRelease release = one(tx, id);
      RuleSet rules = releases.ruleSet(tx, release);
      List<FrozenAgency> figures =
          releases.figures(tx, List.of(release)).getOrDefault(release.id(), List.of());
      return new OpenRelease.Whole(
          licence(),
          OpenRelease.of(release),
          official(tx, release, figures),
          figures.stream().map(each -> AgencyFigures.of(each, rules)).toList());
    });
  }

  Table table(String id) throws SQLException {
    return read(tx -> table(tx, List.of(one(tx, id)), Optional.empty()));
  }

  /// @param after the number that the page before ended with
  Table table(long after, int size) throws SQLException {
    return read(tx -> {
      Found found = found(tx, after, size);
      return table(tx, found.page(), found.next());
    });
  }

  private Table table(Connection tx, List<PublishedRelease> page, Optional<Long> next)
      throws SQLException {
    Map<Long, List<FrozenAgency>> figures = releases.figures(tx, page);
    var rules = new HashMap<String, RuleSet>();
    var groups = new LinkedHashSet<String>();
    var rows = new LinkedHashMap<OpenRelease, List<AgencyFigures>>();
    for (PublishedRelease each : page) {
      String digest = each.heading().ruleSetDigest();
      RuleSet known = rules.get(digest);
      RuleSet ruleSet = known == null ? releases.ruleSet(tx, each) : known;
      rules.put(digest, ruleSet);
      ruleSet.groups().forEach(group -> groups.add(group.key()));
      rows.put(
          OpenRelease.of(each),
          figures.getOrDefault(each.id(), List.of()).stream()
              .map(frozen -> AgencyFigures.of(frozen, ruleSet))
              .toList());
    }
    return new Table(List.copyOf(groups), rows, next);
  }

  private record Found(List<PublishedRelease> page, Optional<Long> next) {}

  private Found found(Connection tx, long after, int size) throws SQLException {
    List<PublishedRelease> read = releases.before(tx, after, size + 1);
    if (read.size() <= size) {
      return new Found(read, Optional.empty());
    }
    List<PublishedRelease> page = read.subList(0, size);
    return new Found(page, Optional.of(page.getLast().id()));
  }

  /// The official results of the city for the periods of a release.
  private List<OfficialRank> official(
      Connection tx, PublishedRelease release, Collection<FrozenAgency> figures)
      throws SQLException {
    var official = new ArrayList<OfficialRank>();
    for (Period period : release.heading().periods()) {
      Optional<FrozenAgency> city =
          figures.stream()
              .filter(each -> each.period().equals(period.wire()) && each.parent() == null)
              .max(Comparator.comparingLong(FrozenAgency::dossiers));
      if (city.isPresent()) {
        Optional.ofNullable(ranks.of(tx, city.get().agency()).get(period))
            .ifPresent(each -> official.add(OfficialRank.of(each)));
      }
    }
    return official;
  }

  PublishedRelease one(Connection tx, String id) throws SQLException {
    if (!id.matches("[1-9][0-9]{0,17}")) {
      throw unknown();
    }
    return releases.one(tx, Long.parseLong(id)).orElseThrow(ReadingOpenData::unknown);
  }

  static ProblemException unknown() {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no such published release.");
  }

  /// Reads while a place is free.
  ///
  /// @throws ProblemException 429 while too many are asking
  <T> T read(Snapshot.Reading<T> reading) throws SQLException {
    return atOnce.take(() -> Snapshot.read(database, reading));
  }
}
