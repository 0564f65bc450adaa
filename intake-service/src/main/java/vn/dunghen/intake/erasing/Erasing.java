package vn.dunghen.intake.erasing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.intake.receiving.DossierAgencies;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.reference.Today;
import vn.dunghen.intake.register.Transactions;
import vn.dunghen.intake.sealing.Erasure;
import vn.dunghen.intake.sealing.PersonalData;
import vn.dunghen.intake.sealing.Sealing;

/// Erases a person from a dossier. A caller reaches the dossiers whose every agency lies in the
/// caller's subtree; what is out of reach is answered as unknown.
@Singleton
final class Erasing {

  private static final Logger LOGGER = Logger.getLogger(Erasing.class);

  private final Transactions transactions;
  private final Sealing sealing;
  private final KnownReferences references;

  Erasing(Transactions transactions, Sealing sealing, KnownReferences references) {
    this.transactions = transactions;
    this.sealing = sealing;
    this.references = references;
  }

  Optional<PersonalData> find(String dossier, Caller caller) {
    return reachable(dossier)
        ? transactions.run(connection ->
            isInReach(connection, dossier, caller)
                ? sealing.find(connection, dossier)
                : Optional.empty())
        : Optional.empty();
  }

  /// Erases; again, it changes nothing.
  ///
  /// @return what is known afterwards; empty where the dossier never had personal fields
  Optional<PersonalData> erase(String dossier, Caller caller, Erasure erasure) {
    Optional<PersonalData> known =
        reachable(dossier)
            ? transactions.run(connection ->
                isInReach(connection, dossier, caller)
                    ? sealing.erase(connection, dossier, erasure)
                    : Optional.empty())
            : Optional.empty();
    if (known.flatMap(PersonalData::erasure).filter(erasure::equals).isPresent()) {
      LOGGER.infof("Personal fields were erased. dossier=%s by=%s", dossier, erasure.by());
    }
    return known;
  }

  /// PostgreSQL has no text with a NUL.
  private static boolean reachable(String dossier) {
    return dossier.indexOf('\0') < 0;
  }

  private boolean isInReach(Connection connection, String dossier, Caller caller)
      throws SQLException {
    Today today = references.today();
    Set<String> agencies =
        DossierAgencies.of(connection, Set.of(dossier)).getOrDefault(dossier, Set.of());
    return agencies.isEmpty()
        ? caller.agencies().stream().anyMatch(today::isTop)
        : agencies.stream().allMatch(agency -> today.isWithin(agency, caller.agencies()));
  }
}
