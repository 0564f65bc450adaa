package vn.dunghen.scoring.releases.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// A release with its figures, as it was frozen.
///
/// @param state as answers spell it
/// @param publishedAt empty while it is not published
/// @param digest SHA-256 over the canonical form
/// @param ruleSet the one that it was scored by, as it was then
/// @param figures of every agency in every period, by period and code
public record Released(
    long id,
    String state,
    Optional<Instant> publishedAt,
    Heading heading,
    String digest,
    RuleSet ruleSet,
    List<FrozenAgency> figures) {

  public Released {
    figures = List.copyOf(figures);
  }
}
