package vn.dunghen.scoring.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.rulesets.model.Fact;
import vn.dunghen.scoring.rulesets.model.Words;

/// One indicator of one agency as its page shows it.
///
/// @param agency the way to the agency's page
/// @param causes why items are missing, with the points each takes; empty where nobody tells
/// @param items null where the caller may not see them, or the indicator has no list here
record IndicatorView(
    PageAddress.Periods periods,
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
    PageAddress.@Nullable Way elsewhere,
    boolean hidden) {

  IndicatorView {
    causes = List.copyOf(causes);
    owners = List.copyOf(owners);
  }

  /// How well something is known, and from where.
  record Known(Words mark, String source) {

    static Known of(Fact<?> fact) {
      return new Known(fact.mark().words(), fact.source());
    }
  }

  /// @param points empty where they cannot be allotted
  record Cause(Words name, String count, String points, String width) {}

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
