package vn.dunghen.scoring.recounting;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.rows.Snapshot;

/// Tells how the continuous recount gets on.
@Path("/api/recount")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Recount")
class RecountResource {

  private final DataSource database;

  RecountResource(DataSource database) {
    this.database = database;
  }

  /// @param lastRun null before the first
  /// @param dossiers how many dossiers were recounted in all
  /// @param statements how many statements were
  record Answer(
      @Nullable Instant lastRun, long dossiers, long statements, List<Recount.Open> mismatches) {
    Answer {
      mismatches = List.copyOf(mismatches);
    }
  }

  @GET
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.AUDITOR})
  @Operation(
      summary = "The last run, how much was recounted, and what differs",
      description = "A difference stays listed until a later recount finds it right again.")
  @APIResponse(
      responseCode = "200",
      description = "How the recount gets on.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"lastRun":"2026-11-22T02:00:00Z","dossiers":24659,"statements":61,"mismatches":[]}\
                  """))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public Answer recount() throws SQLException {
    return Snapshot.read(
        database,
        tx -> {
          Recount.State state = Recount.state(tx);
          return new Answer(
              state.ranAt(), state.dossiers(), state.statements(), Recount.mismatches(tx));
        });
  }
}
