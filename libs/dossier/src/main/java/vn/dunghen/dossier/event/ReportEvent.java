package vn.dunghen.dossier.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.Period;

/// What is reported about one agency: `vn.dunghen.report.<name>.v1` on the wire, the subject the
/// agency's code.
public sealed interface ReportEvent {

  /// Results of handling documents and work files entirely online (xử lý văn bản, hồ sơ công việc
  /// toàn trình trên môi trường mạng). A later report for the same period takes the place of an
  /// earlier one.
  record WorkFiles(Period period, @Nullable Handled documents, @Nullable Handled workFiles)
      implements ReportEvent {}

  /// The agency was inspected.
  ///
  /// @param code identifies the inspection within the agency
  /// @param planned by plan, else unannounced (đột xuất)
  /// @param report number of the report, which may be one for many agencies
  record Inspection(
      String code,
      boolean planned,
      LocalDate date,
      String report,
      List<Item> checklist,
      List<Finding> findings)
      implements ReportEvent {
    public Inspection {
      checklist = List.copyOf(checklist);
      findings = List.copyOf(findings);
    }
  }

  /// A finding of an inspection was settled (đã khắc phục).
  record FindingSettled(String inspection, String finding, String note) implements ReportEvent {}

  /// A report or an official standing of this agency was entered by mistake and is forgotten.
  record Voided(EventId target, String reason) implements ReportEvent {}

  /// A type that this version does not know.
  record Unknown(String type) implements ReportEvent {}

  /// @param handledOnline how many of those handled were so entirely online
  record Handled(int handled, int handledOnline) {}

  /// An item of the checklist, and whether the agency meets it.
  record Item(String text, boolean met) {}

  /// @param code identifies the finding within its inspection
  record Finding(String code, String text) {}
}
