package vn.dunghen.intake.receiving;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.ProcedureEvent;
import vn.dunghen.dossier.event.ReportEvent;

/// An event that reads well, before it is judged and written.
///
/// @param tree the CloudEvent's members; `data` in it is sealed in place
record Draft(Envelope envelope, Map<String, @Nullable Object> tree) {

  @Nullable Object data() {
    return tree.get("data");
  }

  /// The unit that the event says it happened at; in a correction, the replacement's; of a report
  /// the agency that is reported on.
  @Nullable String unit() {
    return switch (envelope.body()) {
      case Body.Dossier(DossierEvent event) -> unit(event);
      case Body.Petition(PetitionEvent event) -> unit(event);
      case Body.Procedure(ProcedureEvent event) ->
          event instanceof ProcedureEvent.Decided decided ? decided.unit() : null;
      case Body.Report _, Body.Standing _ -> envelope.subject();
      case Body.Reference _ -> null;
    };
  }

  /// Where the event names [#unit].
  String unitPointer() {
    return switch (envelope.body()) {
      case Body.Report _, Body.Standing _ -> "/subject";
      case Body.Dossier _, Body.Petition _, Body.Procedure _, Body.Reference _ -> pointer("unit");
    };
  }

  /// Where the event, or the replacement that it brings, has a member of its data.
  String pointer(String member) {
    boolean replaces =
        switch (envelope.body()) {
          case Body.Dossier(DossierEvent event) -> event instanceof DossierEvent.Corrected;
          case Body.Petition(PetitionEvent event) -> event instanceof PetitionEvent.Corrected;
          case Body.Procedure _, Body.Report _, Body.Standing _, Body.Reference _ -> false;
        };
    return (replaces ? "/data/replacement/data/" : "/data/") + member;
  }

  /// Whether the event is about a dossier or a petition: something that units have, and that events
  /// may speak of without naming one.
  boolean isOfACase() {
    return envelope.body() instanceof Body.Dossier || envelope.body() instanceof Body.Petition;
  }

  /// The source of the event that this one takes back; null where it takes back nothing.
  @Nullable String retractedSource() {
    EventId target =
        switch (envelope.body()) {
          case Body.Dossier(DossierEvent.Voided voided) -> voided.target();
          case Body.Dossier(DossierEvent.Corrected corrected) -> corrected.target();
          case Body.Petition(PetitionEvent.Voided voided) -> voided.target();
          case Body.Petition(PetitionEvent.Corrected corrected) -> corrected.target();
          case Body.Procedure(ProcedureEvent.Voided voided) -> voided.target();
          case Body.Report(ReportEvent.Voided voided) -> voided.target();
          case Body.Dossier _,
              Body.Petition _,
              Body.Procedure _,
              Body.Report _,
              Body.Standing _,
              Body.Reference _ ->
              null;
        };
    return target == null ? null : target.source();
  }

  private static @Nullable String unit(PetitionEvent event) {
    return switch (event) {
      case PetitionEvent.Submitted submitted -> submitted.unit();
      case PetitionEvent.Transferred transferred -> transferred.unit();
      case PetitionEvent.Corrected corrected -> unit(corrected.replacement());
      case PetitionEvent.HandedBack _,
          PetitionEvent.SupplementRequested _,
          PetitionEvent.SupplementSupplied _,
          PetitionEvent.Handled _,
          PetitionEvent.Published _,
          PetitionEvent.Rated _,
          PetitionEvent.ComplainedAgain _,
          PetitionEvent.Voided _,
          PetitionEvent.Unknown _ ->
          null;
    };
  }

  private static @Nullable String unit(DossierEvent event) {
    return switch (event) {
      case DossierEvent.Submitted submitted -> submitted.unit();
      case DossierEvent.Received received -> received.unit();
      case DossierEvent.Reported reported -> reported.unit();
      case DossierEvent.Corrected corrected -> unit(corrected.replacement());
      case DossierEvent.Refused _,
          DossierEvent.Withdrawn _,
          DossierEvent.Stopped _,
          DossierEvent.Suspended _,
          DossierEvent.Resumed _,
          DossierEvent.Reopened _,
          DossierEvent.SupplementRequested _,
          DossierEvent.SupplementSupplied _,
          DossierEvent.PaymentRequested _,
          DossierEvent.PaymentMade _,
          DossierEvent.Promised _,
          DossierEvent.Completed _,
          DossierEvent.Returned _,
          DossierEvent.Transferred _,
          DossierEvent.Digitised _,
          DossierEvent.PopulationDataUsed _,
          DossierEvent.Rated _,
          DossierEvent.Progressed _,
          DossierEvent.Voided _,
          DossierEvent.Linked _,
          DossierEvent.Unknown _ ->
          null;
    };
  }

  private static @Nullable String responsible(DossierEvent event) {
    return switch (event) {
      case DossierEvent.Received received -> received.responsible();
      case DossierEvent.Reported reported -> reported.responsible();
      case DossierEvent.Transferred transferred -> transferred.responsible();
      case DossierEvent.Corrected corrected -> responsible(corrected.replacement());
      case DossierEvent.Submitted _,
          DossierEvent.Refused _,
          DossierEvent.Withdrawn _,
          DossierEvent.Stopped _,
          DossierEvent.Suspended _,
          DossierEvent.Resumed _,
          DossierEvent.Reopened _,
          DossierEvent.SupplementRequested _,
          DossierEvent.SupplementSupplied _,
          DossierEvent.PaymentRequested _,
          DossierEvent.PaymentMade _,
          DossierEvent.Promised _,
          DossierEvent.Completed _,
          DossierEvent.Returned _,
          DossierEvent.Digitised _,
          DossierEvent.PopulationDataUsed _,
          DossierEvent.Rated _,
          DossierEvent.Progressed _,
          DossierEvent.Voided _,
          DossierEvent.Linked _,
          DossierEvent.Unknown _ ->
          null;
    };
  }

  /// The unit that the event makes responsible.
  @Nullable String responsible() {
    return envelope.body() instanceof Body.Dossier(DossierEvent event) ? responsible(event) : null;
  }

  /// Every agency that the event names.
  Set<String> agencies() {
    var agencies = new LinkedHashSet<String>(4);
    String unit = unit();
    if (unit != null) {
      agencies.add(unit);
    }
    String responsible = responsible();
    if (responsible != null) {
      agencies.add(responsible);
    }
    return agencies;
  }
}
