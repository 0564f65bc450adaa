package vn.dunghen.scoring.index.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import vn.dunghen.scoring.rulesets.model.Counts;

/// Indicator 1.4, dossiers synchronised to the national portal: those received in the period, by
/// the city and by the portal ÷ the greater of those received by the city and those received by the
/// portal.
///
/// Source: `index-766` 1.3, 1.4: synchronised dossiers with a reception (NgayTiepNhan) in the
/// period ÷ max(received per the national reporting system, received per the portal). The city's
/// own count stands for the national reporting system. Where both are 0 the source divides by a
/// share of last year's; with nothing received the numerator is 0 too, so that share cannot change
/// the points and is not computed.
///
/// A dossier counts at the unit that is responsible at the period's end, on both sides. The list of
/// the denominator is the longer of the two lists, ours where they are as long as each other, and
/// what is missing is what of it is not on the other: count and list are the same thing, at every
/// agency. As the greater of two sums it does not add up over units.
public final class Synchronised {

  /// The key of the indicator.
  public static final String INDICATOR = "1.4";

  /// Why a dossier is missing.
  public enum Fault {
    /// The portal was seen not to have it.
    NOT_ON_PORTAL("notOnPortal", "ours and present = false"),
    /// No push of it was acknowledged, and nobody saw it on the portal.
    NOT_SEEN_ON_PORTAL("notSeenOnPortal", "ours and present is null"),
    /// The portal has it and shows another reception, or none.
    OTHER_RECEPTION("otherReception", "ours and present"),
    /// Received in the period by the portal alone.
    NOT_RECEIVED_HERE("notReceivedHere", "theirs");

    private final String wire;
    private final String condition;

    Fault(String wire, String condition) {
      this.wire = wire;
      this.condition = condition;
    }

    /// The name in answers.
    public String wire() {
      return wire;
    }
  }

  /// A dossier that is received by both is neither `ours` alone nor `theirs` alone.
  private static final String ITEMS =
      """
      select coalesce(o.dossier, p.dossier) as dossier,
             coalesce(o.procedure, p.procedure) as procedure,
             coalesce(o.responsible, p.responsible) as responsible,
             coalesce(o.received_at, p.received_at) as received_at,
             coalesce(o.online, p.online) as online,
             case when o.dossier is null then p.ended_at else o.ended_at end as ended_at,
             case when o.dossier is null then p.late_from else o.late_from end as late_from,
             o.dossier is not null as is_ours,
             p.dossier is not null as is_theirs,
             v.present
      from   (%s select * from counted where received) o
      full   join (%s select * from counted where received) p on p.dossier = o.dossier
      left   join portal_view v
             on  v.dossier = coalesce(o.dossier, p.dossier)
             and v.known_from <= :seen and v.known_to > :seen
      """
          .formatted(IndexSql.counted(View.CITY), PortalSql.counted(PortalSql.RECEIVED_IN_PERIOD));

  private Synchronised() {}

  /// One row per responsible unit with the counts of a [SynchronisedCell].
  public static String cells() {
    return cells("true");
  }

  /// The same of the dossiers that a cause of changes is about.
  public static String cells(Cause cause) {
    return cells(ChangesSql.condition(cause));
  }

  private static String cells(String those) {
    return "select responsible, count(*) filter (where is_ours) as ours,"
        + " count(*) filter (where is_theirs) as theirs,"
        + " count(*) filter (where is_ours and is_theirs) as both from ("
        + ITEMS
        + ") items where "
        + those
        + " group by responsible";
  }

  /// The counts of some units' cells together.
  public static Counts counts(Collection<SynchronisedCell> cells) {
    long ours = cells.stream().mapToLong(SynchronisedCell::ours).sum();
    long theirs = cells.stream().mapToLong(SynchronisedCell::theirs).sum();
    long both = cells.stream().mapToLong(SynchronisedCell::both).sum();
    return new Counts(both, Math.max(ours, theirs));
  }

  /// A page of its dossiers, as [IndexSql#page].
  static String page(Side side) {
    return items(side)
        + " and (dossier, cause) > (:after, :afterCause) order by dossier, cause limit :size";
  }

  /// The length of that list.
  static String length(Side side) {
    return "select count(*) from (" + items(side) + ") as list";
  }

  /// How many dossiers each unit misses for each reason.
  public static String faults() {
    return "select cause, responsible, count(*) from ("
        + items(Side.MISSING)
        + ") as list group by cause, responsible";
  }

  /// A page of the dossiers that are missing for the reason `:cause`: `:size` codes after `:after`.
  public static String missingPage() {
    return missing() + " and dossier > :after order by dossier limit :size";
  }

  /// The length of that list.
  public static String missingLength() {
    return "select count(*) from (" + missing() + ") as items";
  }

  private static String missing() {
    return "select dossier, responsible from ("
        + items(Side.MISSING)
        + ") as list where cause = :cause";
  }

  /// The dossiers whose part changed between two instants of the portal, with what both knew of
  /// them: `:seen` and `:seenLater`.
  static String changed() {
    return "select dossier, a.dossier is not null as counted_then, b.dossier is not null as"
        + " counted_later from ("
        + ITEMS
        + ") a full join ("
        + ITEMS.replace(":seen", ":seenLater")
        + ") b using (dossier) where (a.is_ours, a.is_theirs) is distinct from"
        + " (b.is_ours, b.is_theirs)";
  }

  private static String items(Side side) {
    String list =
        "with items as materialized ("
            + ITEMS
            + "), sums as (select count(*) filter (where is_ours) >= count(*) filter (where"
            + " is_theirs) as by_ours from items), listed as (select items.*, is_ours and by_ours"
            + " as ours, is_theirs and not by_ours as theirs from items cross join sums)"
            + " select listed.*, cause from listed cross join lateral (values "
            + causes(side)
            + ") as fault(cause, holds) where holds";
    return switch (side) {
      case DENOMINATOR -> list;
      case NUMERATOR -> list + " and is_ours and is_theirs";
      case MISSING -> list + " and not (is_ours and is_theirs)";
    };
  }

  private static String causes(Side side) {
    return switch (side) {
      case DENOMINATOR -> "('', ours or theirs)";
      case NUMERATOR -> "('', true)";
      case MISSING ->
          Arrays.stream(Fault.values())
              .map(fault -> "('" + fault.wire + "', " + fault.condition + ")")
              .collect(Collectors.joining(", "));
    };
  }
}
