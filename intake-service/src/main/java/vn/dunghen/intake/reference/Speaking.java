package vn.dunghen.intake.reference;

import java.util.List;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.dossier.event.ReferenceEvent.Source;

/// For whom an identity may speak: a source for what is registered to it, an importer for every
/// source of its subtree.
public final class Speaking {

  private Speaking() {}

  /// Whether the caller may speak for a source.
  public static boolean mayUse(Caller caller, String source, Today today) {
    return mayUseAsSource(caller, source, today) || mayUseAsImporter(caller, source, today);
  }

  /// Whether the source is registered to the caller.
  public static boolean mayUseAsSource(Caller caller, String source, Today today) {
    return caller.is(Role.SOURCE)
        && today.source(source).filter(s -> s.identity().equals(caller.name())).isPresent();
  }

  /// Whether the caller is an importer in whose subtree the source's agencies lie. A source that is
  /// not registered is any importer's.
  public static boolean mayUseAsImporter(Caller caller, String source, Today today) {
    return caller.is(Role.IMPORTER)
        && today.source(source).stream()
            .map(Source::agencies)
            .allMatch(agencies -> allWithin(agencies, caller.agencies(), today));
  }

  /// Whether the caller, as operator, importer, auditor or as the source's own identity, may see
  /// what the source posted.
  public static boolean maySee(Caller caller, String source, Today today) {
    if (mayUse(caller, source, today)) {
      return true;
    }
    return (caller.is(Role.OPERATOR) || caller.is(Role.AUDITOR))
        && today.source(source).stream()
            .map(Source::agencies)
            .allMatch(agencies -> allWithin(agencies, caller.agencies(), today));
  }

  private static boolean allWithin(List<String> agencies, List<String> roots, Today today) {
    return agencies.stream().allMatch(agency -> today.isWithin(agency, roots));
  }
}
