package vn.dunghen.scoring.targets;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.statements.Asked;

/// Reads questions for targets, and answers them with those that the caller may see. A flawed one
/// ends the request with a problem that names it.
@ApplicationScoped
class AskedTargets {

  private final DataSource database;
  private final References references;
  private final Visibility visibility;
  private final Targets targets;
  private final InstantSource clock;

  AskedTargets(
      DataSource database,
      References references,
      Visibility visibility,
      Targets targets,
      InstantSource clock) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
    this.targets = targets;
    this.clock = clock;
  }

  /// @param quarter blank for the one that asOf, or else now, lies in
  /// @param agency it and all below it; blank for all that the caller may see
  Targets.Board read(@Nullable String quarter, @Nullable String agency, @Nullable String asOf)
      throws SQLException {
    Optional<Instant> known = Asked.instant("asOf", asOf);
    Period asked =
        quarter == null || quarter.isBlank()
            ? Period.quarterOf(CivilTime.dayOf(known.orElseGet(clock::instant)))
            : quarter(quarter);
    String code = agency == null || agency.isBlank() ? "" : Asked.code("agency", agency.strip());
    return Snapshot.read(
        database,
        tx -> targets.read(tx, asked, known, visibility.asked(references.book(tx), code)));
  }

  private static Period quarter(String text) {
    Period period = Period.ofWire(text.strip());
    if (period == null || !period.isQuarter()) {
      throw ProblemException.parameter("quarter", "must be a quarter, for example 2024-Q4");
    }
    return period;
  }
}
