package vn.dunghen.scoring.index.model;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;

/// The catalogue of procedures as it stands at a period's end.
public final class Catalogue {

  private final SortedMap<String, Entry> entries = new TreeMap<>();
  private final ProcedureNumbers numbers;

  public Catalogue(Collection<Entry> entries) {
    entries.forEach(each -> this.entries.put(each.procedure().code(), each));
    this.numbers = new ProcedureNumbers(this.entries);
  }

  /// Its procedures as numbers.
  ProcedureNumbers numbers() {
    return numbers;
  }

  /// A procedure.
  ///
  /// @param online whether it is offered online, in part or in full
  /// @param withdrawn whether it is one no longer; its dossiers stay what they are
  /// @param begun whether it is one by then; one that begins later is in nobody's catalogue yet,
  ///   and known only for the sake of dossiers that came before it
  public record Entry(Procedure procedure, boolean online, boolean withdrawn, boolean begun) {

    boolean hasFee() {
      return procedure.fee() != null && procedure.fee().signum() > 0;
    }

    /// Whether it is known to end without a written result.
    boolean isUnwritten() {
      return isFalse(procedure.scope().returnsWrittenResult());
    }

    boolean has(ProcedureCounting.Attribute attribute) {
      return !withdrawn
          && switch (attribute) {
            case ANY -> true;
            case ONLINE -> online;
            case FEE -> hasFee();
            case FOR_CITIZENS -> !isFalse(procedure.scope().forCitizens());
          };
    }
  }

  public Optional<Procedure> procedure(String code) {
    return Optional.ofNullable(entries.get(code)).map(Entry::procedure);
  }

  /// Those of the procedures that have the attribute. One that is not in the catalogue, or is
  /// withdrawn, has none.
  public Set<String> having(ProcedureCounting.Attribute attribute, Collection<String> codes) {
    var having = new TreeSet<String>();
    for (String code : codes) {
      Entry entry = entries.get(code);
      if (entry != null && entry.has(attribute)) {
        having.add(code);
      }
    }
    return having;
  }

  /// The codes of all procedures that have begun.
  public Set<String> all() {
    return codes(Entry::begun);
  }

  /// Those with a fee above nothing.
  public Set<String> withFee() {
    return codes(Entry::hasFee);
  }

  /// Those that are known to end without a written result; where nobody said it, there is one.
  public Set<String> unwritten() {
    return codes(Entry::isUnwritten);
  }

  /// Those that have begun and that one of the units is in charge of.
  Set<String> inChargeOf(Set<String> units) {
    return codes(entry -> {
      String unit = entry.procedure().scope().unit();
      return entry.begun() && unit != null && units.contains(unit);
    });
  }

  private Set<String> codes(Predicate<Entry> test) {
    var codes = new TreeSet<String>();
    entries.forEach((code, entry) -> {
      if (test.test(entry)) {
        codes.add(code);
      }
    });
    return codes;
  }

  private static boolean isFalse(@Nullable Boolean said) {
    return said != null && !said;
  }
}
