package vn.dunghen.scoring.monthcells.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the portal showed last of a dossier that it has and shows as taken in.
///
/// @param isPresenceOnly whether nothing but its presence was shown, so that it counts as the city
///   knows it
/// @param received the reception that it shows; null where it shows none
public record SeenThere(Instant seenAt, boolean isPresenceOnly, @Nullable Instant received) {}
