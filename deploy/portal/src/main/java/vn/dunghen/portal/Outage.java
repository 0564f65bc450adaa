package vn.dunghen.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// The whole portal is away, for everyone and every service.
///
/// @param until by the portal's clock
public record Outage(How how, Instant until) {
  /// How it shows.
  public enum How {
    /// Connections are reset.
    @JsonProperty("reset")
    RESET,
    /// HTTP 503 with an HTML page.
    @JsonProperty("unavailable")
    UNAVAILABLE,
    /// Nothing is answered.
    @JsonProperty("silence")
    SILENCE
  }

  public Outage {
    if (how == null) {
      throw new IllegalArgumentException("how is missing");
    }
    until = until == null ? Instant.MAX : until;
  }

  boolean lasts(Instant now) {
    return now.isBefore(until);
  }
}
