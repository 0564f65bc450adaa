package vn.dunghen.intake.receiving;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Envelope.Body;

/// An event that reads well, before it is judged and written.
///
/// @param tree the CloudEvent's members; `data` in it is sealed in place
record Draft(Envelope envelope, Map<String, @Nullable Object> tree) {

  @Nullable Object data() {
    return tree.get("data");
  }

  /// The unit that the event says it happened at; in a correction, the replacement's.
  @Nullable String unit() {
    return envelope.body() instanceof Body.Dossier(DossierEvent event)
        ? unit(event)
        : data() instanceof Map<?, ?> members && members.get("unit") instanceof String unit
            ? unit
            : null;
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

  /// Every agency that a dossier event names.
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
