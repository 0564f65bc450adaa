package vn.dunghen.sync.national.model;

import java.time.LocalDate;
import java.util.Optional;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;

/// What has to be looked up to speak of a dossier in the portal's words.
public interface Catalogue {

  /// The procedure as it is on a day.
  Optional<Procedure> procedure(String code, LocalDate on);

  /// The name of an agency, also of one that has ended.
  Optional<String> agencyName(String code);
}
