package vn.dunghen.scoring.index.model;

/// The cells of some dossiers as they are, and as they would be: the same conditions over stints
/// that no table holds.
///
/// Parameters beside those of [IndexSql]: `:dossiers` (their codes), or of planned stints a text
/// array for each column, absent values as null.
public final class PlannedSql {

  private static final String WITH = "with ";

  private static final String STINTS =
      """
      stint as (
        select :generation::int as generation, dossier, known_from, known_to, true_from, true_to,
               responsible, procedure, received_at, online, ended_at, facts, late_from
        from   unnest(:stintDossier::text[], :knownFrom::timestamptz[], :knownTo::timestamptz[],
                      :trueFrom::timestamptz[], :trueTo::timestamptz[], :responsible::text[],
                      :procedure::text[], :receivedAt::timestamptz[], :online::boolean[],
                      :endedAt::timestamptz[], :facts::int[], :lateFrom::timestamptz[])
               as planned(dossier, known_from, known_to, true_from, true_to, responsible, procedure,
                          received_at, online, ended_at, facts, late_from)),
      """;

  private PlannedSql() {}

  /// The cells of the dossiers as they are.
  public static String asTheyAre() {
    return IndexSql.cells("dossier = any(:dossiers)");
  }

  /// The cells of the planned stints.
  public static String asPlanned() {
    String cells = IndexSql.cells();
    if (!cells.startsWith(WITH)) {
      throw new IllegalStateException("The cells are not counted from named parts.");
    }
    return WITH + STINTS + cells.substring(WITH.length());
  }
}
