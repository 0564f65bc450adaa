package vn.dunghen.scoring.index.model;

import static vn.dunghen.scoring.monthcells.model.IndexCount.FEE_NOT_PAID_ONLINE;
import static vn.dunghen.scoring.monthcells.model.IndexCount.FEE_NOT_WAIVED;
import static vn.dunghen.scoring.monthcells.model.IndexCount.LATE;
import static vn.dunghen.scoring.monthcells.model.IndexCount.ONLINE_WITHOUT_ELECTRONIC_RESULT;
import static vn.dunghen.scoring.monthcells.model.IndexCount.RECEIVED;
import static vn.dunghen.scoring.monthcells.model.IndexCount.RECEIVED_ONLINE;
import static vn.dunghen.scoring.monthcells.model.IndexCount.WITHOUT_ELECTRONIC_RESULT;
import static vn.dunghen.scoring.monthcells.model.IndexCount.WITHOUT_POPULATION_DATA;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.monthcells.model.IndexCount;
import vn.dunghen.scoring.monthcells.model.UnitCell;

/// A number that a cell holds: a denominator, a fault or a witness. Counted from rows by the SQL
/// condition, or put together from the sums of a month.
///
/// @param place where it stands among the numbers of a cell
/// @param name of the column in SQL
/// @param condition over `counted` of [IndexSql]
public record IndexColumn(int place, String name, String condition, OfMonth ofMonth) {

  /// How it is put together from what a month has summed.
  @FunctionalInterface
  interface OfMonth {
    /// @param written whether the procedure ends with a written result
    /// @param fee whether it has a fee
    long in(UnitCell cell, boolean written, boolean fee);
  }

  private static final List<IndexColumn> ALL;
  private static final Map<DossierCounting, IndexColumn> DENOMINATORS =
      new EnumMap<>(DossierCounting.class);
  private static final Map<DossierCounting, Map<DossierCounting.Fault, IndexColumn>> FAULTS =
      new EnumMap<>(DossierCounting.class);
  private static final Map<ProcedureCounting, IndexColumn> WITNESSES =
      new EnumMap<>(ProcedureCounting.class);

  /// Those of which a cell with any brings its procedure into a numerator.
  static final List<ProcedureCounting> WITNESSED;

  /// How many dossiers count at all.
  static final IndexColumn DOSSIERS;

  static {
    var all = new ArrayList<IndexColumn>();
    DOSSIERS = add(all, "dossiers", "true", sum(IndexCount.DOSSIERS));
    for (DossierCounting counting : DossierCounting.values()) {
      DENOMINATORS.put(
          counting,
          add(all, counting.indicator(), counting.denominator(), denominatorOfMonth(counting)));
      Map<DossierCounting.Fault, IndexColumn> faults = new HashMap<>();
      for (DossierCounting.Fault fault : counting.faults()) {
        faults.put(
            fault,
            add(
                all,
                counting.indicator() + " " + fault.cause(),
                counting.denominator() + " and (" + fault.condition() + ")",
                faultOfMonth(counting, fault)));
      }
      FAULTS.put(counting, faults);
    }
    for (ProcedureCounting counting : ProcedureCounting.values()) {
      counting
          .witness()
          .ifPresent(condition ->
              WITNESSES.put(
                  counting, add(all, counting.indicator(), condition, witnessOfMonth(counting))));
    }
    ALL = List.copyOf(all);
    WITNESSED = List.copyOf(WITNESSES.keySet());
  }

  private static IndexColumn add(
      Collection<IndexColumn> all, String name, String condition, OfMonth ofMonth) {
    var column = new IndexColumn(all.size(), name, condition, ofMonth);
    all.add(column);
    return column;
  }

  /// All of them, by place.
  public static List<IndexColumn> all() {
    return ALL;
  }

  static IndexColumn denominator(DossierCounting counting) {
    return found(DENOMINATORS.get(counting), counting);
  }

  static IndexColumn fault(DossierCounting counting, DossierCounting.Fault fault) {
    return found(FAULTS.getOrDefault(counting, Map.of()).get(fault), fault);
  }

  /// None where the catalogue alone decides.
  static Optional<IndexColumn> witness(ProcedureCounting counting) {
    return Optional.ofNullable(WITNESSES.get(counting));
  }

  /// How many dossiers of a month's cell bring its procedure into the numerator.
  static long witnesses(ProcedureCounting counting, UnitCell cell, boolean written, boolean fee) {
    IndexColumn column = WITNESSES.get(counting);
    return column == null ? 0 : column.in(cell, written, fee);
  }

  private static IndexColumn found(@Nullable IndexColumn column, Object of) {
    if (column == null) {
      throw new IllegalArgumentException("There is no column of " + of + ".");
    }
    return column;
  }

  long in(UnitCell cell, boolean written, boolean fee) {
    return ofMonth.in(cell, written, fee);
  }

  private static OfMonth sum(IndexCount count) {
    return (cell, _, _) -> cell.of(count);
  }

  private static OfMonth ofWritten(IndexCount count) {
    return (cell, written, _) -> written ? cell.of(count) : 0;
  }

  private static OfMonth ofFee(IndexCount count) {
    return (cell, _, fee) -> fee ? cell.of(count) : 0;
  }

  private static OfMonth denominatorOfMonth(DossierCounting counting) {
    return switch (counting) {
      case ON_TIME, DIGITISED, REUSED, FROM_STORE, POPULATION_DATA, SATISFACTION ->
          sum(IndexCount.DOSSIERS);
      case FILED_ONLINE -> sum(RECEIVED);
      case PAID_ONLINE -> ofFee(FEE_NOT_WAIVED);
      case ELECTRONIC_RESULT -> ofWritten(IndexCount.DOSSIERS);
    };
  }

  private static OfMonth faultOfMonth(DossierCounting counting, DossierCounting.Fault fault) {
    return switch (counting) {
      case ON_TIME -> sum(LATE);
      case FILED_ONLINE ->
          "notOnline".equals(fault.cause())
              ? (cell, _, _) -> cell.of(RECEIVED) - (long) cell.of(RECEIVED_ONLINE)
              : ofWritten(ONLINE_WITHOUT_ELECTRONIC_RESULT);
      case PAID_ONLINE -> ofFee(FEE_NOT_PAID_ONLINE);
      case ELECTRONIC_RESULT -> ofWritten(WITHOUT_ELECTRONIC_RESULT);
      case DIGITISED ->
          sum(
              "papersNotDigitised".equals(fault.cause())
                  ? IndexCount.PAPERS_NOT_DIGITISED
                  : IndexCount.RESULT_NOT_DIGITISED);
      case REUSED -> sum(IndexCount.NOT_REUSED);
      case FROM_STORE -> sum(IndexCount.NOT_FROM_STORE);
      case POPULATION_DATA -> sum(WITHOUT_POPULATION_DATA);
      case SATISFACTION -> sum("overdue".equals(fault.cause()) ? LATE : IndexCount.DISLIKED);
    };
  }

  private static OfMonth witnessOfMonth(ProcedureCounting counting) {
    return switch (counting) {
      case SERVICES_USED -> sum(RECEIVED_ONLINE);
      case PAID_ONLINE -> sum(IndexCount.PAID_ONLINE);
      case FEE_STATED -> sum(IndexCount.FEE_STATED);
      case POPULATION_DATA ->
          (cell, _, _) -> cell.of(IndexCount.DOSSIERS) - (long) cell.of(WITHOUT_POPULATION_DATA);
      case OFFERED_ONLINE -> throw new IllegalArgumentException("The catalogue offers services.");
    };
  }
}
