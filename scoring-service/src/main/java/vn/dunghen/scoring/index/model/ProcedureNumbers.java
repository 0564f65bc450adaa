package vn.dunghen.scoring.index.model;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Gives every procedure of a catalogue a number, so that unions of many are unions of bits. Nobody
/// changes its bits.
final class ProcedureNumbers {

  private static final BitSet NONE = new BitSet();

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<ProcedureCounting.Attribute, BitSet> having =
      new EnumMap<>(ProcedureCounting.Attribute.class);
  private final BitSet begun = new BitSet();
  private final BitSet withFee = new BitSet();
  private final BitSet unwritten = new BitSet();
  private final Map<String, BitSet> inCharge = new HashMap<>();

  ProcedureNumbers(Map<String, Catalogue.Entry> entries) {
    for (ProcedureCounting.Attribute attribute : ProcedureCounting.Attribute.values()) {
      having.put(attribute, new BitSet(entries.size()));
    }
    entries.forEach((code, entry) -> {
      int number = numbers.size();
      numbers.put(code, number);
      having.forEach((attribute, codes) -> codes.set(number, entry.has(attribute)));
      withFee.set(number, entry.hasFee());
      unwritten.set(number, entry.isUnwritten());
      if (entry.begun()) {
        begun.set(number);
        String unit = entry.procedure().scope().unit();
        if (unit != null) {
          inCharge.computeIfAbsent(unit, _ -> new BitSet()).set(number);
        }
      }
    });
  }

  /// The numbers of one answer: dossiers may be of procedures that the catalogue does not have.
  final class Extended {

    private final Map<String, Integer> more = new HashMap<>();

    int of(String procedure) {
      Integer number = numbers.get(procedure);
      return number != null
          ? number
          : more.computeIfAbsent(procedure, _ -> numbers.size() + more.size());
    }
  }

  Extended extended() {
    return new Extended();
  }

  /// Those that have the attribute.
  BitSet having(ProcedureCounting.Attribute attribute) {
    return having.getOrDefault(attribute, NONE);
  }

  /// Those that have begun.
  BitSet begun() {
    return begun;
  }

  boolean hasFee(int number) {
    return withFee.get(number);
  }

  /// Whether it ends with a written result, as far as anybody said.
  boolean isWritten(int number) {
    return !unwritten.get(number);
  }

  /// Those that have begun and that the unit is in charge of.
  BitSet inCharge(String unit) {
    return inCharge.getOrDefault(unit, NONE);
  }
}
