package vn.dunghen.faultlab.checker;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import vn.dunghen.faultlab.history.Acknowledged;
import vn.dunghen.faultlab.suite.SuiteUnderTest;

/// Holds what the suite made of the acknowledged events against what follows from them: intake's
/// register, the events, stints and tallies of scoring, the events of the other followers, the
/// portal, the alerts, the mailbox.
public final class Checker {
  private final SuiteUnderTest suite;
  private final Mailbox mailbox;
  private final LocalDate today;

  /// @param today the day on which the suite was started; what is overdue on it stays so
  public Checker(SuiteUnderTest suite, Mailbox mailbox, LocalDate today) {
    this.suite = suite;
    this.mailbox = mailbox;
    this.today = today;
  }

  /// How often who sends something to the outside may have died before it noted that it had. Each
  /// time may leave one copy more of what is promised at least once.
  ///
  /// @param syncing of sync-service or its database
  /// @param telling of notification-service or its database
  public record Crashes(int syncing, int telling) {}

  /// Looks at the whole history, or at some of its dossiers; at the tallies always whole.
  ///
  /// @throws SQLException and [IOException] when the suite cannot be asked
  public Findings check(Collection<Acknowledged> history, Scope scope, Crashes crashes)
      throws SQLException, IOException, InterruptedException {
    var expected = Expected.of(history, suite.city(), today);
    var findings = new Findings();
    try (var intake = suite.connect(SuiteUnderTest.INTAKE)) {
      Register.compare(expected, scope, Register.read(intake, scope), findings);
    }
    try (var scoring = suite.connect(SuiteUnderTest.SCORING)) {
      checkScoring(expected, scope, scoring, findings);
    }
    for (var follower : SuiteUnderTest.FOLLOWERS) {
      try (var database = suite.connect(follower)) {
        Followed.compare(expected, scope, Followed.read(follower, database, scope), findings);
      }
    }
    Portal.compare(
        expected, scope, Portal.read(suite.portal(), scope), crashes.syncing(), findings);
    try (var notification = suite.connect(SuiteUnderTest.NOTIFICATION)) {
      Alerts.compare(expected, scope, Alerts.read(notification, scope), findings);
    }
    mailbox.collect();
    Mailbox.compare(expected, scope, mailbox.messages(), crashes.telling(), findings);
    return findings;
  }

  private static void checkScoring(
      Expected expected, Scope scope, Connection scoring, Findings findings) throws SQLException {
    Stints.compare(expected, scope, Stints.read(scoring, scope), findings);
    Tallies.compare(expected, Tallies.read(scoring), findings);
  }

  /// Looks at stints and tallies after something was done to scoring's database that is undone
  /// again. For proving that it would be seen.
  ///
  /// @param harm a statement
  public Findings checkAfter(String harm, Collection<Acknowledged> history) throws SQLException {
    var expected = Expected.of(history, suite.city(), today);
    var findings = new Findings();
    try (var scoring = suite.connect(SuiteUnderTest.SCORING)) {
      scoring.setAutoCommit(false);
      try (var statement = scoring.createStatement()) {
        if (statement.executeUpdate(harm) == 0) {
          throw new SQLException("The harm changed no row: " + harm);
        }
        checkScoring(expected, Scope.ALL, scoring, findings);
      } finally {
        scoring.rollback();
      }
    }
    return findings;
  }
}
