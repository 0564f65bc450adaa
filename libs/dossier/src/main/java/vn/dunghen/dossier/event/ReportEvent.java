package vn.dunghen.dossier.event;

import java.math.BigDecimal;
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

  /// The agency is set a rate to reach in a quarter (giao chỉ tiêu). A later one for the same
  /// quarter and kind takes the place of an earlier one; history keeps both.
  ///
  /// @param quarter a calendar quarter
  /// @param rate percent, from 0 to 100
  /// @param head who answers for it
  record Target(
      Period quarter, TargetKind kind, BigDecimal rate, Head head, DecisionReference decision)
      implements ReportEvent {}

  /// A report, a target or an official standing of this agency was entered by mistake and is
  /// forgotten.
  record Voided(EventId target, String reason) implements ReportEvent {}

  /// A type that this version does not know.
  record Unknown(String type) implements ReportEvent {}

  /// What a target is set for.
  enum TargetKind {
    /// Dossiers filed online, of those received (tỷ lệ hồ sơ nộp trực tuyến).
    DOSSIERS_ONLINE("dossiers-online"),
    /// Work files handled entirely online, of those handled (tỷ lệ hồ sơ công việc xử lý toàn trình
    /// trên môi trường mạng).
    WORK_FILES_ONLINE("work-files-online");

    private final String wire;

    TargetKind(String wire) {
      this.wire = wire;
    }

    /// The spelling in events, answers and addresses.
    public String wire() {
      return wire;
    }
  }

  /// The head of the agency: who holds the office, and which office it is.
  record Head(String name, String role) {}

  /// The decision that sets a target.
  record DecisionReference(String number, LocalDate date) {}

  /// @param handledOnline how many of those handled were so entirely online
  record Handled(int handled, int handledOnline) {}

  /// An item of the checklist, and whether the agency meets it.
  record Item(String text, boolean met) {}

  /// @param code identifies the finding within its inspection
  record Finding(String code, String text) {}
}
