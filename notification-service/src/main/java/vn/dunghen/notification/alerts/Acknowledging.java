package vn.dunghen.notification.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.problem.RequiredText;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.notification.alerts.model.Cause;

/// Takes note of an alert for whoever answers for its agency: who, when, which cause, in which
/// words. Every acknowledgement is kept; none is changed.
@ApplicationScoped
public class Acknowledging {

  private static final Logger LOGGER = Logger.getLogger(Acknowledging.class);
  private static final int LONGEST_COMMENT = 2000;
  private static final String ADD =
      """
      insert into acknowledgement (alert, acknowledged_at, acknowledged_by, cause, comment)
      values (?, ?, ?, ?, ?)
      """;

  private final DataSource database;
  private final References references;
  private final Visibility visibility;
  private final CurrentCaller caller;
  private final Alerts alerts;
  private final InstantSource clock;

  Acknowledging(
      DataSource database,
      References references,
      Visibility visibility,
      CurrentCaller caller,
      Alerts alerts,
      InstantSource clock) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
    this.caller = caller;
    this.alerts = alerts;
    this.clock = clock;
  }

  /// @return the alert as it stands then
  /// @throws ProblemException 404 for an unknown alert, 403 for another's, 422 for an unknown cause
  ///   or a comment that is missing or too long, 409 for an alert that no longer stands
  public Alerts.Alert acknowledge(long id, @Nullable String cause, @Nullable String comment)
      throws SQLException {
    String by = caller.get().name();
    return Transaction.in(
        database,
        tx -> {
          Alerts.Alert alert =
              alerts
                  .alert(tx, id)
                  .orElseThrow(
                      () -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such alert."));
          visibility.require(references.book(tx), alert.agency());
          Cause given =
              Cause.ofWire(cause == null ? "" : cause)
                  .orElseThrow(() -> ProblemException.field("/cause", "must be one of the causes"));
          String words = RequiredText.of("/comment", comment, LONGEST_COMMENT);
          if (alert.settledAt() != null) {
            throw ProblemException.of(ProblemType.CONFLICT, "The alert no longer stands.");
          }
          try (var statement = tx.prepareStatement(ADD)) {
            statement.setLong(1, id);
            statement.setObject(2, CivilTime.toPrecision(clock.instant()).atOffset(ZoneOffset.UTC));
            statement.setString(3, by);
            statement.setString(4, given.wire());
            statement.setString(5, words);
            statement.executeUpdate();
          }
          LOGGER.infof("An alert was acknowledged. alert=%d by=%s cause=%s", id, by, given.wire());
          return alerts.alert(tx, id).orElseThrow();
        });
  }
}
