package vn.dunghen.sync.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.sync.pushing.Portal;
import vn.dunghen.sync.pushing.model.Breaker;
import vn.dunghen.sync.pushing.model.PushState;

/// Tells a caller how synchronising stands, as far as it is the caller's own.
@ApplicationScoped
class Telling {

  private final DataSource database;
  private final References references;
  private final Visibility visibility;
  private final Standing standing;
  private final Portal portal;
  private final InstantSource clock;

  Telling(
      DataSource database,
      References references,
      Visibility visibility,
      Standing standing,
      Portal portal,
      InstantSource clock) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
    this.standing = standing;
    this.portal = portal;
    this.clock = clock;
  }

  HealthAnswer health(@Nullable String agency) throws SQLException {
    ReferenceBook book = book();
    Standing.Picture picture = standing.picture();
    Instant now = clock.instant();
    AgencyTree tree = book.latest().tree(CivilTime.dayOf(now));
    var agencies = new ArrayList<HealthAnswer.Agency>();
    Standing.Unit all = Standing.Unit.NOTHING;
    boolean away = !(portal.breaker() instanceof Breaker.Closed);
    for (String code : units(book, agency)) {
      Standing.Unit unit = picture.units().getOrDefault(code, Standing.Unit.NOTHING);
      all = all.and(unit);
      agencies.add(
          new HealthAnswer.Agency(
              code,
              tree.agency(code).or(() -> tree.ended(code)).map(Agency::name).orElse(code),
              Light.ofUnit(unit, away, portal.isConfigured()),
              counts(unit)));
    }
    Instant since = null;
    Instant next = null;
    String breaker = "closed";
    switch (portal.breaker()) {
      case Breaker.Closed _ -> {}
      case Breaker.Open open -> {
        breaker = "open";
        since = open.since();
        next = open.until();
      }
      case Breaker.HalfOpen half -> {
        breaker = "half-open";
        since = half.since();
        next = half.triedAt();
      }
    }
    return new HealthAnswer(
        portal.isConfigured(),
        breaker,
        HealthAnswer.local(since),
        HealthAnswer.local(next),
        HealthAnswer.local(portal.lastRun()),
        HealthAnswer.local(portal.lastSuccess()),
        HealthAnswer.local(picture.through().orElse(null)),
        Light.ofPortal(portal, all, now),
        counts(all),
        agencies);
  }

  /// The units that the caller may see, of an agency's subtree or of all.
  Set<String> units(ReferenceBook book, @Nullable String agency) throws SQLException {
    var visible = visibility.of(book);
    if (agency != null && !agency.isBlank()) {
      visibility.require(book, agency);
    }
    Set<String> within = agency == null || agency.isBlank() ? null : visibility.asked(book, agency);
    var units = new TreeSet<String>();
    for (String unit : standing.picture().units().keySet()) {
      if (visible.test(unit) && (within == null || within.contains(unit))) {
        units.add(unit);
      }
    }
    return units;
  }

  ReferenceBook book() throws SQLException {
    return Snapshot.read(database, references::book);
  }

  private static HealthAnswer.Counts counts(Standing.Unit unit) {
    return new HealthAnswer.Counts(
        unit.waiting(),
        unit.of(PushState.DANG_GUI),
        unit.of(PushState.DA_DONG_BO),
        unit.byClass(),
        unit.needingSomebody(),
        unit.of(PushState.KHONG_GUI),
        HealthAnswer.local(unit.oldestWaiting()),
        HealthAnswer.local(unit.lastSuccess()));
  }

  static List<HealthAnswer.Agency> worstFirst(HealthAnswer health) {
    var sorted = new ArrayList<>(health.agencies());
    sorted.sort(
        java.util.Comparator.<HealthAnswer.Agency>comparingLong(
                each -> -each.counts().needSomebody() - each.counts().waiting())
            .thenComparing(HealthAnswer.Agency::agency));
    return sorted;
  }
}
