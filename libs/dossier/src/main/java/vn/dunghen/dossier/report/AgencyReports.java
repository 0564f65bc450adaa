package vn.dunghen.dossier.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReportEvent;
import vn.dunghen.dossier.event.ReportEvent.Finding;
import vn.dunghen.dossier.event.ReportEvent.Inspection;
import vn.dunghen.dossier.event.ReportEvent.Target;
import vn.dunghen.dossier.event.ReportEvent.TargetKind;
import vn.dunghen.dossier.event.ReportEvent.WorkFiles;
import vn.dunghen.dossier.event.Retraction;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;

/// Everything that is reported about one agency, as known at an instant. The fold of a **set** of
/// events: any order of arrival and any repetition give the same.
///
/// @param workFiles the report that counts for each period: the one that occurred last
/// @param inspections in the order of their days
/// @param standings every snapshot, in the order in which their data were taken
/// @param targets what the agency was set, in the order in which it was: the last one counts, those
///   before it are its history
public record AgencyReports(
    Map<Period, Recorded<WorkFiles>> workFiles,
    List<Inspected> inspections,
    List<Recorded<NationalStanding>> standings,
    Map<TargetKey, List<Recorded<Target>>> targets) {

  /// What of an agency there is one target for.
  public record TargetKey(Period quarter, TargetKind kind) {}

  /// An inspection and what became of its findings.
  public record Inspected(Inspection inspection, List<Settling> findings) {

    /// How many findings are not settled.
    public long open() {
      return findings.stream().filter(finding -> finding.settledOn() == null).count();
    }
  }

  /// @param settledOn null while it is not settled
  public record Settling(Finding finding, @Nullable LocalDate settledOn, String note) {}

  private record FindingKey(String inspection, String finding) {}

  /// Folds what is known at an instant.
  ///
  /// @param events bodies of reports and standings of one agency, also later recorded ones; others
  ///   say nothing here
  public static AgencyReports of(Collection<Recorded<Body>> events, Instant known) {
    var workFiles = new LinkedHashMap<Period, Recorded<WorkFiles>>();
    var inspections = new LinkedHashMap<String, Inspection>();
    var settled = new LinkedHashMap<FindingKey, Recorded<ReportEvent.FindingSettled>>();
    var standings = new ArrayList<Recorded<NationalStanding>>();
    var targets = new LinkedHashMap<TargetKey, List<Recorded<Target>>>();
    for (Recorded<Body> event : Retraction.effective(events, known, AgencyReports::retraction)) {
      switch (event.event()) {
        case Body.Report(WorkFiles e) -> workFiles.put(e.period(), with(event, e));
        case Body.Report(Inspection e) -> inspections.put(e.code(), e);
        case Body.Report(ReportEvent.FindingSettled e) ->
            settled.putIfAbsent(new FindingKey(e.inspection(), e.finding()), with(event, e));
        case Body.Report(Target e) ->
            targets
                .computeIfAbsent(new TargetKey(e.quarter(), e.kind()), _ -> new ArrayList<>())
                .add(with(event, e));
        case Body.Standing(NationalStanding e) -> standings.add(with(event, e));
        case Body.Report _,
            Body.Standing _,
            Body.Dossier _,
            Body.Reference _,
            Body.Procedure _,
            Body.Petition _ -> {}
      }
    }
    standings.sort(
        Comparator.<Recorded<NationalStanding>, Instant>comparing(s -> s.event().dataTakenAt())
            .thenComparing(Recorded.order()));
    return new AgencyReports(
        workFiles,
        inspections.values().stream()
            .map(inspection -> inspected(inspection, settled))
            .sorted(Comparator.comparing(i -> i.inspection().date()))
            .toList(),
        List.copyOf(standings),
        targets);
  }

  private static Inspected inspected(
      Inspection inspection, Map<FindingKey, Recorded<ReportEvent.FindingSettled>> settled) {
    return new Inspected(
        inspection,
        inspection.findings().stream()
            .map(finding -> {
              var settling = settled.get(new FindingKey(inspection.code(), finding.code()));
              return settling == null
                  ? new Settling(finding, null, "")
                  : new Settling(
                      finding, CivilTime.dayOf(settling.occurred()), settling.event().note());
            })
            .toList());
  }

  private static <E> Recorded<E> with(Recorded<Body> event, E inner) {
    return new Recorded<>(event.id(), event.sequence(), event.occurred(), event.recorded(), inner);
  }

  private static @Nullable Retraction<Body> retraction(Body body) {
    return body instanceof Body.Report(ReportEvent.Voided voided)
        ? Retraction.of(voided.target())
        : null;
  }
}
