package vn.dunghen.dossier.life;

/// Where a dossier stands.
public enum Standing {
  /// Not taken in: submitted, or nothing is known but later events.
  NOT_RECEIVED,
  /// Turned down before it was taken in: in no statement.
  DECLINED,
  /// Taken in and being worked on.
  OPEN,
  /// Taken in and waiting: for the citizen's papers or payment, or suspended.
  PAUSED,
  /// At its end, with a result or without.
  ENDED;

  /// Whether it is taken in and has no end.
  public boolean isOpen() {
    return this == OPEN || this == PAUSED;
  }
}
