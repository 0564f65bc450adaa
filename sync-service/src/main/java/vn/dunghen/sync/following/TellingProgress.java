package vn.dunghen.sync.following;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import vn.dunghen.chassis.consuming.Watermarks;

/// Tells how far this service has come.
@ApplicationScoped
class TellingProgress {
  private final Watermarks watermarks;
  private final FollowedDossiers dossiers;
  private final FollowedAgencies agencies;

  TellingProgress(Watermarks watermarks, FollowedDossiers dossiers, FollowedAgencies agencies) {
    this.watermarks = watermarks;
    this.dossiers = dossiers;
    this.agencies = agencies;
  }

  /// How many are followed.
  ///
  /// @param through everything known by then is counted; empty before the first watermark of every
  ///   partition
  record Progress(long dossiers, long agencies, Optional<Instant> through) {}

  @Transactional
  Progress tell() throws SQLException {
    // First through when, then how many: what is said is never more than what is counted.
    var through = watermarks.lowest(Following.TOPICS);
    return new Progress(dossiers.count(), agencies.count(), through);
  }
}
