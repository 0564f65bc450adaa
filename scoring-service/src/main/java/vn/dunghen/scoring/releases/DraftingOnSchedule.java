package vn.dunghen.scoring.releases;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.rows.OneAtATime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.releases.ReadingSchedule.Month;
import vn.dunghen.scoring.releases.model.Schedule;
import vn.dunghen.scoring.rulesets.RuleSetCatalogue;

/// Drafts the release of each month once it is due and everything until then has arrived. What was
/// missed is caught up by the next run, with the figures of its own data hour. A draft is all:
/// people check, sign and publish.
@ApplicationScoped
class DraftingOnSchedule {

  private static final Logger LOGGER = Logger.getLogger(DraftingOnSchedule.class);
  private static final long LOCK = 0x6475_6e67_6807L;

  private final DataSource database;
  private final ScheduleConfig config;
  private final ReadingSchedule reading;
  private final Releasing releasing;
  private final RuleSetCatalogue catalogue;
  private final InstantSource clock;

  DraftingOnSchedule(
      DataSource database,
      ScheduleConfig config,
      ReadingSchedule reading,
      Releasing releasing,
      RuleSetCatalogue catalogue,
      InstantSource clock) {
    this.database = database;
    this.config = config;
    this.reading = reading;
    this.releasing = releasing;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  @Scheduled(
      every = "{dunghen.scoring.releases.schedule.every:1m}",
      delayed = "20s",
      concurrentExecution = ConcurrentExecution.SKIP)
  void run() throws SQLException {
    Optional<Schedule> schedule = config.schedule();
    if (schedule.isPresent()) {
      OneAtATime.whileThere(
          database, LOCK, "drafting", () -> draftDue(schedule.get(), clock.instant()));
    }
  }

  /// Drafts what is due and not there. Any number of instances may do it, at the same time too.
  void draftDue(Schedule schedule, Instant now) throws SQLException {
    for (Month month : reading.months(schedule, now)) {
      if (month.awaitsItsDraft()) {
        draft(schedule, month.month());
      }
    }
  }

  private void draft(Schedule schedule, YearMonth month) throws SQLException {
    Optional<RuleSetCatalogue.Entry> rules = rules(schedule, month);
    if (rules.isEmpty()) {
      return;
    }
    Instant due = schedule.due(month);
    var draft =
        new ReleaseDraft(
            List.of(Period.of(month)),
            schedule.letterNumber(month),
            schedule.dueDay(month),
            rules.get(),
            due,
            null);
    switch (releasing.draftOnSchedule(draft, month)) {
      case Releasing.Drafted.Done(long id) ->
          LOGGER.infof("A release was drafted on schedule. month=%s release=%d", month, id);
      case Releasing.Drafted.TooEarly _,
          Releasing.Drafted.Nobody _,
          Releasing.Drafted.Already _ -> {}
    }
  }

  private Optional<RuleSetCatalogue.Entry> rules(Schedule schedule, YearMonth month) {
    return rulesOf(catalogue, schedule, month);
  }

  /// The rule set of a month's release; empty where there is none.
  static Optional<RuleSetCatalogue.Entry> rulesOf(
      RuleSetCatalogue catalogue, Schedule schedule, YearMonth month) {
    return schedule
        .ruleSet()
        .or(() -> catalogue.ruleSets().inForce(month.atEndOfMonth()).map(rules -> rules.id()))
        .flatMap(catalogue::entry);
  }
}
