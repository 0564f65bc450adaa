package vn.dunghen.sync.national.model;

import java.util.Locale;
import java.util.Optional;

/// Who applies (`LoaiDoiTuong`), by the words that events use (`applicantKind`).
public enum ApplicantKind {
  CITIZEN,
  BUSINESS,
  STATE_AGENCY,
  ORGANISATION;

  /// The portal's code, 1 to 4.
  public String code() {
    return Integer.toString(ordinal() + 1);
  }

  /// The kind that a source's word stands for; empty for a word that has no place in the portal's
  /// list: it is asked for, never guessed.
  public static Optional<ApplicantKind> of(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "citizen", "individual", "1" -> Optional.of(CITIZEN);
      case "business", "enterprise", "2" -> Optional.of(BUSINESS);
      case "state-agency", "state", "3" -> Optional.of(STATE_AGENCY);
      case "organisation", "organization", "other", "4" -> Optional.of(ORGANISATION);
      default -> Optional.empty();
    };
  }
}
