package vn.dunghen.notification.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import vn.dunghen.chassis.rows.NamedSql;

/// Holds back what may have been told already: after the database was put back from a backup, who
/// was told what since then is forgotten. Nothing of it is told a second time by itself; a person
/// who knows what became of the messages says whether it is to be told.
@ApplicationScoped
public class Holding {

  /// What the backup shows as waiting was most likely told soon after it was taken.
  private static final String HOLD_UNTOLD =
      "update delivery set held = true where told_at is null and not held";

  /// Alerts without deliveries get them here, so that they are not addressed as new ones.
  private static final NamedSql HOLD_UNADDRESSED =
      new NamedSql(
          """
          with due as (
            select a.id, a.agency from alert a
            where  a.state = 'standing' and not a.addressed
            and    exists (select from mailbox b where b.agency = a.agency)
            order  by a.id for no key update),
          put as (
            insert into delivery (alert, owner, name, way, kind, created_at, held)
            select due.id, b.owner, b.name, b.way, 'alert', :now, true
            from   due join mailbox b using (agency)
            on conflict do nothing)
          update alert set addressed = true from due where alert.id = due.id
          """);

  private static final NamedSql COUNT_AS_TOLD = letGo("told_at = :now");
  private static final NamedSql TELL = letGo("message = null");

  private static NamedSql letGo(String become) {
    return new NamedSql(
        """
        update delivery
        set    held = false, $BECOME
        where  held and alert in (select id from alert where agency = any(:agencies))
        """
            .replace("$BECOME", become));
  }

  /// Holds back everything that is not known to be told.
  ///
  /// @param now becomes the instant of deliveries that are made for it
  public void hold(Connection tx, Instant now) throws SQLException {
    try (var statement = tx.createStatement()) {
      statement.executeUpdate(HOLD_UNTOLD);
    }
    try (var statement = HOLD_UNADDRESSED.prepare(tx, Map.of("now", now))) {
      statement.executeUpdate();
    }
  }

  /// Lets go of what is held back of these agencies.
  ///
  /// @param tell whether it is to be told; else it counts as told, and who counts as told is told
  ///   of a later withdrawal
  /// @return how many deliveries were held
  int letGo(Connection tx, Collection<String> agencies, boolean tell, Instant now)
      throws SQLException {
    try (var statement =
        (tell ? TELL : COUNT_AS_TOLD).prepare(tx, Map.of("agencies", agencies, "now", now))) {
      return statement.executeUpdate();
    }
  }
}
