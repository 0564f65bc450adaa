package vn.dunghen.faultlab.verdict;

/// That the lab can fail: something was spoiled on purpose, and it has to be seen.
///
/// @param what was spoiled, or has to be seen
/// @param isSeen whether it was
/// @param lost what the checker called lost
/// @param doubled what the checker called doubled
/// @param seen in words
public record Proof(String what, boolean isSeen, int lost, int doubled, String seen) {
  @Override
  public String toString() {
    return "%s proof: %s: %s".formatted(isSeen ? "✓" : "✗", what, seen);
  }
}
