package vn.dunghen.scoring.statements.model;

/// How many dossiers were received, and how many of these were filed online.
///
/// @param recent of those, received since a later instant
/// @param recentOnline of those, filed online
public record Filing(long received, long online, long recent, long recentOnline) {

  public static final Filing NONE = new Filing(0, 0, 0, 0);

  public Filing plus(Filing other) {
    return new Filing(
        received + other.received,
        online + other.online,
        recent + other.recent,
        recentOnline + other.recentOnline);
  }
}
