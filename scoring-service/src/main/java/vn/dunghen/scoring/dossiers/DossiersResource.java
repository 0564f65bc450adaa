package vn.dunghen.scoring.dossiers;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.scoring.generations.Generations;
import vn.dunghen.scoring.stints.Stints;

/// One dossier, explained.
@Path("/api/dossiers")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Dossiers")
class DossiersResource {

  private final DataSource database;
  private final DossierReading reading;

  DossiersResource(DataSource database, DossierReading reading) {
    this.database = database;
    this.reading = reading;
  }

  @GET
  @Path("{code}")
  @Operation(
      summary = "A dossier: its events, its state, its clock, its stints",
      description = "For whoever may see the unit that took it in or the one that answers for it.")
  @APIResponse(
      responseCode = "200",
      description = "The dossier.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"code":"H26.15-240304-0001","state":{"standing":"ended","responsible":"TX-TNMT","receiving":"TX-BPMC",
                   "procedure":"1.004884","receivedAt":"2024-03-04T02:15:00Z","pauses":[],
                   "promise":{"number":1,"due":"2024-03-25T02:15:00Z","origin":"asserted","moved":false},"dating":"dated",
                   "end":"completed","endedAt":"2024-03-21T08:20:00Z"},
                   "events":[{"type":"received","source":"/mot-cua/thanh-xuan","id":"2024-0001873-received",
                   "occurred":"2024-03-04T02:15:00Z","recorded":"2024-03-04T02:15:02.104512Z"}],
                   "clock":[{"from":"2024-03-04T02:15:00Z","until":"2024-03-21T08:20:00Z","kind":"processing",
                   "holder":"TX-TNMT"}],"stints":[{"knownFrom":"2024-03-04T02:15:02.104512Z",
                   "trueFrom":"2024-03-04T02:15:00Z","responsible":"TX-TNMT"}]}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public DossierAnswer dossier(@Parameter(example = "H26.15-240304-0001") @RestPath String code)
      throws SQLException {
    return Snapshot.read(
        database,
        tx -> {
          var known = reading.read(tx, code);
          return DossierAnswer.of(
              code,
              known.events(),
              known.life(),
              Stints.load(tx, Generations.current(tx), List.of(code))
                  .getOrDefault(code, List.of()));
        });
  }
}
