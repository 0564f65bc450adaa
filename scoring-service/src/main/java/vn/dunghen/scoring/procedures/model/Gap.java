package vn.dunghen.scoring.procedures.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;

/// Something that the notice of a procedure has to show and that the catalogue does not say
/// (mission, M13).
public enum Gap {
  STEPS("steps", procedure -> procedure.steps().isEmpty()),
  PAPERS("papers", procedure -> procedure.papers().isEmpty()),
  TERM("term", procedure -> procedure.term() == null),
  FEE("fee", procedure -> procedure.fee() == null),
  OFFICER("officer", procedure -> isBlank(procedure.officer())),
  HOTLINE("hotline", procedure -> isBlank(procedure.hotline())),
  SUGGESTION_BOX("suggestionBox", procedure -> isBlank(procedure.suggestionBox())),
  UNIT("unit", procedure -> procedure.scope().unit() == null);

  private final String wire;
  private final Predicate<Procedure> missing;

  Gap(String wire, Predicate<Procedure> missing) {
    this.wire = wire;
    this.missing = missing;
  }

  /// The name of the missing member, as in events.
  public String wire() {
    return wire;
  }

  /// What the procedure lacks.
  public static List<Gap> of(Procedure procedure) {
    return Arrays.stream(values()).filter(gap -> gap.missing.test(procedure)).toList();
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
