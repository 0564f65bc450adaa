package vn.dunghen.portal;

/// Why an item is not taken. The message names fields, never their values.
record Refusal(Verdict verdict, String message) {
  static Refusal invalid(String subject, String field, String what) {
    return new Refusal(
        Verdict.INVALID,
        (subject.isEmpty() ? "" : "Hồ sơ " + subject + ": ") + "trường " + field + " " + what);
  }
}
