package vn.dunghen.scoring.index.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import vn.dunghen.scoring.monthcells.model.IndexCount;
import vn.dunghen.scoring.monthcells.model.UnitCell;

/// What the dossiers of one responsible unit come to for 1.4.
///
/// @param ours received in the period by the city
/// @param theirs received in it by the portal
/// @param both received in it by both
public record SynchronisedCell(String responsible, long ours, long theirs, long both) {

  /// The cells of a month from its sums.
  public static List<SynchronisedCell> ofMonth(Collection<UnitCell> cells) {
    var sums = new TreeMap<String, UnitCell>();
    cells.forEach(cell -> sums.computeIfAbsent(cell.agency(), _ -> UnitCell.nothing()).add(cell));
    var synchronised = new ArrayList<SynchronisedCell>();
    sums.forEach((unit, sum) ->
        synchronised.add(
            new SynchronisedCell(
                unit,
                sum.of(IndexCount.RECEIVED),
                sum.of(IndexCount.RECEIVED_THERE),
                sum.of(IndexCount.RECEIVED_ON_BOTH))));
    return synchronised;
  }

  /// All cells, with the part of some dossiers replaced by what it has become.
  ///
  /// @param before their part in `all`
  /// @param after what it is now
  public static List<SynchronisedCell> replacing(
      Collection<SynchronisedCell> all,
      Collection<SynchronisedCell> before,
      Collection<SynchronisedCell> after) {
    var sums = new TreeMap<String, SynchronisedCell>();
    all.forEach(each -> sums.merge(each.responsible, each, SynchronisedCell::plus));
    before.forEach(each -> sums.merge(each.responsible, each.negated(), SynchronisedCell::plus));
    after.forEach(each -> sums.merge(each.responsible, each, SynchronisedCell::plus));
    return new ArrayList<>(sums.values());
  }

  private SynchronisedCell plus(SynchronisedCell other) {
    return new SynchronisedCell(
        responsible, ours + other.ours, theirs + other.theirs, both + other.both);
  }

  private SynchronisedCell negated() {
    return new SynchronisedCell(responsible, -ours, -theirs, -both);
  }
}
