package vn.dunghen.intake.portalformat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.dossier.event.ReferenceEvent.Source;
import vn.dunghen.intake.reference.Today;

/// Who pushes: the source that is registered to the caller, and the agency in whose name it pushes.
///
/// @param agency the agency whose code is the unit that was named; else the source's only one
record Sender(Caller caller, String source, String agency, Today today) {

  /// @param unit the national code of the pushing unit (`madonvi`, `MaDinhDanhDV`)
  /// @return empty where no source of the caller speaks for that unit
  static Optional<Sender> of(Caller caller, @Nullable String unit, Today today) {
    List<Source> own =
        today.sources().stream()
            .filter(source -> source.identity().equals(caller.name()))
            .sorted(Comparator.comparing(Source::source))
            .toList();
    if (unit != null && today.knowsAgency(unit)) {
      return own.stream()
          .filter(source -> today.isWithin(unit, source.agencies()))
          .findFirst()
          .map(source -> new Sender(caller, source.source(), unit, today));
    }
    return own.size() == 1 && own.getFirst().agencies().size() == 1
        ? Optional.of(
            new Sender(
                caller, own.getFirst().source(), own.getFirst().agencies().getFirst(), today))
        : Optional.empty();
  }

  /// The receiving unit of a dossier: the agency whose code begins the dossier's own, as the
  /// national form has it, else the pushing one.
  String receivingUnit(String dossier) {
    int end = dossier.lastIndexOf('-');
    int before = end < 0 ? -1 : dossier.lastIndexOf('-', end - 1);
    String prefix = before < 0 ? "" : dossier.substring(0, before);
    return today.knowsAgency(prefix) && today.isWithin(prefix, List.of(agency)) ? prefix : agency;
  }

  /// The agency of exactly this name, today, at or below the pushing one; empty where there is none
  /// or more than one.
  Optional<String> named(String name) {
    List<String> codes = today.named(name, agency);
    return codes.size() == 1 ? Optional.of(codes.getFirst()) : Optional.empty();
  }
}
