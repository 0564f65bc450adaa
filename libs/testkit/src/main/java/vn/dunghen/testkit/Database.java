package vn.dunghen.testkit;

/// A real PostgreSQL server of a test, whatever provides it ([Backend]). It keeps every promise of
/// an acknowledged commit.
public interface Database extends AutoCloseable {
  /// The name of its administrator.
  String SUPERUSER = "postgres";

  /// @param database one that is there, such as `postgres`
  String jdbcUrl(String database);

  /// The administrator's.
  String password();

  /// Ends it as a crash would.
  void kill();

  /// Starts it again after a [#kill()], on what it had, at the same address; returns once it
  /// answers.
  void start();

  /// Ends it for good, and its data.
  @Override
  void close();
}
