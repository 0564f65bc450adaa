package vn.dunghen.scoring.index.model;

/// What of the dossiers' part of the index changed between two instants of knowledge.
///
/// Parameters beside those of [IndexSql]: `:since` and `:until`, the earlier and the later instant
/// of knowledge, and for lists `:later` (the last instant of knowledge that stints are read at),
/// `:seen` and `:seenLater` (those that views of the portal are read at).
public final class ChangesSql {

  private static final String TOLD =
      """
      (select dossier from event where recorded > :since and recorded <= :until
       group by dossier having bool_or(type in ('vn.dunghen.dossier.voided.v1',
                                                'vn.dunghen.dossier.corrected.v1'))%s)
      """;

  private static final String REFERENCES =
      """
      select distinct content::json ->> 'subject' from reference_event
      where  recorded > :since and recorded <= :until and %s
      """;

  private static final String PROCEDURES =
      """
      union
      select subject from input_event
      where  kind = 'PROCEDURE' and recorded > :since and recorded <= :until
      order  by 1
      """;

  private ChangesSql() {}

  /// The cells of those dossiers only that a cause is about.
  public static String cells(Cause cause) {
    return IndexSql.cells(condition(cause));
  }

  /// A page of the dossiers whose part in any indicator a cause changed, and whether each counted
  /// for the units then and later: `:size` codes after `:after`.
  public static String page(Cause cause) {
    return changed(cause) + " and dossier > :after order by dossier limit :size";
  }

  /// The length of that list.
  public static String length(Cause cause) {
    return "select count(*) from (" + changed(cause) + ") as items";
  }

  /// The codes of what else was told between the instants: of references, and of what was done to
  /// procedures. The city's, whatever the agency.
  public static String told(Cause cause) {
    return switch (cause) {
      case RECOUNTED -> REFERENCES.formatted("true") + " order by 1";
      case AGENCIES ->
          REFERENCES.formatted("type = 'vn.dunghen.reference.agency.v1'") + " order by 1";
      case CATALOGUE ->
          REFERENCES.formatted("type = 'vn.dunghen.reference.procedure.v1'") + PROCEDURES;
      case LATE_EVENTS, CORRECTIONS, REDATED, PETITIONS, PORTAL, RULES ->
          throw new IllegalArgumentException(cause + " is not about references");
    };
  }

  private static String changed(Cause cause) {
    if (cause == Cause.PORTAL) {
      return Synchronised.changed();
    }
    return "select dossier, a.dossier is not null as counted_then, b.dossier is not null as"
        + " counted_later from ("
        + IndexSql.counted()
        + ") a full join ("
        + IndexSql.counted().replace(":known", ":later")
        + ") b using (dossier) where row(a.*) is distinct from row(b.*) and "
        + condition(cause);
  }

  static String condition(Cause cause) {
    return switch (cause) {
      case LATE_EVENTS -> "dossier in " + TOLD.formatted(" = false");
      case CORRECTIONS -> "dossier in " + TOLD.formatted("");
      case REDATED ->
          "dossier not in (select dossier from event where recorded > :since and recorded <= :until)";
      case RECOUNTED, CATALOGUE, AGENCIES, PETITIONS, PORTAL, RULES ->
          throw new IllegalArgumentException(cause + " is not about single dossiers");
    };
  }
}
