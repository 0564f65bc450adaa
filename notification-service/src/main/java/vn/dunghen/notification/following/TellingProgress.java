package vn.dunghen.notification.following;

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
  private final FollowedAgencies agencies;
  private final FollowedRecipients recipients;

  TellingProgress(Watermarks watermarks, FollowedAgencies agencies, FollowedRecipients recipients) {
    this.watermarks = watermarks;
    this.agencies = agencies;
    this.recipients = recipients;
  }

  /// How many are followed.
  ///
  /// @param through everything known by then is counted; empty before the first watermark of every
  ///   partition
  record Progress(long agencies, long recipients, Optional<Instant> through) {}

  @Transactional
  Progress tell() throws SQLException {
    // First through when, then how many: what is said is never more than what is counted.
    var through = watermarks.lowest(Following.TOPICS);
    return new Progress(agencies.count(), recipients.count(), through);
  }
}
