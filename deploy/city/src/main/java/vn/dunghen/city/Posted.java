package vn.dunghen.city;

import java.util.ArrayList;
import java.util.List;

/// What became of posted events.
///
/// @param accepted taken in now
/// @param duplicate known already
/// @param refused everything else: conflict, invalid, forbidden
/// @param examples the first of the refused, at most twenty
public record Posted(long accepted, long duplicate, long refused, List<Refusal> examples) {

  public Posted {
    examples = List.copyOf(examples);
  }

  /// An event that was not taken in, with intake's result and first reason.
  public record Refusal(String result, String source, String id, String reason) {}

  /// Counts answers as they come.
  static final class Tally {
    private static final int MOST_EXAMPLES = 20;
    private long accepted;
    private long duplicate;
    private long refused;
    private final List<Refusal> examples = new ArrayList<>();

    void add(String result, String source, String id, String reason) {
      switch (result) {
        case "accepted" -> accepted++;
        case "duplicate" -> duplicate++;
        default -> {
          refused++;
          if (examples.size() < MOST_EXAMPLES) {
            examples.add(new Refusal(result, source, id, reason));
          }
        }
      }
    }

    long answered() {
      return accepted + duplicate + refused;
    }

    Posted total() {
      return new Posted(accepted, duplicate, refused, examples);
    }
  }
}
