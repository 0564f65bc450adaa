package vn.dunghen.scoring.targets;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Targets of the agencies that the caller may see.
@Path("/api/targets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Targets")
class TargetsResource {

  private final AskedTargets asked;

  TargetsResource(AskedTargets asked) {
    this.asked = asked;
  }

  @GET
  @Operation(
      summary = "The targets of a quarter",
      description =
          "Rates of handling online that agencies have to reach, the worst first: where each stands,"
              + " what it lacks in percentage points and in items, the pace that is needed per working"
              + " day left, and who answers for it. `dossiers-online` is filedOnline of received, as in"
              + " the agency's statement; `work-files-online` is handledOnline of handled, of the"
              + " agency's own reports. Of a quarter that is over both is told: as known now, and as"
              + " known when it ended. Of an agency with all below it, or of all that the caller may"
              + " see.")
  @APIResponse(
      responseCode = "200",
      description = "The targets.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"quarter":"2024-Q4","asOf":null,"knownThrough":"2026-11-22T09:00:00+07:00",
                   "judgedAt":"2024-12-31T23:59:59.999999+07:00","over":true,"workingDaysLeft":0,
                   "calendarMissing":null,"targets":[
                    {"agency":"H26.15","name":"UBND quận Thanh Xuân","kind":"dossiers-online",
                     "head":{"name":"Nguyễn Văn Hẹn","role":"Chủ tịch UBND quận"},"state":"missed",
                     "missedOnRecord":true,
                     "now":{"target":80,"numerator":7512,"denominator":9800,"rate":76.65,
                      "gapPoints":3.35,"gapItems":328,"pace":null,"state":"missed","reported":[]},
                     "atQuarterEnd":{"target":80,"numerator":7490,"denominator":9788,"rate":76.52,
                      "gapPoints":3.48,"gapItems":341,"pace":null,"state":"missed","reported":[]},
                     "history":[{"target":80,"head":{"name":"Nguyễn Văn Hẹn","role":"Chủ tịch UBND quận"},
                      "decision":"5126/QĐ-UBND","decisionDate":"2024-10-01",
                      "setAt":"2024-10-01T08:00:00+07:00","recordedAt":"2024-10-01T08:00:00+07:00"}]}]}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TargetsAnswer targets(
      @Parameter(description = "Without it the present quarter.", example = "2024-Q4") @RestQuery
          @Nullable String quarter,
      @Parameter(example = "H26.15") @RestQuery @Nullable String agency,
      @Parameter(example = "2024-12-05T09:00:00+07:00") @RestQuery @Nullable String asOf)
      throws SQLException {
    return TargetsAnswer.of(asked.read(quarter, agency, asOf));
  }
}
