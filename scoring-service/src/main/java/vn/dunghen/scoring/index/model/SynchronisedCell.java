package vn.dunghen.scoring.index.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// What the dossiers of one responsible unit come to for 1.4.
///
/// @param ours received in the period by the city
/// @param theirs received in it by the portal
/// @param both received in it by both
public record SynchronisedCell(String responsible, long ours, long theirs, long both) {

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
