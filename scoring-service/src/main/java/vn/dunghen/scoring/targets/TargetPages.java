package vn.dunghen.scoring.targets;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The targets for people: a scoreboard, the worst first.
@Path("/targets")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Targets")
class TargetPages {

  private final AskedTargets asked;
  private final Template all;

  TargetPages(AskedTargets asked, @Location("targets/all") Template all) {
    this.asked = asked;
    this.all = all;
  }

  @GET
  @Operation(
      summary = "The page with the targets of a quarter",
      description =
          "The worst first; without a quarter the present one. Each leads to the dossiers that were"
              + " not filed online.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance targets(
      @Parameter(example = "2024-Q4") @RestQuery @Nullable String quarter,
      @Parameter(example = "H26.15") @RestQuery @Nullable String agency,
      @Parameter(example = "2024-12-05T09:00:00+07:00") @RestQuery @Nullable String asOf)
      throws SQLException {
    TargetsView view =
        TargetsView.of(asked.read(quarter, agency, asOf), agency == null ? "" : agency.strip());
    return all.data("title", "Chỉ tiêu trực tuyến, " + view.quarterVi())
        .data("titleEn", "Targets of " + view.quarter())
        .data("view", view);
  }
}
