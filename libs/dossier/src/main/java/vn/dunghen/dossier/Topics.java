package vn.dunghen.dossier;

import java.util.List;

/// The Kafka topics of the suite. Their records are CloudEvents in structured JSON, see
/// `docs/asyncapi.yaml`.
public final class Topics {

  /// What happens to dossiers; key: the dossier's code.
  public static final Topic DOSSIER_EVENTS = new Topic("dossier-events", 6);

  /// Agencies, procedures, calendars, sources, recipients, go-lives; key: the reference's code.
  public static final Topic REFERENCE_EVENTS = new Topic("reference-events", 1);

  /// Petitions of citizens; key: the petition's code.
  public static final Topic PETITION_EVENTS = new Topic("petition-events", 3);

  /// Work-file reports, inspections, official standings; key: the agency's code.
  public static final Topic REPORT_EVENTS = new Topic("report-events", 1);

  /// Every topic that intake publishes to.
  public static final List<Topic> ALL =
      List.of(DOSSIER_EVENTS, REFERENCE_EVENTS, PETITION_EVENTS, REPORT_EVENTS);

  /// The type of the records that carry a watermark (see `docs/architecture.md`).
  public static final String WATERMARK_TYPE = "vn.dunghen.watermark.v1";

  private Topics() {}

  /// A topic and the number of partitions it is made with.
  public record Topic(String name, int partitions) {}
}
