package vn.dunghen.scoring.bulletin;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.wording.Language;

/// The draft of a letter to an agency as a file.
@Path("/api/releases/{id}/letters/{agency: [^/]+}.{format: [a-z]+}")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Releases")
class AgencyLettersResource {

  private final Bulletins bulletins;
  private final LetterFiles files;

  AgencyLettersResource(Bulletins bulletins, LetterFiles files) {
    this.bulletins = bulletins;
    this.files = files;
  }

  @GET
  @Operation(
      summary = "The draft of a letter to an agency as a file",
      description =
          "Its score in the period of the release that ends last, where its points go and what wins"
              + " them back, from the frozen counts; how many dossiers are overdue, the first twenty"
              + " of them; what is asked of it and by when. For those who may see the agency.")
  @APIResponse(
      responseCode = "200",
      description = "The file.",
      content = {
        @Content(
            mediaType = "application/pdf",
            schema = @Schema(type = SchemaType.STRING, format = "binary"),
            example = "%PDF-1.7…"),
        @Content(
            mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            schema = @Schema(type = SchemaType.STRING, format = "binary"),
            example = "PK…")
      })
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Response file(
      @Parameter(example = "1") @RestPath String id,
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(description = "pdf or docx.", example = "docx") @RestPath String format,
      @Parameter(description = "vi or en; vi where nothing is said.", example = "vi") @RestQuery
          @Nullable String lang)
      throws SQLException {
    Format asked = Format.of(format);
    Language in = Format.language(lang);
    return LetterFiles.answer(
        files.of(bulletins.letter(id, agency, in), asked),
        asked,
        "letter-" + id + "-" + agency.replaceAll("[^0-9A-Za-z]", "-"));
  }
}
