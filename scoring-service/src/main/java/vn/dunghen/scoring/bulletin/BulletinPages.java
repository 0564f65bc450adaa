package vn.dunghen.scoring.bulletin;

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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The bulletin of a release as a page that can be printed.
@Path("/releases/{id}/bulletin")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Releases")
class BulletinPages {

  private final Bulletins bulletins;
  private final LetterHtml html;

  BulletinPages(Bulletins bulletins, LetterHtml html) {
    this.bulletins = bulletins;
    this.html = html;
  }

  @GET
  @Operation(
      summary = "The page with the bulletin of a release",
      description = "The same letter as its files, for reading and printing (A4).")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance page(
      @Parameter(example = "1") @RestPath String id,
      @Parameter(description = "vi or en; vi where nothing is said.", example = "vi") @RestQuery
          @Nullable String lang)
      throws SQLException {
    return html.page(
        bulletins.letter(bulletins.bulletin(id), Format.language(lang)),
        "/releases/" + id,
        "/api/releases/" + id + "/bulletin",
        true);
  }
}
