package vn.dunghen.testkit;

/// A real Kafka broker of a test, whatever provides it ([Backend]).
public interface Broker extends AutoCloseable {
  /// Its `host:port`, which stays the same over a kill and a start.
  String bootstrapServers();

  /// Ends it as a crash would: no goodbye, and what was acknowledged is on its disk.
  void kill();

  /// Kills it and takes away all that it had. A started one is empty, at the same address.
  void lose();

  /// Starts it again after a [#kill()], on what it had; returns once it answers.
  void start();

  /// Ends it for good, and its data.
  @Override
  void close();
}
