package vn.dunghen.scoring.rulesets.model;

/// A fact of a rule set, how well it is known and where it comes from.
public record Fact<T>(T value, Mark mark, String source) {

  public Fact {
    if (source.isBlank()) {
      throw new IllegalArgumentException("a fact says where it comes from");
    }
  }
}
