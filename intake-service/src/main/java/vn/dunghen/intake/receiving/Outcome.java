package vn.dunghen.intake.receiving;

/// The five things that can become of a posted event, as named in answers and metrics.
public enum Outcome {
  ACCEPTED("accepted"),
  DUPLICATE("duplicate"),
  CONFLICT("conflict"),
  INVALID("invalid"),
  FORBIDDEN("forbidden");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
