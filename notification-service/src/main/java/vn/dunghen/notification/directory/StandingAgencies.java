package vn.dunghen.notification.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/// The table `agency`.
@ApplicationScoped
class StandingAgencies implements PanacheRepositoryBase<AgencyRow, String> {

  /// Those of the given codes that are valid today, by code.
  List<AgencyRow> valid(Collection<String> codes) {
    return list("code = standsAt and code in ?1 order by code", codes);
  }
}
