package vn.dunghen.dossier.life;

/// Why a dossier waits. Pauses that overlap count once.
public enum Pause {
  SUPPLEMENT,
  PAYMENT,
  SUSPENSION
}
