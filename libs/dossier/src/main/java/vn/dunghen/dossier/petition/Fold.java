package vn.dunghen.dossier.petition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.PetitionEvent.About;
import vn.dunghen.dossier.event.PetitionEvent.Kind;

/// Applies a petition's effective events one after another. What contradicts where the petition
/// stands changes nothing.
final class Fold {

  private String unit = "";
  private @Nullable Kind kind;
  private About about = About.NOTHING;
  private @Nullable Instant submittedAt;
  private @Nullable Instant firstReceivedAt;
  private @Nullable Instant waitingSince;
  private @Nullable Instant handedBackAt;
  private @Nullable Instant supplementRequestedAt;
  private @Nullable Instant supplementSuppliedAt;
  private @Nullable Instant handledAt;
  private @Nullable Instant publishedAt;
  private int likes;
  private int dislikes;
  private @Nullable Instant complainedAgainAt;

  PetitionState state() {
    return new PetitionState(
        unit,
        kind,
        about,
        submittedAt,
        firstReceivedAt,
        waitingSince,
        handedBackAt,
        supplementRequestedAt,
        supplementSuppliedAt,
        handledAt,
        publishedAt,
        likes,
        dislikes,
        complainedAgainAt);
  }

  void apply(Instant at, PetitionEvent event) {
    switch (event) {
      case PetitionEvent.Submitted e -> submit(at, e);
      case PetitionEvent.Transferred e -> {
        unit = e.unit();
        startWaiting(at);
      }
      case PetitionEvent.HandedBack _ -> {
        if (isOpen()) {
          handedBackAt = at;
        }
      }
      case PetitionEvent.SupplementRequested _ -> {
        if (isOpen()) {
          supplementRequestedAt = supplementRequestedAt == null ? at : supplementRequestedAt;
          supplementSuppliedAt = null;
        }
      }
      case PetitionEvent.SupplementSupplied _ -> {
        if (isOpen() && supplementRequestedAt != null && supplementSuppliedAt == null) {
          supplementSuppliedAt = at;
        }
      }
      case PetitionEvent.Handled _ -> {
        if (isOpen()) {
          handledAt = at;
        }
      }
      case PetitionEvent.Published _ -> {
        if (handledAt != null && publishedAt == null) {
          publishedAt = at;
        }
      }
      case PetitionEvent.Rated e -> {
        likes = e.likes();
        dislikes = e.dislikes();
      }
      case PetitionEvent.ComplainedAgain _ ->
          complainedAgainAt = complainedAgainAt == null ? at : complainedAgainAt;
      case PetitionEvent.Voided _, PetitionEvent.Corrected _, PetitionEvent.Unknown _ -> {
        // voidings and corrections act on the set of events, before the fold; see PetitionLife
      }
    }
  }

  private void submit(Instant at, PetitionEvent.Submitted e) {
    if (submittedAt != null) {
      return;
    }
    submittedAt = at;
    kind = e.kind();
    about = e.about();
    if (waitingSince == null) {
      unit = e.unit();
      if (e.through().isBlank()) {
        startWaiting(at);
      }
    }
  }

  /// A unit has it from now on: its clocks start, and what the unit before did with it is over.
  private void startWaiting(Instant at) {
    firstReceivedAt = firstReceivedAt == null ? at : firstReceivedAt;
    waitingSince = at;
    handedBackAt = null;
    supplementRequestedAt = null;
    supplementSuppliedAt = null;
    handledAt = null;
    publishedAt = null;
  }

  private boolean isOpen() {
    return waitingSince != null && handledAt == null && handedBackAt == null;
  }
}
