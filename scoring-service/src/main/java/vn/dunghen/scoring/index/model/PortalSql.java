package vn.dunghen.scoring.index.model;

/// The dossiers as the national portal shows them, in the shape that [IndexSql] counts.
///
/// - **Whether it is there, status, procedure, reception, promise, end** are the view's: the last
///   acknowledged push, overridden by what was observed. A dossier that the portal does not have,
///   or shows as handed in (1) or not accepted (3), is not counted. It has ended where the portal
///   shows withdrawn, stopped, completed or returned (7 to 10), at the end that it shows, else when
///   that was first seen.
/// - **The responsible unit, the channel and the undated facts** (payment, digitisation, results,
///   ratings) are the city's, as known at the same instant and as of the period's end: a view does
///   not carry them. So is everything of a dossier of which only the presence was shown. A dossier
///   that the city never heard of has no unit and counts nowhere.
/// - **Lateness.** Where the portal shows the promise and the end that the city has (to the second,
///   the portal's precision), [vn.dunghen.dossier.life.OnTime766] judges with all it knows of
///   supplements, as for the city. Where it shows others, its own dates decide: ended after the
///   promise is late from its end, open past the promise from then on; waiting for papers (5) is
///   late only if that was first seen after the promise; without a promise nothing is late.
///
/// Parameters: those of [IndexSql], and `:seen`, the instant until which views are known.
final class PortalSql {

  /// What may count in the period; the undated are few.
  static final String IN_PERIOD =
      """
      (v.received is null
       or (v.received <= :end
           and (v.received > :before or v.status not in (7, 8, 9, 10)
                or coalesce(v.ended, v.known_from) > :before)))
      """;

  /// What the portal may show as received in the period.
  static final String RECEIVED_IN_PERIOD =
      "(v.received is null or (v.received > :before and v.received <= :end))";

  private static final String SHOWN =
      """
      with shown as (
        select v.dossier, v.status, v.known_from, here.responsible, here.online, here.facts,
               coalesce(v.procedure, here.procedure) as procedure,
               case when v.status is null then here.received_at else v.received end as received_at,
               case when v.status is null then here.promise else v.promised end as promise,
               case when v.status is null then here.ended_at
                    when v.status in (7, 8, 9, 10)
                     and coalesce(v.ended, v.known_from) <= :end
                    then coalesce(v.ended, v.known_from) end as ended_at,
               here.promise as promise_here, here.ended_at as ended_here,
               here.late_from as late_here
        from   portal_view v
        cross  join lateral (
                 select s.* from stint s
                 where  s.dossier = v.dossier and s.generation = :generation
                   and  s.known_from <= :known and s.known_to > :known
                 order  by (s.true_from <= :end and s.true_to > :end) desc, s.true_from
                 limit  1) here
        where  v.known_from <= :seen and v.known_to > :seen and v.present
          and  (v.status is null or v.status not in (1, 3))
          and  here.responsible = any(:units)
          and  %s),
      judged as (
        select shown.*,
               case
                 when status is null
                   or (date_trunc('second', promise) is not distinct from
                       date_trunc('second', promise_here)
                       and date_trunc('second', ended_at) is not distinct from
                           date_trunc('second', ended_here)) then late_here
                 when ended_at > promise then ended_at
                 when ended_at is not null then null
                 when status = 5 then case when known_from > promise then known_from end
                 else promise + interval '1 microsecond'
               end as late_from
        from   shown),
      counted as (
        select dossier, responsible, procedure, received_at, online, ended_at, late_from,
               promise, promise_here, ended_here,
      """;

  private static final String POPULATION =
      """
        from   judged
        where  received_at <= :end
          and  (received_at > :before or ended_at is null or ended_at > :before))
      """;

  private PortalSql() {}

  /// The common table `counted`.
  ///
  /// @param which [#IN_PERIOD] or [#RECEIVED_IN_PERIOD]
  static String counted(String which) {
    return SHOWN.formatted(which) + IndexSql.ATTRIBUTES + POPULATION;
  }
}
