package vn.dunghen.scoring.releases.model;

import java.time.Instant;
import java.util.List;

/// A release that was published, as anybody may know it: who took its steps is not told.
///
/// @param digest SHA-256 over its canonical form
/// @param correctedBy the numbers of the published errata that correct it, the first one first
public record PublishedRelease(
    long id, Heading heading, String digest, Instant publishedAt, List<Long> correctedBy) {

  public PublishedRelease {
    correctedBy = List.copyOf(correctedBy);
  }
}
