package vn.dunghen.chassis.consuming;

import java.sql.Connection;
import java.sql.SQLException;

/// Applies a batch of records inside the transaction that advances the offsets.
///
/// It may be called again with the same records after a rollback, and with any part of them: when
/// it fails for a reason that lies in the data, the batch is halved until one record is left, and
/// that one is set aside. It must not commit, roll back or keep `tx`, and must do nothing outside
/// `tx` that a rollback would not undo.
@FunctionalInterface
public interface BatchHandler {
  void handle(Connection tx, Batch batch) throws SQLException;
}
