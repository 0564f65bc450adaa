package vn.dunghen.dossier.life;

import java.time.Instant;

/// The end of a dossier. Of several reported ends the highest kind counts, and of one kind the
/// first: `completed`, else `returned`, else refused, withdrawn or stopped.
public record End(Kind kind, Instant at) {

  /// How it ended, highest first.
  public enum Kind {
    COMPLETED(true),
    RETURNED(true),
    REFUSED(false),
    WITHDRAWN(false),
    STOPPED(false);

    private final boolean withResult;

    Kind(boolean withResult) {
      this.withResult = withResult;
    }

    /// Whether the citizen got a result.
    public boolean withResult() {
      return withResult;
    }

    boolean outranks(Kind other) {
      return rank() < other.rank();
    }

    private int rank() {
      return withResult ? ordinal() : REFUSED.ordinal();
    }
  }
}
