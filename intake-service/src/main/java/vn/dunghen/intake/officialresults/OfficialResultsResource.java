package vn.dunghen.intake.officialresults;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.intake.importing.CsvTable;
import vn.dunghen.intake.importing.ImportAnswer;
import vn.dunghen.intake.importing.ImportConfig;
import vn.dunghen.intake.importing.Table;
import vn.dunghen.intake.receiving.Bodies;

/// Takes a table of official results in, or says what would become of it.
@Path("/api/imports/official-results")
@Blocking
@Tag(name = "Imports")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class OfficialResultsResource {

  private static final String CSV = "text/csv";

  private final TakingResults taking;
  private final ImportConfig config;
  private final CurrentCaller callers;

  OfficialResultsResource(TakingResults taking, ImportConfig config, CurrentCaller callers) {
    this.taking = taking;
    this.config = config;
    this.callers = callers;
  }

  @POST
  @Consumes(CSV)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.Named.OPERATOR)
  @Operation(
      summary = "Takes official results in from a table, or says what would become of it",
      description =
          "One row is one figure: item is total (with change, rank and of), a group (1, 2, 3a, 3b, 4,"
              + " 5) or an indicator (2.1, with numerator and denominator). Rows of the same unit,"
              + " period, dataTakenAt and letter become one snapshot (event"
              + " vn.dunghen.national-standing.v1), kept beside every other. The heading names the"
              + " columns; unit, period, dataTakenAt and item are needed. The same table again gives"
              + " duplicates. Rows that are wrong are told, the others are taken.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = CSV,
              schema = @Schema(type = SchemaType.STRING),
              example =
                  """
                  unit;period;dataTakenAt;letter;item;numerator;denominator;score;change;rank;of
                  H26;2024-09;02/10/2024 10:00;3327/UBND-KSTTHC;total;;;55,99;-3,93;60;63
                  H26;2024-09;02/10/2024 10:00;3327/UBND-KSTTHC;2.1;358660;405424;17,69;;;
                  """))
  @APIResponse(
      responseCode = "200",
      description = "What became, or would become, of the rows.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = ImportAnswer.class),
              example =
                  """
                  {"rows":2,"events":1,"accepted":0,"duplicate":0,"conflict":0,"invalid":1,"forbidden":0,
                   "dryRun":true,"problems":[{"row":2,"column":"unit","reason":"is not a known agency"}],
                   "problemsLeftOut":0}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public ImportAnswer run(
      InputStream body,
      @Parameter(description = "true: judge only, write nothing", example = "true")
          @QueryParam("dryRun")
          @Nullable String dryRun)
      throws IOException, InterruptedException {
    Caller caller = callers.get();
    if (caller.agencies().isEmpty()) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "The caller is bound to no agency.");
    }
    try {
      return taking.take(
          new CsvTable(Bodies.readAtMost(body, config.file().asLongValue())),
          caller,
          "/official-results/" + caller.agencies().getFirst(),
          isDryRun(dryRun));
    } catch (Table.UnreadableFile unreadable) {
      throw ProblemException.of(ProblemType.INVALID, String.valueOf(unreadable.getMessage()));
    } catch (Table.TooMuch tooMuch) {
      throw ProblemException.of(ProblemType.TOO_LARGE, String.valueOf(tooMuch.getMessage()));
    }
  }

  private static boolean isDryRun(@Nullable String given) {
    return switch (given) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw ProblemException.parameter("dryRun", "must be true or false");
    };
  }
}
