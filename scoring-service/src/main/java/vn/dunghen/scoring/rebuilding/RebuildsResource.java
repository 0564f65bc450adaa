package vn.dunghen.scoring.rebuilding;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.scoring.rows.Snapshot;

/// Asks for rebuilds and tells how they get on.
@Path("/api/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Rebuilds")
class RebuildsResource {

  private static final String COUNT = "select count(*) from dossier";

  private final DataSource database;
  private final Rebuilding rebuilding;
  private final CurrentCaller caller;

  RebuildsResource(DataSource database, Rebuilding rebuilding, CurrentCaller caller) {
    this.database = database;
    this.rebuilding = rebuilding;
    this.caller = caller;
  }

  /// A generation and how far it is.
  ///
  /// @param state building, current or retired
  /// @param stage reading, folding or done
  /// @param dossiers how many there are in all
  /// @param failure why it cannot go on just now; it is tried again
  record Progress(
      int generation,
      String state,
      String stage,
      Instant startedAt,
      String requestedBy,
      long registerPosition,
      long eventsAdded,
      long dossiersFolded,
      long dossiers,
      @Nullable String failure,
      @Nullable Instant finishedAt) {}

  @POST
  @RolesAllowed(Role.Named.OPERATOR)
  @Operation(
      summary = "Rebuild stints and tallies from the register",
      description = "Into a new generation, which takes the old one's place when it is complete.")
  public Response begin() throws SQLException {
    if (!rebuilding.begin(caller.get().name())) {
      throw ProblemException.of(ProblemType.CONFLICT, "A rebuild is under way already.");
    }
    return Response.accepted(list()).build();
  }

  @GET
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.AUDITOR})
  @Operation(summary = "The generations, latest first, and how far a rebuild is")
  public List<Progress> list() throws SQLException {
    return Snapshot.read(
        database,
        tx -> {
          long dossiers;
          try (var statement = tx.createStatement();
              var row = statement.executeQuery(COUNT)) {
            row.next();
            dossiers = row.getLong(1);
          }
          return Rebuilds.all(tx).stream().map(each -> progress(each, dossiers)).toList();
        });
  }

  private static Progress progress(Rebuilds.Generation generation, long dossiers) {
    String stage =
        !generation.state().equals("building")
            ? "done"
            : generation.registerRead() ? "folding" : "reading";
    return new Progress(
        generation.id(),
        generation.state(),
        stage,
        generation.startedAt(),
        generation.requestedBy(),
        generation.registerAfter(),
        generation.eventsAdded(),
        generation.dossiersFolded(),
        dossiers,
        generation.failure(),
        generation.finishedAt());
  }
}
