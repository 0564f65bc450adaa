package vn.dunghen.scoring.releases;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.releases.ReleaseAnswer.AgencyFigures;
import vn.dunghen.scoring.releases.Releases.Kept;
import vn.dunghen.scoring.releases.model.CanonicalForm;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.Schedule;
import vn.dunghen.scoring.statements.Asked;

/// Reads releases for the caller: those that are published for everyone, the others for publishers
/// and auditors.
@ApplicationScoped
class ReadingReleases {

  private final DataSource database;
  private final Releases releases;
  private final CurrentCaller caller;
  private final ScheduleConfig config;
  private final ReadingSchedule scheduling;
  private final InstantSource clock;
  private final References references;
  private final Visibility visibility;

  ReadingReleases(
      DataSource database,
      Releases releases,
      CurrentCaller caller,
      ScheduleConfig config,
      ReadingSchedule scheduling,
      InstantSource clock,
      References references,
      Visibility visibility) {
    this.database = database;
    this.releases = releases;
    this.caller = caller;
    this.config = config;
    this.scheduling = scheduling;
    this.clock = clock;
    this.references = references;
    this.visibility = visibility;
  }

  List<Kept> all() throws SQLException {
    return Snapshot.read(database, releases::all).stream().filter(this::isVisible).toList();
  }

  /// @throws ProblemException 404 where there is none that the caller may see
  Kept one(String id) throws SQLException {
    if (!id.matches("[1-9][0-9]{0,17}")) {
      throw unknown();
    }
    Optional<Kept> found = Snapshot.read(database, tx -> releases.one(tx, Long.parseLong(id)));
    return found.filter(this::isVisible).orElseThrow(ReadingReleases::unknown);
  }

  ReleaseAnswer.Whole whole(String id) throws SQLException {
    Kept kept = one(id);
    List<FrozenAgency> figures = figures(kept);
    return new ReleaseAnswer.Whole(
        ReleaseAnswer.of(kept),
        CanonicalForm.digest(kept.heading(), figures).equals(kept.digest()),
        figures.stream().map(each -> AgencyFigures.of(each, false)).toList());
  }

  List<FrozenAgency> figures(Kept kept) throws SQLException {
    return Snapshot.read(database, tx -> releases.figures(tx, kept.id(), null));
  }

  /// Whether the caller may see an agency's own affairs, such as the letter to it.
  Predicate<String> visibleAgencies() throws SQLException {
    return Snapshot.read(database, tx -> visibility.of(references.book(tx)));
  }

  ReleaseAnswer.OfAgency ofAgency(String id, String code) throws SQLException {
    Asked.code("code", code);
    Kept kept = one(id);
    List<FrozenAgency> figures =
        Snapshot.read(database, tx -> releases.figures(tx, kept.id(), code));
    if (figures.isEmpty()) {
      throw ProblemException.of(
          ProblemType.NOT_FOUND, "The release has no agency with the code " + code + ".");
    }
    return new ReleaseAnswer.OfAgency(
        ReleaseAnswer.of(kept),
        figures.stream().map(each -> AgencyFigures.of(each, true)).toList());
  }

  private boolean isVisible(Kept kept) {
    Caller by = caller.get();
    return kept.isPublished() || by.is(Role.PUBLISHER) || by.is(Role.AUDITOR);
  }

  /// The schedule with the months that are due.
  ScheduleAnswer schedule() throws SQLException {
    Optional<Schedule> schedule = config.schedule();
    if (schedule.isEmpty()) {
      return ScheduleAnswer.none();
    }
    Instant now = clock.instant();
    return ScheduleAnswer.of(
        schedule.get(), scheduling.months(schedule.get(), now), now, this::isVisible);
  }

  static ProblemException unknown() {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no such release.");
  }
}
