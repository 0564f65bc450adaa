package vn.dunghen.dossier.event;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A dated fact about one administrative procedure (thủ tục hành chính):
/// `vn.dunghen.procedure.<name>.v1` on the wire, the subject the procedure's code. What the
/// procedure is stands in [ReferenceEvent.Procedure]; here stands what was done to it.
public sealed interface ProcedureEvent {

  /// It was decided that there is such a procedure, a changed one, or none any more. From here on
  /// it is to be announced, in time before the legal basis takes effect.
  ///
  /// @param number number of the decision
  /// @param basisEffective the latest day on which one of its legal bases takes effect
  /// @param unit the unit that has to announce it
  record Decided(
      String number, LocalDate date, LocalDate basisEffective, Change change, String unit)
      implements ProcedureEvent {}

  /// The decision was announced (quyết định công bố).
  ///
  /// @param decision number of the decision that it announces
  /// @param date null: the day on which the event occurred
  record Announced(String decision, @Nullable LocalDate date) implements ProcedureEvent {}

  /// What was announced is public on the national database (công khai trên CSDLQG về TTHC).
  ///
  /// @param decision number of the decision
  /// @param date null: the day on which the event occurred
  record Publicised(String decision, @Nullable LocalDate date) implements ProcedureEvent {}

  /// Its page on the national database was checked: which of the required components are there.
  record Checked(Set<Component> present) implements ProcedureEvent {
    public Checked {
      present = Set.copyOf(present);
    }
  }

  /// It is offered online from now on, or at another level.
  record OnlineServiceOpened(OnlineLevel level) implements ProcedureEvent {}

  /// It is no longer offered online.
  record OnlineServiceClosed(String reason) implements ProcedureEvent {}

  /// It left the catalogue (bãi bỏ).
  record Withdrawn(String reason) implements ProcedureEvent {}

  /// An event was entered by mistake and is forgotten.
  record Voided(EventId target, String reason) implements ProcedureEvent {}

  /// A type that this version does not know.
  record Unknown(String type) implements ProcedureEvent {}

  /// What a decision does to a procedure.
  enum Change {
    NEW("new"),
    AMENDED("amended"),
    REPEALED("repealed");

    private final String wire;

    Change(String wire) {
      this.wire = wire;
    }

    /// The spelling in events.
    public String wire() {
      return wire;
    }
  }

  /// How far a procedure is offered online.
  enum OnlineLevel {
    /// Dịch vụ công trực tuyến một phần.
    PARTIAL("partial"),
    /// Dịch vụ công trực tuyến toàn trình.
    FULL("full");

    private final String wire;

    OnlineLevel(String wire) {
      this.wire = wire;
    }

    /// The spelling in events.
    public String wire() {
      return wire;
    }
  }

  /// The components that make a published procedure complete (Decree 63/2010/NĐ-CP, article 8,
  /// clause 2; forms and templates are not checked).
  enum Component {
    NAME("name"),
    SEQUENCE("sequence"),
    MANNER("manner"),
    DOSSIER("dossier"),
    TIME_LIMIT("timeLimit"),
    SUBJECTS("subjects"),
    AUTHORITY("authority");

    private final String wire;

    Component(String wire) {
      this.wire = wire;
    }

    /// The spelling in events.
    public String wire() {
      return wire;
    }
  }
}
