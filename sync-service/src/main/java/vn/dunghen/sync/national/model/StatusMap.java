package vn.dunghen.sync.national.model;

import java.util.List;
import java.util.Optional;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.NationalStatus;
import vn.dunghen.dossier.life.Pause;

/// The national status (`TrangThaiHoSo`) of a dossier: one explicit map, never altered to please an
/// index.
///
/// | Where it stands | Status |
/// |---|---|
/// | submitted | 1; withdrawn before reception: 7 |
/// | turned down before reception | 3 |
/// | taken in, and nothing done since | 2 |
/// | worked on, resumed, transferred, reopened | 4 |
/// | waiting for papers, else for payment | 5, 6 |
/// | suspended (the list has no such state) | 4 |
/// | refused, withdrawn, stopped | 3, 7, 8 |
/// | completed; completed and returned, or returned | 9, 10 |
public final class StatusMap {

  private StatusMap() {}

  /// The status; empty while neither submission nor reception is known.
  ///
  /// @param inForce the dossier's events that count, in their order
  public static Optional<NationalStatus> of(
      DossierState state, List<Recorded<DossierEvent>> inForce) {
    return switch (state.standing()) {
      case NOT_RECEIVED ->
          state.submission() == null
              ? Optional.empty()
              : Optional.of(
                  inForce.stream().anyMatch(e -> e.event() instanceof DossierEvent.Withdrawn)
                      ? NationalStatus.WITHDRAWN
                      : NationalStatus.SUBMITTED);
      case DECLINED ->
          state.submission() == null ? Optional.empty() : Optional.of(NationalStatus.NOT_ACCEPTED);
      case OPEN -> Optional.of(open(inForce));
      case PAUSED -> Optional.of(paused(state));
      case ENDED -> Optional.ofNullable(state.end()).map(end -> ended(state));
    };
  }

  private static NationalStatus paused(DossierState state) {
    if (state.pauses().contains(Pause.SUPPLEMENT)) {
      return NationalStatus.SUPPLEMENT_REQUESTED;
    }
    return state.pauses().contains(Pause.PAYMENT)
        ? NationalStatus.PAYMENT_REQUESTED
        : NationalStatus.PROCESSING;
  }

  private static NationalStatus ended(DossierState state) {
    var end = state.end();
    if (end == null) {
      throw new IllegalArgumentException("a dossier that ended has an end");
    }
    return switch (end.kind()) {
      case COMPLETED ->
          state.returnedAt() == null ? NationalStatus.COMPLETED : NationalStatus.RETURNED;
      case RETURNED -> NationalStatus.RETURNED;
      case REFUSED -> NationalStatus.NOT_ACCEPTED;
      case WITHDRAWN -> NationalStatus.WITHDRAWN;
      case STOPPED -> NationalStatus.STOPPED;
    };
  }

  /// Of an open dossier: accepted until something was done with it. A source may say otherwise, and
  /// may go back.
  private static NationalStatus open(List<Recorded<DossierEvent>> inForce) {
    NationalStatus status = NationalStatus.ACCEPTED;
    for (Recorded<DossierEvent> event : inForce) {
      status =
          switch (event.event()) {
            case DossierEvent.Received _ -> status;
            case DossierEvent.Progressed(int code, _, _) -> code > 2 ? worked() : status;
            case DossierEvent.Reported reported ->
                reported.status() == null || reported.status() == 1
                    ? status
                    : reported.status() == 2 ? NationalStatus.ACCEPTED : worked();
            case DossierEvent.Resumed _,
                DossierEvent.SupplementSupplied _,
                DossierEvent.PaymentMade _,
                DossierEvent.Suspended _,
                DossierEvent.Transferred _,
                DossierEvent.Reopened _ ->
                worked();
            case DossierEvent.Submitted _,
                DossierEvent.Refused _,
                DossierEvent.Withdrawn _,
                DossierEvent.Stopped _,
                DossierEvent.SupplementRequested _,
                DossierEvent.PaymentRequested _,
                DossierEvent.Promised _,
                DossierEvent.Completed _,
                DossierEvent.Returned _,
                DossierEvent.Digitised _,
                DossierEvent.PopulationDataUsed _,
                DossierEvent.Rated _,
                DossierEvent.Voided _,
                DossierEvent.Corrected _,
                DossierEvent.Linked _,
                DossierEvent.Unknown _ ->
                status;
          };
    }
    return status;
  }

  private static NationalStatus worked() {
    return NationalStatus.PROCESSING;
  }
}
