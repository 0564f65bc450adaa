package vn.dunghen.city;

/// One thing that happens to a planned dossier, kept small: the JSON is made when it is sent.
///
/// @param occurred second of the epoch
/// @param delay seconds until it was recorded
/// @param detail what the kind needs: a promise as second of the epoch, a status, a flag
record Step(Kind kind, long occurred, int delay, long detail) {

  enum Kind {
    SUBMITTED,
    RECEIVED,
    DIGITISED,
    PAYMENT_REQUESTED,
    PAYMENT_MADE,
    PROGRESSED,
    SUPPLEMENT_REQUESTED,
    SUPPLEMENT_SUPPLIED,
    PROMISED_AFTER_SUPPLEMENT,
    PROMISED_WITH_APOLOGY,
    PROMISED_AS_CORRECTION,
    TRANSFERRED,
    REFUSED,
    WITHDRAWN,
    STOPPED,
    REOPENED,
    COMPLETED,
    RETURNED,
    RATED
  }

  long recorded() {
    return occurred + delay;
  }
}
