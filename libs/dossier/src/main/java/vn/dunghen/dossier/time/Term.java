package vn.dunghen.dossier.time;

/// How long a procedure may take: a length from 1 to 10,000 in a unit.
public record Term(int length, TermUnit unit) {

  public static final int LONGEST = 10_000;

  public Term {
    if (length < 1 || length > LONGEST) {
      throw new IllegalArgumentException("a term is 1 to " + LONGEST + " units, not " + length);
    }
  }
}
