package vn.dunghen.scoring.index.model;

import java.util.Optional;

/// The lists of dossiers behind an indicator: SQL in pages of `:size` items after the dossier
/// `:after` and its cause `:afterCause`.
public sealed interface DossierList {

  /// Those of an indicator on a view; empty where it counts no dossiers.
  static Optional<DossierList> of(String indicator, View view) {
    return indicator.equals(Synchronised.INDICATOR)
        ? Optional.of(new OfSynchronised())
        : DossierCounting.of(indicator).map(counting -> new OfCounting(counting, view));
  }

  /// The key of the indicator.
  String indicator();

  /// Whether there is such a list: of 5.4 there is none of the numerator.
  boolean has(Side side);

  String page(Side side);

  /// The length of the list.
  String length(Side side);

  record OfCounting(DossierCounting counting, View view) implements DossierList {
    @Override
    public String indicator() {
      return counting.indicator();
    }

    @Override
    public boolean has(Side side) {
      return side != Side.NUMERATOR || counting.hasNumeratorList();
    }

    @Override
    public String page(Side side) {
      return IndexSql.page(view, counting, side);
    }

    @Override
    public String length(Side side) {
      return IndexSql.length(view, counting, side);
    }
  }

  /// 1.4 compares both views: it is the same on either.
  record OfSynchronised() implements DossierList {
    @Override
    public String indicator() {
      return Synchronised.INDICATOR;
    }

    @Override
    public boolean has(Side side) {
      return true;
    }

    @Override
    public String page(Side side) {
      return Synchronised.page(side);
    }

    @Override
    public String length(Side side) {
      return Synchronised.length(side);
    }
  }
}
