package vn.dunghen.sync.pushing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What events say beside what the fold reads: who applies, and the applicant's sealed fields.
@ApplicationScoped
class Asides {

  private static final String OF_DOSSIERS =
      """
      with said as (
        select dossier, occurred, source, id,
               case when type = 'vn.dunghen.dossier.corrected.v1'
                    then content::jsonb #> '{data,replacement,data}'
                    else content::jsonb -> 'data' end as data
        from   event
        where  dossier = any(?)
        and    (content like '%"applicantKind"%' or content like '%"personal"%'))
      select said.dossier, data ->> 'applicantKind' as kind,
             case when k.dossier is not null then data #>> '{personal,sealed}' end as sealed
      from   said left join dossier_key k
             on k.dossier = said.dossier and k.wrapped <> ''
      order  by occurred, source, id
      """;

  private static final String ASKED = "select dossier from push where dossier = any(?) and asked";

  /// @param applicantKind as the source named it last; null where none did
  /// @param sealed the applicant's fields, sealed, as they came last; null where none did, or where
  ///   there is no key to open them
  record Aside(@Nullable String applicantKind, @Nullable String sealed) {
    static final Aside NOTHING = new Aside(null, null);

    private Aside then(Aside later) {
      return new Aside(
          later.applicantKind == null ? applicantKind : later.applicantKind,
          later.sealed == null ? sealed : later.sealed);
    }
  }

  Map<String, Aside> of(Connection tx, Collection<String> dossiers) throws SQLException {
    var said = new HashMap<String, Aside>();
    try (var statement = tx.prepareStatement(OF_DOSSIERS)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          said.merge(
              rows.getString("dossier"),
              new Aside(rows.getString("kind"), rows.getString("sealed")),
              Aside::then);
        }
      }
    }
    return said;
  }

  /// Those of the dossiers that somebody asked to be pushed.
  Set<String> asked(Connection tx, Collection<String> dossiers) throws SQLException {
    var asked = new HashSet<String>();
    try (var statement = tx.prepareStatement(ASKED)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          asked.add(rows.getString(1));
        }
      }
    }
    return asked;
  }
}
