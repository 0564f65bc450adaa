package vn.dunghen.scoring.releases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.dunghen.chassis.consuming.Watermarks;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.ServiceIndex;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.releases.Releases.DoneStep;
import vn.dunghen.scoring.releases.Releases.Kept;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.Heading;
import vn.dunghen.scoring.releases.model.Step;

/// Freezes the index for a letter, and takes releases through their steps.
@ApplicationScoped
class Releasing {

  static final List<String> TOPICS = Topics.EVENTS.stream().map(Topics.Topic::name).toList();

  private final DataSource database;
  private final ServiceIndex index;
  private final Releases releases;
  private final InstantSource clock;

  Releasing(DataSource database, ServiceIndex index, Releases releases, InstantSource clock) {
    this.database = database;
    this.index = index;
    this.releases = releases;
    this.clock = clock;
  }

  /// What became of the wish to draft.
  sealed interface Drafted {
    record Done(long id) implements Drafted {}

    /// @param through everything up to it is known; empty where nobody knows
    record TooEarly(Optional<Instant> through) implements Drafted {}

    /// Of none of the periods is any agency known.
    record Nobody() implements Drafted {}

    /// The schedule drafted the month before.
    record Already() implements Drafted {}
  }

  /// What became of the wish to take a step.
  sealed interface Stepped {
    record Done(Kept release) implements Stepped {}

    record Unknown() implements Stepped {}

    record Refused(Step.Refusal why, String state) implements Stepped {}
  }

  /// Freezes the figures as they were known at the draft's instant, once all of that has arrived.
  ///
  /// @param erratum what is corrected, of an erratum
  Drafted draft(ReleaseDraft draft, Optional<Heading.Erratum> erratum, String by)
      throws SQLException {
    return draft(draft, erratum, by, _ -> true, (_, _) -> {});
  }

  /// Freezes a month's figures for the schedule, once.
  Drafted draftOnSchedule(ReleaseDraft draft, YearMonth month) throws SQLException {
    return draft(
        draft,
        Optional.empty(),
        Step.SCHEDULE,
        tx -> ScheduledReleases.claim(tx, month, draft.asOf(), clock.instant()),
        (tx, id) -> ScheduledReleases.fill(tx, month, id));
  }

  /// Whether a release may be kept, asked in the transaction that keeps it.
  @FunctionalInterface
  private interface Claim {
    boolean won(Connection tx) throws SQLException;
  }

  /// What else is written with a release.
  @FunctionalInterface
  private interface Beside {
    void write(Connection tx, long id) throws SQLException;
  }

  private Drafted draft(
      ReleaseDraft draft, Optional<Heading.Erratum> erratum, String by, Claim claim, Beside beside)
      throws SQLException {
    record Read(Optional<Instant> through, Optional<List<FrozenAgency>> figures) {}
    Read read =
        Snapshot.read(
            database,
            tx -> {
              Optional<Instant> through = Watermarks.lowest(tx, TOPICS);
              boolean known = through.filter(mark -> !mark.isBefore(draft.asOf())).isPresent();
              return new Read(through, known ? Optional.of(figures(tx, draft)) : Optional.empty());
            });
    if (read.figures().isEmpty()) {
      return new Drafted.TooEarly(read.through());
    }
    List<FrozenAgency> figures = read.figures().get();
    if (figures.isEmpty()) {
      return new Drafted.Nobody();
    }
    var heading =
        new Heading(
            draft.periods(),
            draft.letter(),
            draft.date(),
            draft.rules().ruleSet().id(),
            draft.rules().ruleSet().version(),
            draft.rules().digest(),
            draft.asOf(),
            erratum);
    return Transaction.in(
        database,
        tx -> {
          if (!claim.won(tx)) {
            return new Drafted.Already();
          }
          long id = releases.add(tx, heading, draft.rules(), figures, done(Step.DRAFT, by));
          beside.write(tx, id);
          return new Drafted.Done(id);
        });
  }

  private List<FrozenAgency> figures(Connection tx, ReleaseDraft draft) throws SQLException {
    var figures = new ArrayList<FrozenAgency>();
    for (Period period : draft.periods()) {
      var counted = index.period(tx, period, Optional.of(draft.asOf()));
      for (Standing standing : index.standings(tx, counted, draft.rules().ruleSet()).values()) {
        figures.add(FrozenAgency.of(period.wire(), standing));
      }
    }
    return figures;
  }

  /// Takes a step. Of two who want to take one at the same time, one finds the state changed.
  Stepped take(long id, Step step, String by) throws SQLException {
    return Transaction.in(
        database,
        tx -> {
          Optional<Kept> found = releases.one(tx, id);
          if (found.isEmpty()) {
            return new Stepped.Unknown();
          }
          Kept kept = found.get();
          Optional<Step.Refusal> refusal = step.refusal(kept.done(), by);
          if (refusal.isPresent()) {
            return new Stepped.Refused(refusal.get(), kept.state());
          }
          boolean first = releases.addStep(tx, id, kept.steps().size() + 1, done(step, by));
          Kept after = releases.one(tx, id).orElseThrow();
          return first
              ? new Stepped.Done(after)
              : new Stepped.Refused(Step.Refusal.WRONG_STATE, after.state());
        });
  }

  private DoneStep done(Step step, String by) {
    return new DoneStep(
        step, CivilTime.toPrecision(clock.instant()), by, Correlation.current().orElse(""));
  }
}
