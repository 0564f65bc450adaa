package vn.dunghen.scoring.portal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/// Is told what was seen of the portal.
public interface SeenOnPortal {

  /// New views of the dossiers are stored in the caller's transaction.
  void seen(Connection tx, Collection<String> dossiers) throws SQLException;
}
