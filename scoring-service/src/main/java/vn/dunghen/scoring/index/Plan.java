package vn.dunghen.scoring.index;

import java.util.List;
import java.util.Map;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.ProcedureEvent;
import vn.dunghen.dossier.event.Recorded;

/// What might be done: the very events that doing it would bring, or so many items of a cause.
///
/// @param dossiers events by dossier
/// @param petitions events by petition
/// @param procedures events by procedure
/// @param settled items without names; empty where events are planned
record Plan(
    Map<String, List<Recorded<DossierEvent>>> dossiers,
    Map<String, List<Recorded<PetitionEvent>>> petitions,
    Map<String, List<Recorded<ProcedureEvent>>> procedures,
    List<Settled> settled) {

  Plan {
    dossiers = Map.copyOf(dossiers);
    petitions = Map.copyOf(petitions);
    procedures = Map.copyOf(procedures);
    settled = List.copyOf(settled);
  }

  /// So many of the items that an indicator misses for a cause become good ones, and nothing else
  /// changes.
  record Settled(String indicator, String cause, long items) {}

  static Plan of(List<Settled> settled) {
    return new Plan(Map.of(), Map.of(), Map.of(), settled);
  }
}
