package vn.dunghen.chassis.consuming;

import java.sql.Connection;
import java.sql.SQLException;

/// A bounded piece of work in a transaction of its own, done between two polls on the loop's
/// thread, so never at the same time as this loop's [BatchHandler].
///
/// Other instances of the service may do it at the same time; a piece that must not be done twice
/// claims what it takes.
@FunctionalInterface
public interface IdleWork {
  /// Does one piece, well under the group's session time.
  ///
  /// @return whether more is waiting; then the loop comes back without waiting for records
  boolean work(Connection tx) throws SQLException;
}
