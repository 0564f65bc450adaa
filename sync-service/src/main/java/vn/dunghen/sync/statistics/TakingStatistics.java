package vn.dunghen.sync.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.sync.national.PortalConfig;
import vn.dunghen.sync.national.PublicStatistics;
import vn.dunghen.sync.national.PublicStatistics.Answer;
import vn.dunghen.sync.national.model.Share;

/// Reads what the portal shows of a month, of every agency with a code of its own there, and hands
/// it to intake: each time one event `vn.dunghen.national-standing.v1` per agency, with the
/// indicators 2.1 and 1.4 and nothing that the statistics do not say.
@ApplicationScoped
class TakingStatistics {

  private static final Logger LOGGER = Logger.getLogger(TakingStatistics.class);
  private static final String SOURCE = "/cong-dich-vu-cong-quoc-gia/thong-ke";
  private static final String ON_TIME = "2.1";
  private static final String SYNCHRONISED = "1.4";

  private final DataSource database;
  private final References references;
  private final PortalConfig portal;
  private final PublicStatistics statistics;
  private final OfficialResults results;
  private final InstantSource clock;

  TakingStatistics(
      DataSource database,
      References references,
      PortalConfig portal,
      PublicStatistics statistics,
      OfficialResults results,
      InstantSource clock) {
    this.database = database;
    this.references = references;
    this.portal = portal;
    this.statistics = statistics;
    this.results = results;
    this.clock = clock;
  }

  /// What became of one agency.
  public enum Result {
    /// Its figures are on disk with intake.
    TAKEN,
    /// The portal shows nothing of the month.
    NOTHING,
    /// The portal gave no figures.
    UNKNOWN,
    /// Intake did not take them.
    REFUSED
  }

  /// @param why in a few words where nothing was taken
  public record Taken(
      String agency,
      String madonvi,
      Result result,
      @Nullable Share onTime,
      @Nullable Share synchronised,
      @Nullable OffsetDateTime dataTakenAt,
      String why) {}

  boolean isConfigured() {
    return statistics.isConfigured() && results.isConfigured();
  }

  /// Takes a month's figures, one agency after another: the portal is asked two calls at a time.
  ///
  /// @param which the agencies to ask for
  List<Taken> take(YearMonth month, Predicate<String> which) throws SQLException {
    var taken = new ArrayList<Taken>();
    for (Map.Entry<String, String> unit : units().entrySet()) {
      if (which.test(unit.getKey())) {
        Taken one = one(unit.getKey(), unit.getValue(), month);
        LOGGER.infof(
            "The portal's statistics were asked for. agency=%s month=%s result=%s why=%s",
            one.agency(), month, one.result(), one.why());
        taken.add(one);
      }
    }
    return taken;
  }

  /// The agencies with a code of their own with the portal, and the city's top.
  private Map<String, String> units() throws SQLException {
    AgencyTree tree =
        Snapshot.read(database, references::book).latest().tree(CivilTime.dayOf(clock.instant()));
    var units = new LinkedHashMap<String, String>();
    portal
        .madonvi()
        .ifPresent(code ->
            tree.agencies().stream()
                .filter(agency -> tree.isTop(agency.code()))
                .forEach(top -> units.put(top.code(), code)));
    portal
        .units()
        .forEach((agency, code) -> {
          if (tree.agency(agency).isPresent()) {
            units.put(agency, code);
          }
        });
    return units;
  }

  private Taken one(String agency, String madonvi, YearMonth month) {
    return switch (statistics.of(madonvi, month)) {
      case Answer.Unknown(var why) ->
          new Taken(agency, madonvi, Result.UNKNOWN, null, null, null, why);
      case Answer.Known(var onTime, var synchronised)
          when onTime.isEmpty() && synchronised.isEmpty() ->
          new Taken(agency, madonvi, Result.NOTHING, null, null, null, "");
      case Answer.Known(var onTime, var synchronised) -> {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        OffsetDateTime at = now.atZone(CivilTime.ZONE).toOffsetDateTime();
        String objection = post(agency, month, at, onTime, synchronised);
        yield new Taken(
            agency,
            madonvi,
            objection.isEmpty() ? Result.TAKEN : Result.REFUSED,
            onTime.orElse(null),
            synchronised.orElse(null),
            at,
            objection);
      }
    };
  }

  private String post(
      String agency,
      YearMonth month,
      OffsetDateTime at,
      Optional<Share> onTime,
      Optional<Share> synchronised) {
    var indicators = new ArrayList<Map<String, Object>>();
    onTime.ifPresent(share -> indicators.add(indicator(ON_TIME, share)));
    synchronised.ifPresent(share -> indicators.add(indicator(SYNCHRONISED, share)));
    try {
      return results.objectionTo(
          Map.of(
              "specversion",
              "1.0",
              "id",
              agency + "." + month + "." + at.toEpochSecond(),
              "source",
              SOURCE,
              "type",
              "vn.dunghen.national-standing.v1",
              "subject",
              agency,
              "time",
              at.toString(),
              "datacontenttype",
              "application/json",
              "data",
              Map.of(
                  "period",
                  month.toString(),
                  "dataTakenAt",
                  at.toString(),
                  "letter",
                  "Thống kê công khai của Cổng Dịch vụ công quốc gia",
                  "indicators",
                  indicators)));
    } catch (IOException unanswered) {
      LOGGER.warnf(unanswered, "Official results did not reach intake. agency=%s", agency);
      return "intake does not answer";
    }
  }

  private static Map<String, Object> indicator(String key, Share share) {
    return Map.of(
        "indicator", key,
        "numerator", share.part(),
        "denominator", share.whole(),
        "score", share.score());
  }
}
