package vn.dunghen.sync.reconciling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import vn.dunghen.dossier.time.CivilTime;

/// The comparisons that were made, as they are listed for people.
@ApplicationScoped
class RecordedReconciliations implements PanacheRepositoryBase<ReconciliationRow, Long> {

  private static final int LATEST = 100;

  /// A comparison that is done.
  ///
  /// @param asOf when the list was exported
  /// @param at when it was compared
  /// @param who who compared it
  /// @param listed how many dossiers the list has
  /// @param unreadable rows without a dossier's code
  public record Made(
      long id,
      String agency,
      OffsetDateTime asOf,
      OffsetDateTime at,
      String who,
      long listed,
      long unreadable) {}

  /// The latest of these agencies, the newest first, at most a hundred.
  @Transactional
  List<Made> latest(Set<String> agencies) {
    return find("ended is not null and agency in ?1 order by id desc", agencies)
        .page(0, LATEST)
        .stream()
        .map(RecordedReconciliations::made)
        .toList();
  }

  private static Made made(ReconciliationRow row) {
    return new Made(
        row.id,
        row.agency,
        row.asOf.atZone(CivilTime.ZONE).toOffsetDateTime(),
        row.began.atZone(CivilTime.ZONE).toOffsetDateTime(),
        row.who,
        row.listed,
        row.unreadable);
  }
}
