package vn.dunghen.scoring.dossiers;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.dunghen.chassis.rows.Snapshot;

/// The page of one dossier: how it stands, what happened, who held it, and from the other services
/// what the portal shows of it and who was told.
@Path("/dossiers")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Dossiers")
class DossierPage {

  private final DataSource database;
  private final DossierReading reading;
  private final InstantSource clock;
  private final Template page;

  DossierPage(
      DataSource database,
      DossierReading reading,
      InstantSource clock,
      @Location("dossiers/dossier") Template page) {
    this.database = database;
    this.reading = reading;
    this.clock = clock;
    this.page = page;
  }

  @GET
  @Path("{code}")
  @Operation(
      summary = "The page of a dossier",
      description =
          "Its state, events and clock; what the portal shows and who was told come in from the"
              + " other services.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance dossier(@Parameter(example = "H26.15-240304-0001") @RestPath String code)
      throws SQLException {
    var shown =
        Snapshot.read(
            database, tx -> ShownDossier.of(code, reading.read(tx, code), clock.instant()));
    return page.data("title", "Hồ sơ " + code).data("titleEn", "Dossier").data("dossier", shown);
  }
}
