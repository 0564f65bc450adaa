package vn.dunghen.dossier.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.Term;

/// A fact about one dossier (hồ sơ): `vn.dunghen.dossier.<name>.v1` on the wire. A reason that was
/// not given is an empty text. Personal fields are no part of it: intake seals them before anything
/// else sees the event.
public sealed interface DossierEvent {

  /// Handed in by the citizen, not yet taken in (nộp hồ sơ).
  record Submitted(String procedure, String unit, Channel channel) implements DossierEvent {}

  /// Taken in by the one-stop shop (tiếp nhận), with a promised return date (ngày hẹn trả), or with
  /// the term from which it is computed, or with neither.
  record Received(
      String procedure,
      String unit,
      String responsible,
      Channel channel,
      @Nullable Instant promise,
      @Nullable Term term)
      implements DossierEvent {}

  /// Not taken in, or turned down after reception (từ chối).
  record Refused(String reason) implements DossierEvent {}

  /// Taken back by the citizen (rút hồ sơ).
  record Withdrawn(String reason) implements DossierEvent {}

  /// Processing stopped for good (dừng xử lý).
  record Stopped(String reason) implements DossierEvent {}

  /// Processing suspended for a while (tạm dừng).
  record Suspended(String reason) implements DossierEvent {}

  record Resumed() implements DossierEvent {}

  /// Taken up again after its end.
  record Reopened(String reason) implements DossierEvent {}

  /// The citizen was asked for more papers (yêu cầu bổ sung).
  record SupplementRequested(List<String> papers, String reason) implements DossierEvent {
    public SupplementRequested {
      papers = List.copyOf(papers);
    }
  }

  record SupplementSupplied() implements DossierEvent {}

  /// The citizen was asked to pay (nghĩa vụ tài chính).
  record PaymentRequested(@Nullable BigDecimal amount) implements DossierEvent {}

  record PaymentMade(@Nullable BigDecimal amount, @Nullable PaidThrough through)
      implements DossierEvent {}

  /// A new return date was promised.
  record Promised(Instant promise, String reason) implements DossierEvent {}

  /// Processing ended with a result (đã xử lý xong).
  record Completed(@Nullable Result result) implements DossierEvent {}

  /// The result was handed to the citizen (đã trả kết quả).
  record Returned(@Nullable Channel through) implements DossierEvent {}

  /// Another unit became responsible.
  record Transferred(String responsible, String reason) implements DossierEvent {}

  /// Papers or result were digitised, reused, or taken from the citizen's store (số hóa).
  record Digitised(boolean components, boolean result, boolean reused, boolean fromStore)
      implements DossierEvent {}

  record PopulationDataUsed() implements DossierEvent {}

  record Rated(boolean liked) implements DossierEvent {}

  /// A step in the national list of states 1 to 10, by whom. Tells who holds the dossier; changes
  /// nothing else.
  record Progressed(int status, String by, String step) implements DossierEvent {}

  /// A snapshot from a source: what is present is asserted at that time, what is absent asserts
  /// nothing. Where it dates what happened before it, that stands at its date.
  record Reported(
      @Nullable Integer status,
      @Nullable String procedure,
      @Nullable String unit,
      @Nullable String responsible,
      @Nullable Channel channel,
      @Nullable Instant promise,
      @Nullable Term term,
      @Nullable Result result,
      Dated dated,
      Stated stated)
      implements DossierEvent {

    /// A snapshot that dates and states nothing beside its fields.
    public Reported(
        @Nullable Integer status,
        @Nullable String procedure,
        @Nullable String unit,
        @Nullable String responsible,
        @Nullable Channel channel,
        @Nullable Instant promise,
        @Nullable Term term,
        @Nullable Result result) {
      this(
          status,
          procedure,
          unit,
          responsible,
          channel,
          promise,
          term,
          result,
          Dated.NOTHING,
          Stated.NOTHING);
    }
  }

  /// When what a snapshot tells of was true. A date after the snapshot itself asserts nothing.
  ///
  /// @param endedAt end of processing, with a result or without, as the status says
  record Dated(
      @Nullable Instant submittedAt,
      @Nullable Instant receivedAt,
      @Nullable Instant refusedAt,
      @Nullable Instant endedAt,
      @Nullable Instant returnedAt) {
    public static final Dated NOTHING = new Dated(null, null, null, null, null);
  }

  /// Undated facts that a snapshot states.
  record Stated(
      @Nullable Digitised digitised, @Nullable PaidThrough paidThrough, boolean populationData) {
    public static final Stated NOTHING = new Stated(null, null, false);
  }

  /// An event was entered by mistake: the fold forgets it.
  record Voided(EventId target, String reason) implements DossierEvent {}

  /// A voiding with its replacement. Without a time of its own the replacement happened when the
  /// target did.
  record Corrected(
      EventId target, String reason, @Nullable Instant replacementTime, DossierEvent replacement)
      implements DossierEvent {}

  /// Belongs with another dossier (liên thông).
  record Linked(String other) implements DossierEvent {}

  /// A type that this version does not know. Stored, and folded again once the code learns it.
  record Unknown(String type) implements DossierEvent {}

  /// A result of processing; an electronic one counts for the index.
  record Result(String code, boolean electronic, String url) {}

  /// The way a payment took.
  enum PaidThrough {
    PORTAL("portal"),
    LOCAL_GATEWAY("local-gateway"),
    COUNTER("counter");

    private final String wire;

    PaidThrough(String wire) {
      this.wire = wire;
    }

    /// The spelling in events.
    public String wire() {
      return wire;
    }
  }
}
