package vn.dunghen.scoring.index.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
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
      Set<String> units = tree.countedFor(agency.code());
      var own = new ArrayList<Cell>();
      for (String unit : units) {
        own.addAll(byUnit.getOrDefault(unit, List.of()));
      }
      Set<String> procedures = new HashSet<>(catalogue.inChargeOf(units));
      if (tree.isTop(agency.code())) {
        procedures.addAll(catalogue.all());
      }
      figures.put(agency.code(), of(own, procedures, catalogue));
    }
    return figures;
  }

  /// @param procedures the agency's own, those of its dossiers aside
  private static Figures of(List<Cell> cells, Set<String> procedures, Catalogue catalogue) {
    var sums = new long[IndexColumn.all().size()];
    var own = new HashSet<>(procedures);
    Map<ProcedureCounting, Set<String>> witnessed = new EnumMap<>(ProcedureCounting.class);
    for (ProcedureCounting counting : ProcedureCounting.values()) {
      witnessed.put(counting, new HashSet<>());
    }
    for (Cell cell : cells) {
      cell.addTo(sums);
      own.add(cell.procedure());
      witnessed.forEach((counting, codes) -> {
        if (cell.witnesses(counting) > 0) {
          codes.add(cell.procedure());
        }
      });
    }
    var counts = new HashMap<String, Counts>();
    for (DossierCounting counting : DossierCounting.values()) {
      counts.put(counting.indicator(), count(counting, sums));
    }
    witnessed.forEach((counting, codes) ->
        counts.put(counting.indicator(), count(counting, own, codes, catalogue)));
    return new Figures(sums[IndexColumn.DOSSIERS.place()], counts);
  }

  private static Counts count(DossierCounting counting, long[] sums) {
    long denominator = sums[IndexColumn.denominator(counting).place()];
    long faults = 0;
    for (DossierCounting.Fault fault : counting.faults()) {
      faults += sums[IndexColumn.fault(counting, fault).place()];
    }
    return new Counts(Math.max(0, denominator - faults), denominator);
  }

  private static Counts count(
      ProcedureCounting counting, Set<String> own, Set<String> witnessed, Catalogue catalogue) {
    long asked = 0;
    long found = 0;
    for (String code : own) {
      if (catalogue.has(counting.attribute(), code)) {
        asked++;
        if (counting.isFound(code, witnessed, catalogue)) {
          found++;
        }
      }
    }
    return new Counts(found, asked);
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
