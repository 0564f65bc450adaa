package vn.dunghen.scoring.index.model;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.scoring.monthcells.model.IndexCount;
import vn.dunghen.scoring.monthcells.model.UnitCell;
import vn.dunghen.scoring.rulesets.model.Counts;

/// What an agency with all below it comes to in a period.
///
/// @param dossiers how many dossiers count
/// @param counts by indicator
public record Figures(long dossiers, Map<String, Counts> counts) {

  private static final List<ProcedureCounting> COUNTINGS = List.of(ProcedureCounting.values());

  public Figures {
    counts = Map.copyOf(counts);
  }

  /// The figures of every agency of the tree: dossiers are summed, procedures united.
  public static Map<String, Figures> of(
      Collection<Cell> cells, AgencyTree tree, Catalogue catalogue) {
    ProcedureNumbers.Extended numbers = catalogue.numbers().extended();
    var byUnit = new HashMap<String, Sum>();
    for (Cell cell : cells) {
      byUnit
          .computeIfAbsent(cell.responsible(), _ -> new Sum())
          .add(cell, numbers.of(cell.procedure()));
    }
    return ofAgencies(byUnit, tree, catalogue.numbers());
  }

  /// The same from the cells of a month, which were summed before anything was asked of the
  /// procedure.
  public static Map<String, Figures> ofMonth(
      Collection<UnitCell> cells, AgencyTree tree, Catalogue catalogue) {
    ProcedureNumbers.Extended numbers = catalogue.numbers().extended();
    var byUnit = new HashMap<String, SumOfMonth>();
    for (UnitCell cell : cells) {
      if (cell.of(IndexCount.DOSSIERS) == 0) {
        continue;
      }
      int number = numbers.of(cell.procedure());
      byUnit
          .computeIfAbsent(cell.agency(), _ -> new SumOfMonth())
          .add(
              cell,
              number,
              catalogue.numbers().isWritten(number),
              catalogue.numbers().hasFee(number));
    }
    var sums = new HashMap<String, Sum>();
    byUnit.forEach((unit, sum) -> sums.put(unit, sum.sum()));
    return ofAgencies(sums, tree, catalogue.numbers());
  }

  private static Map<String, Figures> ofAgencies(
      Map<String, Sum> byUnit, AgencyTree tree, ProcedureNumbers numbers) {
    var figures = new HashMap<String, Figures>();
    for (Agency agency : tree.agencies()) {
      var sum = new Sum();
      for (String unit : tree.countedFor(agency.code())) {
        Sum own = byUnit.get(unit);
        if (own != null) {
          sum.add(own);
        }
        sum.procedures.or(numbers.inCharge(unit));
      }
      if (tree.isTop(agency.code())) {
        sum.procedures.or(numbers.begun());
      }
      figures.put(agency.code(), sum.figures(numbers));
    }
    return figures;
  }

  /// What some cells come to together.
  private static final class Sum {

    private final long[] counts = new long[IndexColumn.all().size()];
    private final BitSet procedures = new BitSet();
    private final List<BitSet> witnessed = COUNTINGS.stream().map(_ -> new BitSet()).toList();

    private void add(Cell cell, int procedure) {
      cell.addTo(counts);
      procedures.set(procedure);
      for (ProcedureCounting counting : COUNTINGS) {
        if (cell.witnesses(counting) > 0) {
          witnessed(counting).set(procedure);
        }
      }
    }

    private void add(Sum other) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] += other.counts[i];
      }
      procedures.or(other.procedures);
      for (ProcedureCounting counting : COUNTINGS) {
        witnessed(counting).or(other.witnessed(counting));
      }
    }

    private BitSet witnessed(ProcedureCounting counting) {
      return witnessed.get(counting.ordinal());
    }

    private Figures figures(ProcedureNumbers numbers) {
      var figures = new HashMap<String, Counts>();
      for (DossierCounting counting : DossierCounting.values()) {
        figures.put(counting.indicator(), count(counting, counts));
      }
      for (ProcedureCounting counting : COUNTINGS) {
        var asked = (BitSet) procedures.clone();
        asked.and(numbers.having(counting.attribute()));
        var found = (BitSet) asked.clone();
        found.and(
            counting.isOffered()
                ? numbers.having(ProcedureCounting.Attribute.ONLINE)
                : witnessed(counting));
        figures.put(counting.indicator(), new Counts(found.cardinality(), asked.cardinality()));
      }
      return new Figures(counts[IndexColumn.DOSSIERS.place()], figures);
    }
  }

  /// The same while it is made from a month: what is asked of a procedure is asked of all cells of
  /// its kind at once.
  private static final class SumOfMonth {

    private static final int WRITTEN = 1;
    private static final int FEE = 2;

    private final Sum sum = new Sum();
    private final UnitCell[] kinds = {
      UnitCell.nothing(), UnitCell.nothing(), UnitCell.nothing(), UnitCell.nothing()
    };

    private void add(UnitCell cell, int procedure, boolean written, boolean fee) {
      kinds[kind(written, fee)].add(cell);
      sum.procedures.set(procedure);
      for (ProcedureCounting counting : IndexColumn.WITNESSED) {
        if (IndexColumn.witnesses(counting, cell, written, fee) > 0) {
          sum.witnessed(counting).set(procedure);
        }
      }
    }

    private Sum sum() {
      for (int kind = 0; kind < kinds.length; kind++) {
        for (IndexColumn column : IndexColumn.all()) {
          sum.counts[column.place()] +=
              column.in(kinds[kind], (kind & WRITTEN) > 0, (kind & FEE) > 0);
        }
      }
      return sum;
    }

    private static int kind(boolean written, boolean fee) {
      return (written ? WRITTEN : 0) + (fee ? FEE : 0);
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
