package vn.dunghen.scoring.index.model;

import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
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
    var numbering = new Numbering(cells, catalogue);
    Map<String, Sum> byUnit = new HashMap<>();
    cells.forEach(cell ->
        byUnit
            .computeIfAbsent(cell.responsible(), _ -> new Sum())
            .add(cell, numbering.of(cell.procedure())));
    var figures = new HashMap<String, Figures>();
    for (Agency agency : tree.agencies()) {
      Set<String> units = tree.countedFor(agency.code());
      var sum = new Sum();
      for (String unit : units) {
        Sum own = byUnit.get(unit);
        if (own != null) {
          sum.add(own);
        }
      }
      catalogue.inChargeOf(units).forEach(code -> sum.procedures.set(numbering.of(code)));
      if (tree.isTop(agency.code())) {
        catalogue.all().forEach(code -> sum.procedures.set(numbering.of(code)));
      }
      figures.put(agency.code(), sum.figures(numbering));
    }
    return figures;
  }

  /// Gives every procedure a number, so that unions of many are unions of bits.
  private static final class Numbering {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<ProcedureCounting.Attribute, BitSet> having =
        new EnumMap<>(ProcedureCounting.Attribute.class);

    private Numbering(Collection<Cell> cells, Catalogue catalogue) {
      catalogue.all().forEach(code -> numbers.putIfAbsent(code, numbers.size()));
      cells.forEach(cell -> numbers.putIfAbsent(cell.procedure(), numbers.size()));
      for (ProcedureCounting.Attribute attribute : ProcedureCounting.Attribute.values()) {
        var codes = new BitSet(numbers.size());
        numbers.forEach((code, number) -> codes.set(number, catalogue.has(attribute, code)));
        having.put(attribute, codes);
      }
    }

    private int of(String procedure) {
      Integer number = numbers.get(procedure);
      if (number == null) {
        throw new IllegalArgumentException("The procedure " + procedure + " has no number.");
      }
      return number;
    }

    private BitSet having(ProcedureCounting.Attribute attribute) {
      return having.getOrDefault(attribute, new BitSet());
    }
  }

  /// What some cells come to together.
  private static final class Sum {

    private final long[] counts = new long[IndexColumn.all().size()];
    private final BitSet procedures = new BitSet();
    private final Map<ProcedureCounting, BitSet> witnessed = new EnumMap<>(ProcedureCounting.class);

    private Sum() {
      for (ProcedureCounting counting : ProcedureCounting.values()) {
        witnessed.put(counting, new BitSet());
      }
    }

    private void add(Cell cell, int procedure) {
      cell.addTo(counts);
      procedures.set(procedure);
      witnessed.forEach((counting, codes) -> {
        if (cell.witnesses(counting) > 0) {
          codes.set(procedure);
        }
      });
    }

    private void add(Sum other) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] += other.counts[i];
      }
      procedures.or(other.procedures);
      other.witnessed.forEach(
          (counting, codes) -> witnessed.getOrDefault(counting, new BitSet()).or(codes));
    }

    private Figures figures(Numbering numbering) {
      var figures = new HashMap<String, Counts>();
      for (DossierCounting counting : DossierCounting.values()) {
        figures.put(counting.indicator(), count(counting, counts));
      }
      witnessed.forEach((counting, codes) -> {
        var asked = (BitSet) procedures.clone();
        asked.and(numbering.having(counting.attribute()));
        var found = (BitSet) asked.clone();
        found.and(
            counting.isOffered() ? numbering.having(ProcedureCounting.Attribute.ONLINE) : codes);
        figures.put(counting.indicator(), new Counts(found.cardinality(), asked.cardinality()));
      });
      return new Figures(counts[IndexColumn.DOSSIERS.place()], figures);
    }
  }

  private static Counts count(DossierCounting counting, long[] sums) {
    long denominator = sums[IndexColumn.denominator(counting).place()];
    long faults = 0;
    for (DossierCounting.Fault fault : counting.faults()) {
      faults += sums[IndexColumn.fault(counting, fault).place()];
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
