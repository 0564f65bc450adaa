package vn.dunghen.dossier.event;

import java.util.EnumSet;
import java.util.List;
import vn.dunghen.dossier.event.ProcedureEvent.Change;
import vn.dunghen.dossier.event.ProcedureEvent.Component;
import vn.dunghen.dossier.event.ProcedureEvent.OnlineLevel;

/// Reads the `data` of an event about a procedure.
final class ProcedureEventReader {

  private static final String PREFIX = "vn.dunghen.procedure.";

  private ProcedureEventReader() {}

  static boolean reads(String type) {
    return type.startsWith(PREFIX);
  }

  static ProcedureEvent read(String type, Fields data, String source) {
    return switch (type.substring(PREFIX.length())) {
      case "decided.v1" ->
          new ProcedureEvent.Decided(
              data.code("number"),
              data.date("date"),
              data.date("basisEffective"),
              data.oneOf("change", List.of(Change.values()), Change::wire),
              data.code("unit"));
      case "announced.v1" ->
          new ProcedureEvent.Announced(data.code("decision"), data.optionalDate("date"));
      case "publicised.v1" ->
          new ProcedureEvent.Publicised(data.code("decision"), data.optionalDate("date"));
      case "checked.v1" -> checked(data);
      case "online-service-opened.v1" ->
          new ProcedureEvent.OnlineServiceOpened(
              data.oneOf("level", List.of(OnlineLevel.values()), OnlineLevel::wire));
      case "online-service-closed.v1" ->
          new ProcedureEvent.OnlineServiceClosed(data.text("reason"));
      case "withdrawn.v1" -> new ProcedureEvent.Withdrawn(data.text("reason"));
      case "voided.v1" -> new ProcedureEvent.Voided(data.target(source), data.text("reason"));
      default -> new ProcedureEvent.Unknown(type);
    };
  }

  private static ProcedureEvent checked(Fields data) {
    var present = EnumSet.noneOf(Component.class);
    for (Component component : Component.values()) {
      if (data.flag(component.wire())) {
        present.add(component);
      }
    }
    return new ProcedureEvent.Checked(present);
  }
}
