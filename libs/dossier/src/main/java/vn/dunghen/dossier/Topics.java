package vn.dunghen.dossier;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The Kafka topics of the suite. Their records are CloudEvents in structured JSON, see
/// `docs/asyncapi.yaml`.
public final class Topics {

  /// What happens to dossiers; key: the dossier's code.
  public static final Topic DOSSIER_EVENTS = new Topic("dossier-events", 6, Kept.FOR_A_TIME);

  /// Agencies, procedures, calendars, sources, recipients, go-lives; key: the reference's code.
  public static final Topic REFERENCE_EVENTS = new Topic("reference-events", 1, Kept.FOR_A_TIME);

  /// Petitions of citizens; key: the petition's code.
  public static final Topic PETITION_EVENTS = new Topic("petition-events", 3, Kept.FOR_A_TIME);

  /// Work-file reports, inspections, official standings; key: the agency's code.
  public static final Topic REPORT_EVENTS = new Topic("report-events", 1, Kept.FOR_A_TIME);

  /// The data keys of dossiers, wrapped for sync-service; key: the dossier's code. A record without
  /// a value says that the key is destroyed, for good.
  public static final Topic DOSSIER_KEYS = new Topic("dossier-keys", 6, Kept.LAST_OF_EACH_KEY);

  /// What the national portal shows of each dossier, as far as sync-service saw it; key: the
  /// dossier's code.
  public static final Topic PORTAL_VIEW = new Topic("portal-view", 6, Kept.LAST_OF_EACH_KEY);

  /// The topics with the events of the register: each of their partitions gets watermarks.
  public static final List<Topic> EVENTS =
      List.of(DOSSIER_EVENTS, REFERENCE_EVENTS, PETITION_EVENTS, REPORT_EVENTS);

  /// Every topic of the suite. Intake makes those that are missing.
  public static final List<Topic> ALL =
      Stream.concat(EVENTS.stream(), Stream.of(DOSSIER_KEYS, PORTAL_VIEW)).toList();

  /// The type of the records that carry a watermark (see `docs/architecture.md`).
  public static final String WATERMARK_TYPE = "vn.dunghen.watermark.v1";

  /// The type of the records that carry a dossier's wrapped data key.
  public static final String DOSSIER_KEY_TYPE = "vn.dunghen.dossier-key.v1";

  /// How a data key is wrapped in them (member `alg`): by AES key wrap (RFC 3394) under a wrapping
  /// key that serves many dossiers, and that one by RSA-OAEP with SHA-256 under the public key of
  /// sync-service. The bytes: two with the length n, n of the wrapping key under RSA, the rest of
  /// the data key under it.
  public static final String DOSSIER_KEY_ALGORITHM = "RSA-OAEP-256+A256KW";

  /// The type of the records that carry what the portal shows of a dossier.
  public static final String PORTAL_VIEW_TYPE = "vn.dunghen.portal-view.v1";

  private static final Duration LONGEST_UNTIL_COMPACTED = Duration.ofDays(1);

  private Topics() {}

  /// What the broker keeps of a topic.
  public enum Kept {
    /// Every record, for as long as is configured.
    FOR_A_TIME,
    /// For good, the last record of each key at least.
    LAST_OF_EACH_KEY
  }

  /// A topic and the number of partitions it is made with.
  public record Topic(String name, int partitions, Kept kept) {

    /// The broker's settings for the topic.
    ///
    /// @param retention how long records are kept where they are kept for a time, and records
    ///   without a value where the last of each key is kept
    public Map<String, String> settings(Duration retention) {
      return switch (kept) {
        case FOR_A_TIME -> Map.of("retention.ms", Long.toString(retention.toMillis()));
        case LAST_OF_EACH_KEY ->
            Map.of(
                "cleanup.policy", "compact",
                "max.compaction.lag.ms", Long.toString(LONGEST_UNTIL_COMPACTED.toMillis()),
                "delete.retention.ms", Long.toString(retention.toMillis()));
      };
    }
  }
}
