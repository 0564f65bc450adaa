package vn.dunghen.scoring.reports;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReportEvent.Handled;
import vn.dunghen.dossier.event.ReportEvent.Item;
import vn.dunghen.dossier.event.StandingEvent.Group;
import vn.dunghen.dossier.event.StandingEvent.Indicator;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.report.AgencyReports;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.statements.Asked;

/// Work files, inspections and official results of the agencies that the caller may see.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Reports")
class ReportsResource {

  private final DataSource database;
  private final References references;
  private final Reports reports;
  private final Visibility visibility;

  ReportsResource(
      DataSource database, References references, Reports reports, Visibility visibility) {
    this.database = database;
    this.references = references;
    this.reports = reports;
    this.visibility = visibility;
  }

  /// @param change against the period before, as the letter states it
  record OfficialResult(
      String unit,
      String period,
      @Nullable BigDecimal total,
      @Nullable BigDecimal change,
      @Nullable Integer rank,
      @Nullable Integer of,
      OffsetDateTime dataTakenAt,
      String letter,
      OffsetDateTime recordedAt,
      List<Group> groups,
      List<Indicator> indicators) {}

  /// @param documents null where nothing was reported of them
  /// @param workFiles null where nothing was reported of them
  record WorkFilesAnswer(
      String unit,
      String period,
      @Nullable Handled documents,
      @Nullable Handled workFiles,
      OffsetDateTime reportedAt) {}

  record InspectionAnswer(
      String unit,
      String code,
      boolean planned,
      LocalDate date,
      String report,
      List<Item> checklist,
      List<FindingAnswer> findings,
      long openFindings) {}

  /// @param settledOn null while it is not settled
  record FindingAnswer(String code, String text, @Nullable LocalDate settledOn, String note) {}

  @GET
  @Path("/official-results")
  @Operation(
      summary = "Official results",
      description =
          "Every snapshot of what the national portal or a letter said, in the order in which the"
              + " data were taken; none takes the place of another. Of an agency with all below it,"
              + " or of all that the caller may see.")
  @APIResponse(
      responseCode = "200",
      description = "The snapshots.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  [{"unit":"H26","period":"2024-09","total":55.99,"change":-3.93,"rank":60,"of":63,
                   "dataTakenAt":"2024-10-02T10:00:00+07:00","letter":"3327/UBND-KSTTHC",
                   "recordedAt":"2026-11-22T09:00:01.204+07:00","groups":[{"group":"1","score":8.3}],
                   "indicators":[{"indicator":"2.1","numerator":358660,"denominator":405424,"score":15.2}]}]\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public List<OfficialResult> officialResults(
      @Parameter(example = "H26") @RestQuery @Nullable String unit,
      @Parameter(example = "2024-09") @RestQuery @Nullable String period)
      throws SQLException {
    Period asked = period == null || period.isBlank() ? null : Asked.period("period", period);
    var results = new ArrayList<OfficialResult>();
    reported(unit, asked)
        .forEach((agency, all) ->
            all.standings().forEach(standing -> results.add(result(agency, standing))));
    return results;
  }

  @GET
  @Path("/work-files")
  @Operation(
      summary = "Documents and work files handled entirely online",
      description =
          "Of each agency the report that counts for the period: the last one. The rate is"
              + " handledOnline of handled.")
  @APIResponse(
      responseCode = "200",
      description = "The reports, by agency.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  [{"unit":"TX","period":"2024-09","documents":{"handled":1204,"handledOnline":1189},
                   "workFiles":{"handled":120,"handledOnline":113},"reportedAt":"2024-10-01T08:00:00+07:00"}]\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public List<WorkFilesAnswer> workFiles(
      @Parameter(example = "H26") @RestQuery @Nullable String unit,
      @Parameter(example = "2024-09") @RestQuery @Nullable String period)
      throws SQLException {
    Period asked = Asked.period("period", period);
    var answers = new ArrayList<WorkFilesAnswer>();
    reported(unit, asked)
        .forEach((agency, all) -> {
          var counts = all.workFiles().get(asked);
          if (counts != null) {
            answers.add(
                new WorkFilesAnswer(
                    agency,
                    asked.wire(),
                    counts.event().documents(),
                    counts.event().workFiles(),
                    local(counts.occurred())));
          }
        });
    return answers;
  }

  @GET
  @Path("/inspections")
  @Operation(
      summary = "Inspections and their findings",
      description = "Of an agency with all below it, or of all that the caller may see.")
  @APIResponse(
      responseCode = "200",
      description = "The inspections, by agency and day.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  [{"unit":"TX","code":"KT-2024-017","planned":false,"date":"2024-09-17","report":"215/BC-VP",
                   "checklist":[{"text":"Niêm yết công khai thủ tục hành chính","met":false}],
                   "findings":[{"code":"1","text":"Chưa niêm yết 3 thủ tục mới công bố",
                    "settledOn":"2024-09-20","note":"Đã niêm yết đủ"}],"openFindings":0}]\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public List<InspectionAnswer> inspections(
      @Parameter(example = "TX") @RestQuery @Nullable String unit) throws SQLException {
    var answers = new ArrayList<InspectionAnswer>();
    reported(unit, null)
        .forEach((agency, all) ->
            all.inspections().forEach(inspected -> answers.add(inspection(agency, inspected))));
    return answers;
  }

  private SortedMap<String, AgencyReports> reported(@Nullable String unit, @Nullable Period period)
      throws SQLException {
    String agency = unit == null || unit.isBlank() ? "" : Asked.code("unit", unit);
    List<Period> periods = period == null ? List.of() : List.of(period);
    return Snapshot.read(
        database,
        tx -> reports.of(tx, visibility.asked(references.book(tx), agency), periods, Instant.MAX));
  }

  private static OfficialResult result(String agency, Recorded<NationalStanding> standing) {
    NationalStanding said = standing.event();
    return new OfficialResult(
        agency,
        said.period().wire(),
        said.total(),
        said.change(),
        said.rank(),
        said.of(),
        local(said.dataTakenAt()),
        said.letter(),
        local(standing.recorded()),
        said.groups(),
        said.indicators());
  }

  private static InspectionAnswer inspection(String agency, AgencyReports.Inspected inspected) {
    var inspection = inspected.inspection();
    return new InspectionAnswer(
        agency,
        inspection.code(),
        inspection.planned(),
        inspection.date(),
        inspection.report(),
        inspection.checklist(),
        inspected.findings().stream()
            .map(f ->
                new FindingAnswer(f.finding().code(), f.finding().text(), f.settledOn(), f.note()))
            .toList(),
        inspected.open());
  }

  private static OffsetDateTime local(Instant instant) {
    return instant.atZone(CivilTime.ZONE).toOffsetDateTime();
  }
}
