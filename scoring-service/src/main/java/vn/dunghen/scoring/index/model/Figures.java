package vn.dunghen.scoring.index.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.scoring.rulesets.model.Counts;

/// What an agency with all below it comes to in a period.
///
/// @param dossiers how many dossiers count
/// @param counts by indicator
public record Figures(long dossiers, Map<String, Counts> counts) {

  public Figures {
    counts = Map.copyOf(counts);
  }

  /// The figures of every agency of the tree: dossiers are summed, procedures united.
  public static Map<String, Figures> of(
      Collection<Cell> cells, AgencyTree tree, Catalogue catalogue) {
    Map<String, List<Cell>> byUnit = new HashMap<>();
    cells.forEach(
        cell -> byUnit.computeIfAbsent(cell.responsible(), _ -> new ArrayList<>()).add(cell));
    var figures = new HashMap<String, Figures>();
    for (Agency agency : tree.agencies()) {
      var own = new ArrayList<Cell>();
      for (String unit : tree.countedFor(agency.code())) {
        own.addAll(byUnit.getOrDefault(unit, List.of()));
      }
      figures.put(
          agency.code(), of(own, procedures(agency.code(), own, tree, catalogue), catalogue));
    }
    return figures;
  }

  private static Figures of(List<Cell> cells, Set<String> procedures, Catalogue catalogue) {
    var counts = new HashMap<String, Counts>();
    for (DossierCounting counting : DossierCounting.values()) {
      counts.put(counting.indicator(), count(counting, cells));
    }
    for (ProcedureCounting counting : ProcedureCounting.values()) {
      Set<String> asked = catalogue.having(counting.attribute(), procedures);
      Set<String> found = counting.found(asked, witnesses(counting, cells), catalogue);
      counts.put(counting.indicator(), new Counts(found.size(), asked.size()));
    }
    return new Figures(cells.stream().mapToLong(Cell::dossiers).sum(), counts);
  }

  private static Counts count(DossierCounting counting, List<Cell> cells) {
    long denominator = 0;
    long faults = 0;
    for (Cell cell : cells) {
      denominator += cell.denominator(counting);
      for (DossierCounting.Fault fault : counting.faults()) {
        faults += cell.fault(counting, fault);
      }
    }
    return new Counts(Math.max(0, denominator - faults), denominator);
  }

  /// How many of the cells' dossiers bring each procedure into the numerator.
  public static Map<String, Long> witnesses(ProcedureCounting counting, Collection<Cell> cells) {
    var witnesses = new TreeMap<String, Long>();
    cells.forEach(cell -> witnesses.merge(cell.procedure(), cell.witnesses(counting), Long::sum));
    return witnesses;
  }

  /// The procedures that are an agency's own: those of which it has dossiers that count, those that
  /// it or a unit below it is in charge of, and of an agency without a parent the whole catalogue.
  public static Set<String> procedures(
      String agency, Collection<Cell> cells, AgencyTree tree, Catalogue catalogue) {
    var own = new TreeSet<String>();
    cells.forEach(cell -> own.add(cell.procedure()));
    own.addAll(catalogue.inChargeOf(tree.countedFor(agency)));
    if (tree.isTop(agency)) {
      own.addAll(catalogue.all());
    }
    return own;
  }
}
