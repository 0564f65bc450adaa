package vn.dunghen.scoring.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.rulesets.model.Fact;
import vn.dunghen.scoring.rulesets.model.Words;

/// One indicator of one agency as its page shows it.
///
/// @param onPortal whether it rests on what the portal shows
/// @param agency the way to the agency's page
/// @param causes why items are missing, with the points each takes; empty where nobody tells
/// @param items null where the caller may not see them, or the indicator has none of this kind
/// @param others the items of an indicator of which each cause has a list of its own
record IndicatorView(
    PageAddress.Periods periods,
    List<PageAddress.Choice> views,
    boolean onPortal,
    String path,
    PageAddress.Way agency,
    Provenance provenance,
    AgencyView.Line line,
    Words formula,
    Known formulaKnown,
    Known maxKnown,
    List<Cause> causes,
    List<Owners.Owner> owners,
    @Nullable Items items,
    List<ListOfCause> others,
    PageAddress.@Nullable Way elsewhere,
    boolean hidden) {

  IndicatorView {
    views = List.copyOf(views);
    causes = List.copyOf(causes);
    owners = List.copyOf(owners);
    others = List.copyOf(others);
  }

  /// How well something is known, and from where.
  record Known(Words mark, String source) {

    static Known of(Fact<?> fact) {
      return new Known(fact.mark().words(), fact.source());
    }
  }

  /// @param cause as answers name it
  /// @param each what one item costs, exactly
  record Cause(String cause, Words name, String count, String points, String each, String width) {}

  /// The first items of one cause.
  ///
  /// @param all the address of the whole list; empty where these are all
  record ListOfCause(Words name, String count, List<Item> items, String all) {

    ListOfCause {
      items = List.copyOf(items);
    }
  }

  /// @param name empty of what has none
  /// @param unit who has it; empty for nobody
  record Item(String code, String name, String unit) {}

  /// A page of what is missing.
  ///
  /// @param next the address of the next page; empty on the last
  record Items(
      String count, List<DossierItem> dossiers, List<ProcedureItem> procedures, String next) {

    Items {
      dossiers = List.copyOf(dossiers);
      procedures = List.copyOf(procedures);
    }
  }

  /// @param ended empty while it is open
  /// @param lateFrom empty where it is never late
  record DossierItem(
      String code,
      String href,
      Words cause,
      String procedure,
      String responsible,
      String received,
      String ended,
      String lateFrom) {}

  record ProcedureItem(String code, String name) {}
}
