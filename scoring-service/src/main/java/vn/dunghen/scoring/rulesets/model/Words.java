package vn.dunghen.scoring.rulesets.model;

/// A name or a sentence in Vietnamese and in English.
public record Words(String vi, String en) {

  public Words {
    if (vi.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("words are needed in Vietnamese and in English");
    }
  }
}
