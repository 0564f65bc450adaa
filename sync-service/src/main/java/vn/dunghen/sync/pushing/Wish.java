package vn.dunghen.sync.pushing;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.dunghen.sync.pushing.model.PushState;

/// What the city says of a dossier, and whether the portal is to be told.
///
/// @param unit the responsible unit
/// @param status the national status, 1 to 10; 0 where there is none yet
/// @param overdueFrom the first day on which it is overdue; null where paused, ended or without
///   date
/// @param late ended after the promised day
/// @param digest of everything that would be sent, without the applicant
/// @param verdict where that leaves the dossier: to be sent, held back and why, or never sent
public record Wish(
    String dossier,
    String unit,
    String procedure,
    int status,
    String channel,
    @Nullable Instant received,
    @Nullable Instant promised,
    @Nullable Instant ended,
    @Nullable LocalDate overdueFrom,
    boolean late,
    String digest,
    Verdict verdict) {

  /// Where a wish leaves a dossier.
  public sealed interface Verdict {

    /// To be sent.
    record Send() implements Verdict {}

    /// Nothing happened since go-live.
    record BeforeGoLive() implements Verdict {}

    /// Somebody has to do something first.
    ///
    /// @param state [PushState#LOI_DU_LIEU] or [PushState#KHONG_ANH_XA]
    record HeldBack(PushState state, String field, String reason) implements Verdict {}
  }

  PushState state() {
    return switch (verdict) {
      case Verdict.Send _ -> PushState.CHO_DONG_BO;
      case Verdict.BeforeGoLive _ -> PushState.KHONG_GUI;
      case Verdict.HeldBack held -> held.state();
    };
  }
}
