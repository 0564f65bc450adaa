package vn.dunghen.scoring.index.model;

import java.util.stream.Collectors;
import vn.dunghen.scoring.stints.model.IndexFact;

/// The one set of conditions that the counts and lists of the index come from.
///
/// A dossier counts in a period if it was open at the end of the day before it (whosever it was
/// then), or was received in it. It counts at the unit that is responsible at the period's end, so
/// that the units' dossiers are a partition of the city's. Its attributes are those of the period's
/// end.
///
/// Parameters: `:generation`, `:units` (codes whose dossiers count), `:before` (the last instant
/// before the period), `:end` (the last instant of the period, or of knowledge), `:known` (the
/// instant of knowledge), `:judged` (the instant at which open dossiers are judged; an ended one is
/// late or not as soon as its end is known), `:feeProcedures` (codes of procedures with a fee),
/// `:unwritten` (codes of those without a written result).
public final class IndexSql {

  private static final String STINTS =
      """
      with b as materialized (
        select * from stint
        where  generation = :generation and responsible = any(:units) and ended_at is null
          and  true_from <= :end and true_to > :end
          and  known_from <= :known and known_to > :known
        union all
        select * from stint
        where  generation = :generation and responsible = any(:units) and ended_at is not null
          and  true_from > :before and true_from <= :end and true_to > :end
          and  known_from <= :known and known_to > :known),
      counted as (
        select dossier, responsible, procedure, received_at, online, ended_at, late_from,
      """;
  private static final String POPULATION =
      """
        from   b
        where  received_at > :before
           or  (ended_at is null and true_from <= :before)
           or  exists (
                 select 1 from stint a
                 where  a.dossier = b.dossier and a.generation = :generation
                   and  a.ended_at is null and a.true_from <= :before and a.true_to > :before
                   and  a.known_from <= :known and a.known_to > :known))
      """;

  /// What indicators ask of a dossier, the same on every view.
  static final String ATTRIBUTES =
      """
               received_at > :before as received,
               late_from is null
                 or late_from > case when ended_at is null then cast(:judged as timestamptz)
                                     else :end end as on_time,
               procedure <> all(:unwritten) as written_result,
               procedure = any(:feeProcedures) as fee_procedure,
      """
          + column(IndexFact.PAID_ONLINE, "paid_online")
          + column(IndexFact.ELECTRONIC_RESULT, "electronic_result")
          + column(IndexFact.COMPONENTS_DIGITISED, "components_digitised")
          + column(IndexFact.RESULT_DIGITISED, "result_digitised")
          + column(IndexFact.REUSED, "reused")
          + column(IndexFact.FROM_STORE, "from_store")
          + "         "
          + has(IndexFact.POPULATION_DATA)
          + " or "
          + has(IndexFact.FROM_STORE)
          + " as population_data,\n"
          + column(IndexFact.FEE_STATED, "fee_stated")
          + "         "
          + has(IndexFact.FEE_STATED)
          + " and not "
          + has(IndexFact.FEE_OWED)
          + " as fee_waived,\n"
          + "         "
          + has(IndexFact.DISLIKED)
          + " as disliked\n";

  private static final String COUNTED = STINTS + ATTRIBUTES + POPULATION;

  private IndexSql() {}

  private static String has(IndexFact fact) {
    return "facts & " + fact.bit() + " <> 0";
  }

  private static String column(IndexFact fact, String name) {
    return "         " + has(fact) + " as " + name + ",\n";
  }

  /// One row per responsible unit and procedure, with a column for every denominator, fault and
  /// witness.
  public static String cells() {
    return cells(COUNTED, "true");
  }

  /// The same on a view.
  public static String cells(View view) {
    return cells(counted(view), "true");
  }

  /// The same of the dossiers that meet a condition.
  static String cells(String those) {
    return cells(COUNTED, those);
  }

  private static String cells(String counted, String those) {
    return counted
        + "select responsible, procedure,\n       "
        + IndexColumn.all().stream()
            .map(column ->
                "count(*) filter (where " + column.condition() + ") as \"" + column.name() + "\"")
            .collect(Collectors.joining(",\n       "))
        + "\nfrom counted where "
        + those
        + " group by responsible, procedure";
  }

  /// Every dossier that counts, with all that indicators ask of it.
  static String counted() {
    return COUNTED + "select * from counted";
  }

  /// The common table `counted` on a view.
  static String counted(View view) {
    return switch (view) {
      case CITY -> COUNTED;
      case PORTAL -> PortalSql.counted(PortalSql.IN_PERIOD);
      case OFFICIAL -> throw new IllegalArgumentException("official results are not counted");
    };
  }

  /// A page of the dossiers that an indicator counts: `:size` items after the dossier `:after` and
  /// its cause `:afterCause`. An item of what is missing is a dossier with a cause.
  static String page(View view, DossierCounting counting, Side side) {
    return items(view, counting, side)
        + " and (dossier, cause) > (:after, :afterCause) order by dossier, cause limit :size";
  }

  /// The length of that list.
  static String length(View view, DossierCounting counting, Side side) {
    return "select count(*) from (" + items(view, counting, side) + ") as items";
  }

  private static String items(View view, DossierCounting counting, Side side) {
    String counted = counted(view);
    return switch (side) {
      case DENOMINATOR -> counted + select("('', true)") + counting.denominator();
      case NUMERATOR -> counted + select("('', true)") + counting.numerator();
      case MISSING ->
          counted
              + select(
                  counting.faults().stream()
                      .map(fault -> "('" + fault.cause() + "', " + fault.condition() + ")")
                      .collect(Collectors.joining(", ")))
              + counting.denominator();
    };
  }

  private static String select(String causes) {
    return "select counted.*, cause from counted cross join lateral (values "
        + causes
        + ") as fault(cause, holds) where holds and ";
  }
}
