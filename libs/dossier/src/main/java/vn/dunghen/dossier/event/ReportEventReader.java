package vn.dunghen.dossier.event;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReportEvent.TargetKind;

/// Reads the `data` of a report.
final class ReportEventReader {

  private static final String PREFIX = "vn.dunghen.report.";

  private ReportEventReader() {}

  static boolean reads(String type) {
    return type.startsWith(PREFIX);
  }

  static ReportEvent read(String type, Fields data, String source) {
    return switch (type.substring(PREFIX.length())) {
      case "work-files.v1" ->
          new ReportEvent.WorkFiles(
              data.period("period"),
              handled(data.optionalObject("documents")),
              handled(data.optionalObject("workFiles")));
      case "inspection.v1" ->
          new ReportEvent.Inspection(
              data.code("code"),
              data.requiredFlag("planned"),
              data.date("date"),
              data.text("report"),
              data.objects("checklist").stream()
                  .map(item ->
                      new ReportEvent.Item(item.requiredText("text"), item.requiredFlag("met")))
                  .toList(),
              findings(data.objects("findings")));
      case "finding-settled.v1" ->
          new ReportEvent.FindingSettled(
              data.code("inspection"), data.code("finding"), data.text("note"));
      case "target.v1" ->
          new ReportEvent.Target(
              data.quarter("quarter"),
              data.oneOf("kind", List.of(TargetKind.values()), TargetKind::wire),
              data.percentage("rate"),
              head(data.object("head")),
              decision(data.object("decision")));
      case "voided.v1" -> new ReportEvent.Voided(data.target(source), data.text("reason"));
      default -> new ReportEvent.Unknown(type);
    };
  }

  private static ReportEvent.@Nullable Handled handled(@Nullable Fields counts) {
    if (counts == null) {
      return null;
    }
    int handled = counts.count("handled");
    int online = counts.count("handledOnline");
    if (online > handled) {
      counts.flaw("handledOnline", "must not be more than handled");
    }
    return new ReportEvent.Handled(handled, online);
  }

  private static ReportEvent.Head head(Fields head) {
    return new ReportEvent.Head(head.requiredText("name"), head.requiredText("role"));
  }

  private static ReportEvent.DecisionReference decision(Fields decision) {
    return new ReportEvent.DecisionReference(decision.code("number"), decision.date("date"));
  }

  private static List<ReportEvent.Finding> findings(List<Fields> items) {
    var codes = new HashSet<String>();
    return items.stream()
        .map(item -> new ReportEvent.Finding(once(item, "code", codes), item.requiredText("text")))
        .toList();
  }

  /// A code that no item before has.
  static String once(Fields item, String name, Set<String> before) {
    String code = item.code(name);
    if (!code.isEmpty() && !before.add(code)) {
      item.flaw(name, "is named twice");
    }
    return code;
  }
}
