package vn.dunghen.scoring.index.model;

/// The dossiers that an indicator misses for one fault, from the conditions that count them.
///
/// Parameters beside those of [IndexSql]: `:after` (the code that the page before ended with) and
/// `:size`; on the portal's view also those of [PortalSql].
public final class LedgerSql {

  private LedgerSql() {}

  /// A page of them by code.
  public static String page(View view, DossierCounting counting, DossierCounting.Fault fault) {
    return dossiers(view, counting, fault) + " and dossier > :after order by dossier limit :size";
  }

  /// The length of that list.
  public static String length(View view, DossierCounting counting, DossierCounting.Fault fault) {
    return "select count(*) from (" + dossiers(view, counting, fault) + ") as items";
  }

  private static String dossiers(View view, DossierCounting counting, DossierCounting.Fault fault) {
    return IndexSql.counted(view)
        + "select * from counted where "
        + counting.denominator()
        + " and ("
        + fault.condition()
        + ")";
  }
}
