package vn.dunghen.sync.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.sync.pushing.model.PushState;
import vn.dunghen.sync.view.PortalViews;
import vn.dunghen.sync.view.View;

/// Single dossiers: how each stands with the portal.
@ApplicationScoped
class Dossiers {

  private static final String COLUMNS =
      """
      p.dossier, p.unit, p.procedure, p.status, p.state, p.tries, p.waiting_since, p.due_at,
      p.acknowledged_at, p.error_class, p.error_code, p.error_field, p.error_message, p.error_at,
      (select count(*) from progress_sent s where s.dossier = p.dossier and not s.confirmed)
        as unconfirmed
      """;
  private static final NamedSql PAGE =
      new NamedSql(
          "select "
              + COLUMNS
              + """
              from push p
              where p.unit = any(:units) and p.state = any(:states) and p.dossier > :after
              order by p.dossier limit :size
              """);
  private static final NamedSql ONE =
      new NamedSql("select " + COLUMNS + " from push p where p.dossier = :dossier");
  private static final NamedSql ATTEMPTS =
      new NamedSql(
          """
          select number, began, ended, outcome, calls, code, message
          from push_attempt where dossier = :dossier order by number desc limit 50
          """);
  private static final NamedSql UNITS =
      new NamedSql("select dossier, unit from push where dossier = any(:dossiers)");

  private final PortalViews views;

  Dossiers(PortalViews views) {
    this.views = views;
  }

  /// @param state one of [PushState], with its names beside it
  /// @param unconfirmedProgress steps whose call was never answered: counted as taken
  public record Item(
      String dossier,
      String agency,
      String procedure,
      int status,
      String state,
      String stateVi,
      String stateEn,
      int tries,
      @Nullable OffsetDateTime waitingSince,
      @Nullable OffsetDateTime nextAttempt,
      @Nullable OffsetDateTime acknowledgedAt,
      @Nullable Failure failure,
      long unconfirmedProgress) {}

  /// What is wrong.
  public record Failure(
      String kind,
      @Nullable String code,
      @Nullable String field,
      @Nullable String message,
      @Nullable OffsetDateTime at) {}

  /// @param next the code to ask the next page after; null on the last one
  public record Page(List<Item> items, @Nullable String next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /// @param portal what the portal shows; null where nothing was seen
  public record Whole(Item dossier, @Nullable Shown portal, List<Tried> attempts) {
    public Whole {
      attempts = List.copyOf(attempts);
    }
  }

  /// What the portal shows.
  public record Shown(
      boolean present,
      String by,
      OffsetDateTime seenAt,
      int status,
      @Nullable OffsetDateTime received,
      @Nullable OffsetDateTime promised,
      @Nullable OffsetDateTime ended) {}

  /// One attempt.
  public record Tried(
      long number,
      OffsetDateTime began,
      OffsetDateTime ended,
      String outcome,
      int calls,
      String code,
      String message) {}

  Page page(Connection tx, Set<String> units, Collection<PushState> states, String after, int size)
      throws SQLException {
    var items = new ArrayList<Item>();
    Map<String, Object> parameters =
        Map.of(
            "units",
            units,
            "states",
            states.stream().map(PushState::name).toList(),
            "after",
            after,
            "size",
            size + 1);
    try (var statement = PAGE.prepare(tx, parameters);
        var row = statement.executeQuery()) {
      while (row.next()) {
        items.add(item(row));
      }
    }
    boolean more = items.size() > size;
    List<Item> shown = more ? items.subList(0, size) : items;
    return new Page(shown, more ? shown.getLast().dossier() : null);
  }

  Optional<Whole> one(Connection tx, String dossier) throws SQLException {
    try (var statement = ONE.prepare(tx, Map.of("dossier", dossier));
        var row = statement.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      return Optional.of(
          new Whole(
              item(row),
              views.of(tx, dossier).map(Dossiers::shown).orElse(null),
              attempts(tx, dossier)));
    }
  }

  /// The responsible unit of each of the dossiers that there are.
  Map<String, String> units(Connection tx, Collection<String> dossiers) throws SQLException {
    var units = new java.util.TreeMap<String, String>();
    try (var statement = UNITS.prepare(tx, Map.of("dossiers", dossiers));
        var row = statement.executeQuery()) {
      while (row.next()) {
        units.put(row.getString(1), row.getString(2));
      }
    }
    return units;
  }

  private static List<Tried> attempts(Connection tx, String dossier) throws SQLException {
    var attempts = new ArrayList<Tried>();
    try (var statement = ATTEMPTS.prepare(tx, Map.of("dossier", dossier));
        var row = statement.executeQuery()) {
      while (row.next()) {
        attempts.add(
            new Tried(
                row.getLong("number"),
                row.getObject("began", OffsetDateTime.class),
                row.getObject("ended", OffsetDateTime.class),
                row.getString("outcome"),
                row.getInt("calls"),
                row.getString("code"),
                row.getString("message")));
      }
    }
    return attempts;
  }

  private static Shown shown(View view) {
    return new Shown(
        view.present(),
        view.by().wire(),
        view.seenAt().atZone(vn.dunghen.dossier.time.CivilTime.ZONE).toOffsetDateTime(),
        view.status(),
        HealthAnswer.local(view.received()),
        HealthAnswer.local(view.promised()),
        HealthAnswer.local(view.ended()));
  }

  private static Item item(ResultSet row) throws SQLException {
    PushState state = PushState.valueOf(row.getString("state"));
    String wrong = row.getString("error_class");
    return new Item(
        row.getString("dossier"),
        row.getString("unit"),
        row.getString("procedure"),
        row.getInt("status"),
        state.name(),
        state.vi(),
        state.en(),
        row.getInt("tries"),
        HealthAnswer.local(Row.optionalInstant(row, "waiting_since")),
        HealthAnswer.local(Row.optionalInstant(row, "due_at")),
        HealthAnswer.local(Row.optionalInstant(row, "acknowledged_at")),
        wrong == null || state == PushState.DA_DONG_BO
            ? null
            : new Failure(
                wrong,
                row.getString("error_code"),
                row.getString("error_field"),
                row.getString("error_message"),
                HealthAnswer.local(Row.optionalInstant(row, "error_at"))),
        row.getLong("unconfirmed"));
  }
}
