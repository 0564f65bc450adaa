package vn.dunghen.local.backup;

import java.sql.Connection;
import java.util.Map;

/// Where the databases of the suite are, and how their services are stopped.
interface Databases extends AutoCloseable {

  /// As an administrator.
  Connection connect(String service);

  /// Fingerprints of the keys of a service by name; none where they are not within reach.
  Map<String, String> keys(String service);

  /// Ends the service's processes, if it is ours to do so. They cannot reach their database.
  void end(String service);

  @Override
  void close();
}
