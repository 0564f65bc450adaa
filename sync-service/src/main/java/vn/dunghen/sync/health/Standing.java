package vn.dunghen.sync.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.consuming.Watermarks;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.sync.following.Following;
import vn.dunghen.sync.pushing.model.PushState;

/// How every unit stands with the portal. Counted at most every two seconds, however many look.
@ApplicationScoped
class Standing {

  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final String COUNT =
      """
      select unit, state, coalesce(error_class, '') as class, count(*) as n,
             min(waiting_since) filter (where due_at is not null) as oldest,
             max(acknowledged_at) as acknowledged
      from   push
      group  by unit, state, coalesce(error_class, '')
      """;

  private final DataSource database;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Picture> last = new AtomicReference<>();

  Standing(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// @param units by code
  /// @param through everything recorded by then is marked; empty while nobody knows
  record Picture(Instant takenAt, Map<String, Unit> units, Optional<Instant> through) {}

  /// One unit's dossiers.
  ///
  /// @param byState how many are in each state; states without dossiers are left out
  /// @param byClass of those that wait to be tried again or to be corrected, by what is wrong
  /// @param oldestWaiting since when the first of the waiting waits
  /// @param lastSuccess when the portal last took one
  record Unit(
      Map<PushState, Long> byState,
      Map<String, Long> byClass,
      @Nullable Instant oldestWaiting,
      @Nullable Instant lastSuccess) {

    static final Unit NOTHING = new Unit(Map.of(), Map.of(), null, null);

    long of(PushState state) {
      return byState.getOrDefault(state, 0L);
    }

    long waiting() {
      return byState.entrySet().stream()
          .filter(each -> each.getKey().isWaiting())
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    long needingSomebody() {
      return of(PushState.LOI_DU_LIEU) + of(PushState.KHONG_ANH_XA);
    }

    Unit and(Unit other) {
      var states = new EnumMap<PushState, Long>(PushState.class);
      states.putAll(byState);
      other.byState.forEach((state, n) -> states.merge(state, n, Long::sum));
      var classes = new TreeMap<>(byClass);
      other.byClass.forEach((name, n) -> classes.merge(name, n, Long::sum));
      return new Unit(
          states,
          classes,
          first(oldestWaiting, other.oldestWaiting),
          latest(lastSuccess, other.lastSuccess));
    }

    private static @Nullable Instant first(@Nullable Instant one, @Nullable Instant two) {
      return one == null || two != null && two.isBefore(one) ? two : one;
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant two) {
      return one == null || two != null && two.isAfter(one) ? two : one;
    }
  }

  Picture picture() throws SQLException {
    Instant now = clock.instant();
    Picture known = last.get();
    if (known != null
        && !now.isBefore(known.takenAt())
        && Duration.between(known.takenAt(), now).compareTo(FRESH) < 0) {
      return known;
    }
    Picture taken = Snapshot.read(database, tx -> take(tx, now));
    last.set(taken);
    return taken;
  }

  private static Picture take(Connection tx, Instant now) throws SQLException {
    Optional<Instant> through = Watermarks.lowest(tx, Following.TOPICS);
    var units = new TreeMap<String, Unit>();
    try (var statement = tx.prepareStatement(COUNT);
        var row = statement.executeQuery()) {
      while (row.next()) {
        PushState state = PushState.valueOf(row.getString("state"));
        long n = row.getLong("n");
        String wrong = row.getString("class");
        boolean counts = !wrong.isEmpty() && state != PushState.DA_DONG_BO;
        units.merge(
            row.getString("unit"),
            new Unit(
                Map.of(state, n),
                counts ? Map.of(wrong, n) : Map.of(),
                Row.optionalInstant(row, "oldest"),
                Row.optionalInstant(row, "acknowledged")),
            Unit::and);
      }
    }
    return new Picture(now, units, through);
  }
}
