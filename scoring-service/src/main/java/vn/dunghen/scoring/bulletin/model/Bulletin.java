package vn.dunghen.scoring.bulletin.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReportEvent.Handled;
import vn.dunghen.dossier.event.ReportEvent.WorkFiles;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.report.AgencyReports;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.releases.model.Earlier;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.Released;

/// What the letter of a release makes public: its frozen figures, and beside them what others say
/// of the same periods.
///
/// @param reported what was reported or officially said counts as known at this instant: that of
///   the publication, and now while there is none
/// @param parts one per period, in the order of the letter
public record Bulletin(Released release, Instant reported, List<Part> parts) {

  private static final Set<String> COMMUNES = Set.of("ward", "commune", "township", "special-zone");

  /// A period of a bulletin.
  ///
  /// @param earlier what changes are measured against; empty where no letter stated it
  /// @param city the agency that all others belong to
  /// @param agencies the others: kinds together, the best first within a kind, unranked ones last
  /// @param official what the national portal or a letter said of the city last
  /// @param workFiles documents and work files that were handled, entirely online or not, by
  ///   agency; only of those that reported
  public record Part(
      Period period,
      Optional<Earlier> earlier,
      AgencyLine city,
      List<AgencyLine> agencies,
      Optional<NationalStanding> official,
      Map<String, WorkFiles> workFiles,
      Inspections inspections) {

    public Part {
      agencies = List.copyOf(agencies);
      workFiles = Map.copyOf(workFiles);
    }

    /// The work files of all that reported, together.
    public Handled workFilesTogether() {
      return together(WorkFiles::workFiles);
    }

    /// The documents of all that reported, together.
    public Handled documentsTogether() {
      return together(WorkFiles::documents);
    }

    /// The figures of an agency, which may be the city.
    public Optional<AgencyLine> line(String agency) {
      return Stream.concat(Stream.of(city), agencies.stream())
          .filter(each -> each.figures().agency().equals(agency))
          .findFirst();
    }

    private Handled together(Function<WorkFiles, @Nullable Handled> which) {
      List<Handled> all =
          workFiles.values().stream()
              .flatMap(each -> Stream.ofNullable(which.apply(each)))
              .toList();
      return new Handled(
          all.stream().mapToInt(Handled::handled).sum(),
          all.stream().mapToInt(Handled::handledOnline).sum());
    }
  }

  /// The inspections of a period.
  ///
  /// @param units how many agencies were inspected
  /// @param communes how many of them are wards, communes and the like
  /// @param findings of all of them
  /// @param open how many findings were not settled
  public record Inspections(long units, long communes, long findings, long open) {}

  public Bulletin {
    parts = List.copyOf(parts);
  }

  /// A part from what was frozen and what was reported.
  ///
  /// @param reports those known, by agency
  public static Part part(
      Released release,
      Period period,
      Optional<Earlier> earlier,
      Map<String, AgencyReports> reports) {
    Map<String, FrozenAgency> before =
        earlier.map(Earlier::figures).orElse(List.of()).stream()
            .collect(Collectors.toMap(FrozenAgency::agency, Function.identity()));
    List<AgencyLine> lines =
        release.figures().stream()
            .filter(each -> each.period().equals(period.wire()))
            .map(each ->
                AgencyLine.of(
                    release.ruleSet(), each, Optional.ofNullable(before.get(each.agency()))))
            .toList();
    AgencyLine city =
        lines.stream()
            .min(
                Comparator.comparing((AgencyLine each) -> each.figures().parent() != null)
                    .thenComparing(each -> each.figures().dossiers(), Comparator.reverseOrder())
                    .thenComparing(each -> each.figures().agency()))
            .orElseThrow(
                () -> new IllegalArgumentException("the release has no figures of " + period));
    return new Part(
        period,
        earlier,
        city,
        lines.stream().filter(each -> each != city).sorted(order()).toList(),
        official(reports.get(city.figures().agency()), period),
        workFiles(reports, period),
        inspections(reports, lines, period));
  }

  /// The part whose period ends last: letters to agencies are about it.
  public Part last() {
    return parts.stream()
        .max(Comparator.comparing((Part each) -> each.period().to()))
        .orElseThrow(() -> new IllegalStateException("a release is for some periods"));
  }

  private static Comparator<AgencyLine> order() {
    return Comparator.comparing((AgencyLine each) -> each.figures().kind())
        .thenComparing(each -> each.figures().rank() == null)
        .thenComparing(each -> each.figures().total(), Comparator.reverseOrder())
        .thenComparing(each -> each.figures().agency());
  }

  private static Optional<NationalStanding> official(
      @Nullable AgencyReports reports, Period period) {
    return reports == null
        ? Optional.empty()
        : reports.standings().reversed().stream()
            .map(each -> each.event())
            .filter(each -> each.period().equals(period))
            .findFirst();
  }

  private static Map<String, WorkFiles> workFiles(
      Map<String, AgencyReports> reports, Period period) {
    var workFiles = new TreeMap<String, WorkFiles>();
    reports.forEach((agency, all) -> {
      var counted = all.workFiles().get(period);
      if (counted != null) {
        workFiles.put(agency, counted.event());
      }
    });
    return workFiles;
  }

  private static Inspections inspections(
      Map<String, AgencyReports> reports, List<AgencyLine> lines, Period period) {
    Set<String> communes =
        lines.stream()
            .filter(each -> COMMUNES.contains(each.figures().kind()))
            .map(each -> each.figures().agency())
            .collect(Collectors.toSet());
    long units = 0;
    long inCommunes = 0;
    long findings = 0;
    long open = 0;
    for (var each : reports.entrySet()) {
      List<AgencyReports.Inspected> inspected =
          each.getValue().inspections().stream()
              .filter(one -> period.contains(one.inspection().date()))
              .toList();
      if (!inspected.isEmpty()) {
        units++;
        inCommunes += communes.contains(each.getKey()) ? 1 : 0;
        findings += inspected.stream().mapToLong(one -> one.findings().size()).sum();
        open += inspected.stream().mapToLong(AgencyReports.Inspected::open).sum();
      }
    }
    return new Inspections(units, inCommunes, findings, open);
  }
}
