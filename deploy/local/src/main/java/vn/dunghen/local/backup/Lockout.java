package vn.dunghen.local.backup;

import java.sql.Connection;
import java.sql.SQLException;

/// Takes the right to sign in from the owner of a database, and gives it back when it is closed or
/// when this process is told to end.
final class Lockout implements AutoCloseable {
  private final Databases databases;
  private final String service;
  private final String owner;
  private final Thread atTheEnd = Thread.ofPlatform().unstarted(this::giveBackOrTell);

  private Lockout(Databases databases, String service, String owner) {
    this.databases = databases;
    this.service = service;
    this.owner = owner;
  }

  static Lockout of(Connection connection, Databases databases, String service, String owner)
      throws SQLException {
    set(connection, owner, "nologin");
    var lockout = new Lockout(databases, service, owner);
    Runtime.getRuntime().addShutdownHook(lockout.atTheEnd);
    return lockout;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException _) {
      return; // the process ends: the hook does it
    }
    giveBack();
  }

  private void giveBackOrTell() {
    try {
      giveBack();
    } catch (BackupException e) {
      System.out.println(e.getMessage());
    }
  }

  /// By a connection of its own, for the other may be broken.
  private void giveBack() {
    try (var connection = databases.connect(service)) {
      set(connection, owner, "login");
    } catch (SQLException | BackupException e) {
      throw new BackupException(
          "The right of %1$s to sign in could not be given back: give it by hand, with \"alter role %1$s login\"."
              .formatted(owner),
          e);
    }
  }

  private static void set(Connection connection, String owner, String may) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          "alter role %s %s".formatted(statement.enquoteIdentifier(owner, true), may));
    }
  }
}
