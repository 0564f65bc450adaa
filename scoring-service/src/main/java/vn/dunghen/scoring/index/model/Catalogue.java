package vn.dunghen.scoring.index.model;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Online;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;

/// The catalogue of procedures as it stands at a period's end.
public final class Catalogue {

  private final SortedMap<String, Procedure> procedures = new TreeMap<>();

  public Catalogue(Collection<Procedure> procedures) {
    procedures.forEach(each -> this.procedures.put(each.code(), each));
  }

  public Optional<Procedure> procedure(String code) {
    return Optional.ofNullable(procedures.get(code));
  }

  /// The codes of all procedures.
  public Set<String> all() {
    return procedures.keySet();
  }

  /// Those of the procedures that have the attribute. One that is not in the catalogue has none.
  public Set<String> having(ProcedureCounting.Attribute attribute, Collection<String> codes) {
    var having = new TreeSet<String>();
    for (String code : codes) {
      if (procedure(code).filter(test(attribute)).isPresent()) {
        having.add(code);
      }
    }
    return having;
  }

  private static Predicate<Procedure> test(ProcedureCounting.Attribute attribute) {
    return switch (attribute) {
      case ONLINE -> procedure -> procedure.online() != Online.NONE;
      case FEE -> procedure -> procedure.fee() != null && procedure.fee().signum() > 0;
      case FOR_CITIZENS -> procedure -> !isFalse(procedure.scope().forCitizens());
    };
  }

  /// Those that are known to end without a written result; where nobody said it, there is one.
  public Set<String> unwritten() {
    return codes(procedure -> isFalse(procedure.scope().returnsWrittenResult()));
  }

  /// Those that one of the units is in charge of.
  Set<String> inChargeOf(Set<String> units) {
    return codes(
        procedure -> procedure.scope().unit() != null && units.contains(procedure.scope().unit()));
  }

  private Set<String> codes(Predicate<Procedure> test) {
    var codes = new TreeSet<String>();
    procedures.forEach((code, procedure) -> {
      if (test.test(procedure)) {
        codes.add(code);
      }
    });
    return codes;
  }

  private static boolean isFalse(@Nullable Boolean said) {
    return said != null && !said;
  }
}
