package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;

/// Who may see the items behind the figures of an agency.
@ApplicationScoped
class SeeingAgencies {

  private final References references;
  private final Visibility visibility;

  SeeingAgencies(References references, Visibility visibility) {
    this.references = references;
    this.visibility = visibility;
  }

  /// @throws ProblemException 404 for an agency that the period does not have, 403 for one that the
  ///   caller may not see
  void require(Connection tx, CountedPeriod period, String agency) throws SQLException {
    if (!period.tree().knows(agency)) {
      throw Compared.unknown(agency);
    }
    visibility.require(references.book(tx), agency);
  }
}
