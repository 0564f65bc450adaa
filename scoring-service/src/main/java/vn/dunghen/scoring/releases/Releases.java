package vn.dunghen.scoring.releases;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.releases.model.CanonicalForm;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.FrozenAgency.FrozenIndicator;
import vn.dunghen.scoring.releases.model.FrozenAgency.Place;
import vn.dunghen.scoring.releases.model.Heading;
import vn.dunghen.scoring.releases.model.Step;
import vn.dunghen.scoring.rulesets.RuleSetCatalogue;
import vn.dunghen.scoring.rulesets.model.Counts;

/// The tables of the releases. Rows are only ever added; the database refuses all else.
@ApplicationScoped
class Releases {

  private static final String ADD =
      """
      insert into release (periods, letter_number, letter_date, view, ruleset, ruleset_version,
                           ruleset_digest, ruleset_file, as_of, corrects, reason, digest)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      returning id
      """;
  private static final String ADD_AGENCIES =
      """
      insert into release_agency (release, period, agency, name, kind, parent, dossiers, total,
                                  missing, band, rank, rank_of, rank_shared, peer_rank, peer_of,
                                  peer_shared)
      select ?, period, agency, name, kind, parent, dossiers, total::numeric, missing, band, rank,
             rank_of, rank_shared::boolean, peer_rank, peer_of, peer_shared::boolean
      from   unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             as new(period, agency, name, kind, parent, dossiers, total, missing, band, rank,
                    rank_of, rank_shared, peer_rank, peer_of, peer_shared)
      """;
  private static final String ADD_INDICATORS =
      """
      insert into release_indicator (release, period, agency, indicator, numerator, denominator,
                                     score)
      select ?, period, agency, indicator, numerator::bigint, denominator::bigint, score::numeric
      from   unnest(?, ?, ?, ?, ?, ?)
             as new(period, agency, indicator, numerator, denominator, score)
      """;
  private static final String ADD_STEP =
      """
      insert into release_step (release, number, step, done_at, done_by, correlation)
      values (?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;
  private static final String ALL = "select * from release order by id desc";
  private static final String ONE = "select * from release where id = ?";
  private static final String RULES = "select ruleset_file from release where id = ?";
  private static final String STEPS =
      "select * from release_step where release = any(?) order by release, number";
  private static final String AGENCIES =
      """
      select * from release_agency
      where  release = any(?) and (agency = ? or ?::text is null)
      order  by release, period, agency
      """;
  private static final String INDICATORS =
      """
      select * from release_indicator
      where  release = any(?) and (agency = ? or ?::text is null)
      order  by release, period, agency, indicator
      """;

  /// A release without its figures.
  ///
  /// @param steps in the order in which they were done
  record Kept(long id, Heading heading, String digest, List<DoneStep> steps) {
    Kept {
      steps = List.copyOf(steps);
    }

    String state() {
      return steps.getLast().step().state();
    }

    boolean isWithdrawn() {
      return steps.getLast().step() == Step.WITHDRAW;
    }

    boolean isPublished() {
      return steps.getLast().step() == Step.PUBLISH;
    }

    List<Step.Done> done() {
      return steps.stream().map(each -> new Step.Done(each.step(), each.by())).toList();
    }
  }

  /// @param correlation the id of the request that did it
  record DoneStep(Step step, Instant at, String by, String correlation) {}

  /// Keeps a new release with all its figures and its first step.
  ///
  /// @return its number
  long add(
      Connection tx,
      Heading heading,
      RuleSetCatalogue.Entry rules,
      Collection<FrozenAgency> figures,
      DoneStep first)
      throws SQLException {
    long id;
    try (PreparedStatement statement = tx.prepareStatement(ADD)) {
      statement.setArray(
          1, tx.createArrayOf("text", heading.periods().stream().map(Period::wire).toArray()));
      statement.setString(2, heading.letter());
      statement.setObject(3, heading.date());
      statement.setString(4, Heading.VIEW);
      statement.setString(5, heading.ruleSet());
      statement.setInt(6, heading.ruleSetVersion());
      statement.setString(7, heading.ruleSetDigest());
      statement.setBytes(8, rules.file());
      statement.setObject(9, heading.asOf().atOffset(ZoneOffset.UTC));
      statement.setObject(10, heading.erratum().map(Heading.Erratum::corrects).orElse(null));
      statement.setString(11, heading.erratum().map(Heading.Erratum::reason).orElse(null));
      statement.setString(12, CanonicalForm.digest(heading, figures));
      try (var row = statement.executeQuery()) {
        row.next();
        id = row.getLong(1);
      }
    }
    addAgencies(tx, id, figures);
    addIndicators(tx, id, figures);
    addStep(tx, id, 1, first);
    return id;
  }

  private static void addAgencies(Connection tx, long id, Collection<FrozenAgency> figures)
      throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ADD_AGENCIES)) {
      statement.setLong(1, id);
      Columns.of(figures)
          .text(FrozenAgency::period)
          .text(FrozenAgency::agency)
          .text(FrozenAgency::name)
          .text(FrozenAgency::kind)
          .text(FrozenAgency::parent)
          .bigint(FrozenAgency::dossiers)
          .text(each -> each.total().toPlainString())
          .text(each -> String.join(",", each.missing()))
          .text(FrozenAgency::band)
          .optionalInteger(each -> each.rank() == null ? null : each.rank().rank())
          .optionalInteger(each -> each.rank() == null ? null : each.rank().of())
          .text(each -> each.rank() == null ? null : "" + each.rank().shared())
          .optionalInteger(each -> each.peers() == null ? null : each.peers().rank())
          .optionalInteger(each -> each.peers() == null ? null : each.peers().of())
          .text(each -> each.peers() == null ? null : "" + each.peers().shared())
          .bind(statement, 2);
      statement.executeUpdate();
    }
  }

  private static void addIndicators(Connection tx, long id, Collection<FrozenAgency> figures)
      throws SQLException {
    record Of(FrozenAgency agency, FrozenIndicator indicator) {}
    List<Of> rows =
        figures.stream()
            .flatMap(agency -> agency.indicators().stream().map(each -> new Of(agency, each)))
            .toList();
    try (PreparedStatement statement = tx.prepareStatement(ADD_INDICATORS)) {
      statement.setLong(1, id);
      Columns.of(rows)
          .text(each -> each.agency().period())
          .text(each -> each.agency().agency())
          .text(each -> each.indicator().indicator())
          .text(each -> text(each.indicator().counts().map(Counts::numerator)))
          .text(each -> text(each.indicator().counts().map(Counts::denominator)))
          .text(each -> text(each.indicator().score().map(BigDecimal::toPlainString)))
          .bind(statement, 2);
      statement.executeUpdate();
    }
  }

  private static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }

  /// Keeps a step.
  ///
  /// @param number its place among the release's steps, from 1
  /// @return whether it was the first to take that place
  boolean addStep(Connection tx, long release, int number, DoneStep step) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ADD_STEP)) {
      statement.setLong(1, release);
      statement.setInt(2, number);
      statement.setString(3, step.step().name());
      statement.setObject(4, step.at().atOffset(ZoneOffset.UTC));
      statement.setString(5, step.by());
      statement.setString(6, step.correlation());
      return statement.executeUpdate() == 1;
    }
  }

  /// All releases, the latest first.
  List<Kept> all(Connection tx) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ALL)) {
      return kept(tx, statement);
    }
  }

  Optional<Kept> one(Connection tx, long id) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(ONE)) {
      statement.setLong(1, id);
      return kept(tx, statement).stream().findFirst();
    }
  }

  /// The rule set's file as it was then.
  static byte[] rules(Connection tx, long id) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(RULES)) {
      statement.setLong(1, id);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    }
  }

  /// The figures.
  ///
  /// @param agency null for all
  List<FrozenAgency> figures(Connection tx, long id, @Nullable String agency) throws SQLException {
    return figures(tx, List.of(id), agency).getOrDefault(id, List.of());
  }

  /// The figures of several, by release.
  ///
  /// @param agency null for all
  static Map<Long, List<FrozenAgency>> figures(
      Connection tx, Collection<Long> releases, @Nullable String agency) throws SQLException {
    Map<Key, List<FrozenIndicator>> indicators = indicators(tx, releases, agency);
    var figures = new HashMap<Long, List<FrozenAgency>>();
    try (PreparedStatement statement = tx.prepareStatement(AGENCIES);
        var row = ofAgency(tx, statement, releases, agency)) {
      while (row.next()) {
        Key key = Key.of(row);
        figures
            .computeIfAbsent(key.release(), _ -> new ArrayList<>())
            .add(agency(row, indicators.getOrDefault(key, List.of())));
      }
    }
    return figures;
  }

  /// A row of `release_agency`.
  static FrozenAgency agency(ResultSet row, List<FrozenIndicator> indicators) throws SQLException {
    String missing = row.getString("missing");
    return new FrozenAgency(
        row.getString("period"),
        row.getString("agency"),
        row.getString("name"),
        row.getString("kind"),
        row.getString("parent"),
        row.getLong("dossiers"),
        row.getBigDecimal("total"),
        missing.isEmpty() ? List.of() : List.of(missing.split(",", -1)),
        row.getString("band"),
        place(row, "rank"),
        place(row, "peer"),
        indicators);
  }

  private record Key(long release, String period, String agency) {
    static Key of(ResultSet row) throws SQLException {
      return new Key(row.getLong("release"), row.getString("period"), row.getString("agency"));
    }
  }

  private static Map<Key, List<FrozenIndicator>> indicators(
      Connection tx, Collection<Long> releases, @Nullable String agency) throws SQLException {
    var indicators = new HashMap<Key, List<FrozenIndicator>>();
    try (PreparedStatement statement = tx.prepareStatement(INDICATORS);
        var row = ofAgency(tx, statement, releases, agency)) {
      while (row.next()) {
        boolean counted = row.getObject("numerator") != null;
        indicators
            .computeIfAbsent(Key.of(row), _ -> new ArrayList<>())
            .add(
                new FrozenIndicator(
                    row.getString("indicator"),
                    counted
                        ? Optional.of(
                            new Counts(row.getLong("numerator"), row.getLong("denominator")))
                        : Optional.empty(),
                    Optional.ofNullable(row.getBigDecimal("score"))));
      }
    }
    return indicators;
  }

  private static ResultSet ofAgency(
      Connection tx,
      PreparedStatement statement,
      Collection<Long> releases,
      @Nullable String agency)
      throws SQLException {
    statement.setArray(1, tx.createArrayOf("int8", releases.toArray()));
    statement.setString(2, agency);
    statement.setString(3, agency);
    return statement.executeQuery();
  }

  private static @Nullable Place place(ResultSet row, String which) throws SQLException {
    int rank = row.getInt(which.equals("rank") ? "rank" : "peer_rank");
    return row.wasNull()
        ? null
        : new Place(rank, row.getInt(which + "_of"), row.getBoolean(which + "_shared"));
  }

  private static List<Kept> kept(Connection tx, PreparedStatement statement) throws SQLException {
    record Of(long id, Heading heading, String digest) {}
    var found = new ArrayList<Of>();
    try (var row = statement.executeQuery()) {
      while (row.next()) {
        found.add(new Of(row.getLong("id"), heading(row), row.getString("digest")));
      }
    }
    Map<Long, List<DoneStep>> steps = steps(tx, found.stream().map(Of::id).toList());
    return found.stream()
        .map(each ->
            new Kept(
                each.id(), each.heading(), each.digest(), steps.getOrDefault(each.id(), List.of())))
        .toList();
  }

  private static Map<Long, List<DoneStep>> steps(Connection tx, List<Long> releases)
      throws SQLException {
    var steps = new HashMap<Long, List<DoneStep>>();
    try (PreparedStatement statement = tx.prepareStatement(STEPS)) {
      statement.setArray(1, tx.createArrayOf("int8", releases.toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          steps
              .computeIfAbsent(row.getLong("release"), _ -> new ArrayList<>())
              .add(
                  new DoneStep(
                      Step.valueOf(row.getString("step")),
                      Row.instant(row, "done_at"),
                      row.getString("done_by"),
                      row.getString("correlation")));
        }
      }
    }
    return steps;
  }

  static Heading heading(ResultSet row) throws SQLException {
    long corrects = row.getLong("corrects");
    Optional<Heading.Erratum> erratum =
        row.wasNull()
            ? Optional.empty()
            : Optional.of(new Heading.Erratum(corrects, row.getString("reason")));
    return new Heading(
        Arrays.stream((String[]) row.getArray("periods").getArray()).map(Releases::period).toList(),
        row.getString("letter_number"),
        row.getObject("letter_date", LocalDate.class),
        row.getString("ruleset"),
        row.getInt("ruleset_version"),
        row.getString("ruleset_digest"),
        Row.instant(row, "as_of"),
        erratum);
  }

  static Period period(String wire) {
    Period period = Period.ofWire(wire);
    if (period == null) {
      throw new IllegalStateException("A stored release is for a period that is none.");
    }
    return period;
  }
}
