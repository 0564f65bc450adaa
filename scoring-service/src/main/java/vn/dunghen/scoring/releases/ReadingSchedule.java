package vn.dunghen.scoring.releases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import vn.dunghen.chassis.consuming.Watermarks;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.scoring.releases.Releases.Kept;
import vn.dunghen.scoring.releases.model.Schedule;
import vn.dunghen.scoring.rulesets.RuleSetCatalogue;

/// Compares the schedule with the releases that there are. A release that a person drafted for the
/// month does as well; an erratum or one that was withdrawn does not.
@ApplicationScoped
class ReadingSchedule {

  private final DataSource database;
  private final Releases releases;
  private final References references;
  private final RuleSetCatalogue catalogue;

  ReadingSchedule(
      DataSource database, Releases releases, References references, RuleSetCatalogue catalogue) {
    this.database = database;
    this.releases = releases;
    this.references = references;
    this.catalogue = catalogue;
  }

  /// What is wrong with a month of which there is no release.
  enum Why {
    /// Not everything recorded by the instant at which it is due has arrived.
    NOT_KNOWN,
    /// No rule set is dated for the month, or the configured one is none.
    NO_RULE_SET,
    /// No agency had begun by the month's last day.
    NOBODY,
    /// The draft of the schedule was withdrawn; only a person drafts again.
    WITHDRAWN,
    /// All is there, but it has not been drafted: the service was not running, or failed.
    NOT_DRAFTED
  }

  /// A month whose release is due.
  sealed interface Month {
    YearMonth month();

    /// Whether the schedule still has to draft it.
    boolean awaitsItsDraft();

    /// @param late whether it was drafted after the grace
    /// @param bySchedule or by a person
    record Released(YearMonth month, Kept release, boolean bySchedule, boolean late)
        implements Month {
      @Override
      public boolean awaitsItsDraft() {
        return false;
      }
    }

    /// @param missed whether the grace is over too
    /// @param through everything up to it is known; empty where nobody knows
    record Open(YearMonth month, boolean missed, Why why, Optional<Instant> through)
        implements Month {
      @Override
      public boolean awaitsItsDraft() {
        return why != Why.WITHDRAWN;
      }
    }
  }

  /// The months that are due by then, in their order.
  List<Month> months(Schedule schedule, Instant now) throws SQLException {
    return Snapshot.read(
        database,
        tx -> {
          List<Kept> kept = releases.all(tx);
          Map<YearMonth, Long> scheduled = ScheduledReleases.all(tx);
          Optional<Instant> through = Watermarks.lowest(tx, Releasing.TOPICS);
          ReferenceBook.View known = references.book(tx).latest();
          return schedule.dueBy(now).stream()
              .map(month ->
                  kept.stream()
                      .filter(each -> isOf(each, month))
                      .max(Comparator.comparing(Kept::id))
                      .<Month>map(each ->
                          new Month.Released(
                              month,
                              each,
                              Long.valueOf(each.id()).equals(scheduled.get(month)),
                              schedule.isLate(month, each.steps().getFirst().at())))
                      .orElseGet(() ->
                          new Month.Open(
                              month,
                              schedule.isLate(month, now),
                              why(schedule, month, scheduled, through, known),
                              through)))
              .toList();
        });
  }

  private static boolean isOf(Kept release, YearMonth month) {
    return release.heading().periods().contains(Period.of(month))
        && release.heading().erratum().isEmpty()
        && !release.isWithdrawn();
  }

  private Why why(
      Schedule schedule,
      YearMonth month,
      Map<YearMonth, Long> scheduled,
      Optional<Instant> through,
      ReferenceBook.View known) {
    if (scheduled.containsKey(month)) {
      return Why.WITHDRAWN;
    }
    if (through.filter(mark -> !mark.isBefore(schedule.due(month))).isEmpty()) {
      return Why.NOT_KNOWN;
    }
    if (DraftingOnSchedule.rulesOf(catalogue, schedule, month).isEmpty()) {
      return Why.NO_RULE_SET;
    }
    return known.tree(month.atEndOfMonth()).agencies().stream()
            .allMatch(agency -> agency.validFrom().isAfter(month.atEndOfMonth()))
        ? Why.NOBODY
        : Why.NOT_DRAFTED;
  }
}
