package vn.dunghen.scoring.releases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.PublishedRelease;
import vn.dunghen.scoring.rulesets.RuleSetCatalogue;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// The releases that were published, for anybody. Every statement joins the step of publishing, so
/// that nothing else is ever read here; what was published is never withdrawn.
@ApplicationScoped
public class PublishedReleases {

  private static final String HEADINGS =
      """
      select r.*, published.done_at as published_at,
             array(select erratum.id
                   from   release erratum
                   join   release_step step on step.release = erratum.id and step.step = 'PUBLISH'
                   where  erratum.corrects = r.id
                   order  by erratum.id) as corrected_by
      from   release r
      join   release_step published on published.release = r.id and published.step = 'PUBLISH'
      """;
  private static final NamedSql PAGE =
      new NamedSql(HEADINGS + "where r.id < :after order by r.id desc limit :size");
  private static final NamedSql ONE = new NamedSql(HEADINGS + "where r.id = :id");

  /// Of the agencies without a parent the one with the most dossiers is the city.
  private static final String CITY =
      """
      select distinct on (a.release, a.period) a.release, a.period, a.agency
      from   release_agency a
      join   release_step published on published.release = a.release and published.step = 'PUBLISH'
      where  a.parent is null
      order  by a.release, a.period, a.dossiers desc, a.agency
      """;

  private static final NamedSql TOTALS_OF_CITY =
      new NamedSql(
          "select a.* from release_agency a join ("
              + CITY
              + ") city using (release, period, agency) order by a.release, a.period");
  private static final NamedSql TOTALS_OF_PERIOD =
      new NamedSql(
          """
          select a.*
          from   release_agency a
          join   release_step published
                 on published.release = a.release and published.step = 'PUBLISH'
          where  a.period = :period
          order  by a.release, a.agency
          """);

  /// The total of an agency in a period as a release states it.
  public record Total(long release, FrozenAgency agency) {}

  /// Those with a lower number, the highest first.
  public List<PublishedRelease> before(Connection tx, long after, int size) throws SQLException {
    try (var statement = PAGE.prepare(tx, Map.of("after", after, "size", size))) {
      return read(statement);
    }
  }

  /// Empty where there is none, or it is not published.
  public Optional<PublishedRelease> one(Connection tx, long id) throws SQLException {
    try (var statement = ONE.prepare(tx, Map.of("id", id))) {
      return read(statement).stream().findFirst();
    }
  }

  /// All figures of releases, by period and code.
  public Map<Long, List<FrozenAgency>> figures(Connection tx, Collection<PublishedRelease> of)
      throws SQLException {
    return Releases.figures(tx, of.stream().map(PublishedRelease::id).toList(), null);
  }

  /// The rules that a release was scored by, as they were then.
  public RuleSet ruleSet(Connection tx, PublishedRelease of) throws SQLException {
    return RuleSetCatalogue.read(Releases.rules(tx, of.id()));
  }

  /// The city's totals of every period in every release, without indicators, by release and period.
  public List<Total> ofCity(Connection tx) throws SQLException {
    try (var statement = TOTALS_OF_CITY.prepare(tx, Map.of())) {
      return totals(statement);
    }
  }

  /// Every agency's totals of a period in every release, without indicators, by release and code.
  public List<Total> ofPeriod(Connection tx, String period) throws SQLException {
    try (var statement = TOTALS_OF_PERIOD.prepare(tx, Map.of("period", period))) {
      return totals(statement);
    }
  }

  private static List<Total> totals(PreparedStatement statement) throws SQLException {
    var totals = new ArrayList<Total>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        totals.add(new Total(row.getLong("release"), Releases.agency(row, List.of())));
      }
    }
    return totals;
  }

  private static List<PublishedRelease> read(PreparedStatement statement) throws SQLException {
    var releases = new ArrayList<PublishedRelease>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        releases.add(
            new PublishedRelease(
                row.getLong("id"),
                Releases.heading(row),
                row.getString("digest"),
                Row.instant(row, "published_at"),
                Arrays.stream((Long[]) row.getArray("corrected_by").getArray()).toList()));
      }
    }
    return releases;
  }
}
