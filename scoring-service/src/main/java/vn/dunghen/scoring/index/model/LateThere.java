package vn.dunghen.scoring.index.model;

/// The dossiers that count late on the portal's view and not in the city's truth: those that an
/// agency is blamed for because they were synchronised late or wrongly.
///
/// Parameters: those of [PortalSql].
public final class LateThere {

  private static final String ITEMS =
      """
      select p.dossier, p.procedure, p.responsible, p.received_at,
             p.promise as promise_there, p.ended_at as ended_there, p.late_from,
             p.promise_here, p.ended_here,
             case when c.dossier is null then 'notCountedHere'
                  when p.ended_at is null and p.ended_here is not null then 'openThere'
                  when date_trunc('second', p.ended_at) is distinct from
                       date_trunc('second', p.ended_here) then 'otherEnd'
                  else 'otherPromise' end as cause
      from   (%s select * from counted where not on_time) p
      left   join (%s select * from counted) c on c.dossier = p.dossier
      where  (c.dossier is null or c.on_time)
      """
          .formatted(IndexSql.counted(View.PORTAL), IndexSql.counted(View.CITY));

  private LateThere() {}

  /// A page: `:size` codes after `:after`.
  public static String page() {
    return ITEMS + " and p.dossier > :after order by p.dossier limit :size";
  }

  /// The length of the list.
  public static String length() {
    return "select count(*) from (" + ITEMS + ") as list";
  }
}
