package vn.dunghen.sync.statistics;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;

/// Takes official results from the portal's public statistics, on request.
@Path("/api/sync/statistics")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Official results")
class StatisticsResource {

  private final DataSource database;
  private final References references;
  private final Visibility visibility;
  private final TakingStatistics taking;

  StatisticsResource(
      DataSource database, References references, Visibility visibility, TakingStatistics taking) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
    this.taking = taking;
  }

  /// @param period the month, `YYYY-MM`
  public record Answer(String period, List<TakingStatistics.Taken> agencies) {}

  @POST
  @RolesAllowed(Role.Named.OPERATOR)
  @Operation(
      summary = "Takes official results from the portal's public statistics",
      description =
          "Asks the portal what it shows of a month, of every agency with a code of its own there"
              + " that the caller may see, and posts it to intake as official results: indicators"
              + " 2.1 and 1.4, which is what the statistics say. Every time is a snapshot, kept"
              + " beside the others.")
  @APIResponse(
      responseCode = "200",
      description = "What became of each agency.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"period":"2026-10","agencies":[{"agency":"H26","madonvi":"000.00.00.H26","result":"TAKEN",
                   "onTime":{"part":358660,"whole":405424,"score":17.6931},
                   "synchronised":{"part":400000,"whole":405424,"score":5.9197},
                   "dataTakenAt":"2026-11-02T06:00:00+07:00","why":""}]}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Answer take(@Parameter(example = "2026-10") @RestQuery @Nullable String period)
      throws SQLException {
    YearMonth month = month(period);
    if (!taking.isConfigured()) {
      throw ProblemException.of(
          ProblemType.CONFLICT,
          "No portal or no intake is configured (dunghen.sync.portal.url,"
              + " dunghen.sync.statistics.intake-url).");
    }
    Predicate<String> visible = Snapshot.read(database, tx -> visibility.of(references.book(tx)));
    return new Answer(month.toString(), taking.take(month, visible));
  }

  private static YearMonth month(@Nullable String period) {
    if (period == null || period.isBlank()) {
      throw ProblemException.parameter("period", "is needed: a month, YYYY-MM");
    }
    try {
      return YearMonth.parse(period.strip());
    } catch (DateTimeException unreadable) {
      throw ProblemException.parameter("period", "must be a month, YYYY-MM");
    }
  }
}
