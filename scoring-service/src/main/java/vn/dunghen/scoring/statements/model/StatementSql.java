package vn.dunghen.scoring.statements.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The one set of conditions that counts and lists come from.
///
/// Parameters: `:generation`, `:units` (codes whose dossiers count), `:before` (the last instant
/// before the period), `:end` (the last instant of the period, or of knowledge), `:known` (the
/// instant of knowledge), `:judged` (the day on which open dossiers are judged), `:daysOff`.
public final class StatementSql {

  private static final String COUNTED =
      """
      with a as materialized (
        select * from stint
        where  generation = :generation and %1$s %2$s and ended_at is null
          and  true_from <= :before and true_to > :before
          and  known_from <= :known and known_to > :known),
      b as materialized (
        select * from stint
        where  generation = :generation and %1$s %2$s and ended_at is null
          and  true_from <= :end and true_to > :end
          and  known_from <= :known and known_to > :known
        union all
        select * from stint
        where  generation = :generation and %1$s %2$s and ended_at is not null
          and  true_from > :before and true_from <= :end and true_to > :end
          and  known_from <= :known and known_to > :known),
      seen as (
        select dossier, a.dossier is not null as in_a, b.dossier is not null as in_b,
               coalesce(b.responsible, a.responsible) as responsible,
               coalesce(b.receiving, a.receiving) as receiving,
               coalesce(b.procedure, a.procedure) as procedure,
               coalesce(b.received_at, a.received_at) as received_at,
               coalesce(b.online, a.online) as online,
               case when b.dossier is null then a.promise else b.promise end as promise,
               case when b.dossier is null then a.asserted else b.asserted end as asserted,
               case when b.dossier is null then a.dating else b.dating end as dating,
               b.ended_at is null as is_open, b.ended_at, b.outcome, b.overdue_from,
               a.dossier is null and b.received_at <= :before and exists (
                 select 1 from stint o
                 where  o.dossier = b.dossier and o.generation = :generation
                   and  o.ended_at is null and o.true_from <= :before and o.true_to > :before
                   and  o.known_from <= :known and o.known_to > :known) as elsewhere
        from   a full join b using (dossier)),
      counted as (
        select *, in_b and not is_open and (in_a or elsewhere or received_at > :before) as ended
        from   seen)
      """;
  private static final Map<By, String> COUNTS = new EnumMap<>(By.class);
  private static final Map<By, String> COUNTS_OF_IRREGULAR = new EnumMap<>(By.class);

  static {
    String sums =
        Arrays.stream(Measure.values())
            .filter(Measure::isStated)
            .map(m -> "count(*) filter (where " + m.condition() + ") as \"" + m.wire() + "\"")
            .collect(Collectors.joining(",\n       "));
    for (By by : By.values()) {
      COUNTS.put(by, counted(by, "") + "select " + sums + "\nfrom counted");
      COUNTS_OF_IRREGULAR.put(
          by, counted(by, "and irregular") + "select " + sums + "\nfrom counted");
    }
  }

  private StatementSql() {}

  /// One row with every stated measure, by its wire name.
  public static String counts(By by) {
    return COUNTS.getOrDefault(by, "");
  }

  /// The same of the dossiers that are not in the tallies; only for what is known now.
  public static String countsOfIrregular(By by) {
    return COUNTS_OF_IRREGULAR.getOrDefault(by, "");
  }

  /// One row per responsible unit with the dossiers received, those filed online, and both since
  /// `:recent`.
  public static String filings() {
    return counted(By.RESPONSIBLE, "")
        + """
        select responsible, count(*) as received, count(*) filter (where online) as online,
               count(*) filter (where received_at >= :recent) as recent,
               count(*) filter (where online and received_at >= :recent) as recent_online
        from   counted
        where  %s
        group by responsible
        """
            .formatted(Measure.RECEIVED.condition());
  }

  /// The length of a measure's list.
  public static String count(By by, Measure measure) {
    return counted(by, "") + "select count(*) from counted where " + measure.condition();
  }

  /// A page of a measure's list: `:size` dossiers after the code `:after`.
  public static String page(By by, Measure measure) {
    return counted(by, "")
        + "select * from counted where "
        + measure.condition()
        + " and dossier > :after order by dossier limit :size";
  }

  private static String counted(By by, String restriction) {
    return COUNTED.formatted(by.inside(), restriction);
  }
}
