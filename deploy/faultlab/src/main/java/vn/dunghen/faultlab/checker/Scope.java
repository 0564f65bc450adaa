package vn.dunghen.faultlab.checker;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Set;

/// Which dossiers are looked at: some, or all that there are.
///
/// @param some their codes; empty for all
public record Scope(Set<String> some) {
  /// All dossiers, those too of which nobody has heard.
  public static final Scope ALL = new Scope(Set.of());

  public Scope {
    some = Set.copyOf(some);
  }

  public static Scope of(Collection<String> dossiers) {
    return new Scope(Set.copyOf(dossiers));
  }

  boolean isAll() {
    return some.isEmpty();
  }

  boolean holds(String dossier) {
    return isAll() || some.contains(dossier);
  }

  /// Binds the condition `(?::text[] is null or … = any(?))`.
  void bind(Connection connection, PreparedStatement statement) throws SQLException {
    if (isAll()) {
      statement.setNull(1, Types.ARRAY);
      statement.setNull(2, Types.ARRAY);
    } else {
      var codes = connection.createArrayOf("text", some.toArray());
      statement.setArray(1, codes);
      statement.setArray(2, codes);
    }
  }
}
