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
import vn.dunghen.scoring.bulletin.model.Bulletin;
import vn.dunghen.scoring.wording.Language;

/// The bulletin of a release as a file.
@Path("/api/releases/{id}/bulletin.{format}")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Releases")
class BulletinResource {

  private final Bulletins bulletins;
  private final LetterFiles files;

  BulletinResource(Bulletins bulletins, LetterFiles files) {
    this.bulletins = bulletins;
    this.files = files;
  }

  @GET
  @Operation(
      summary = "The bulletin of a release as a file",
      description =
          "The letter that makes the index public: points by group, total, class and change of the"
              + " city, its official rank where one is known, the agencies with ranks and changes,"
              + " work files, inspections; each with data hour, rule version and digest. From the"
              + " frozen figures, nothing counted again. `pdf` and `docx` are the letter, `xlsx` and"
              + " `csv` its figures, a line per period and agency (CSV: RFC 4180, UTF-8 with a byte"
              + " order mark). One that is not published is marked as a draft, and is for publishers"
              + " and auditors.")
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
            example = "PK…"),
        @Content(
            mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            schema = @Schema(type = SchemaType.STRING, format = "binary"),
            example = "PK…"),
        @Content(
            mediaType = "text/csv",
            schema = @Schema(type = SchemaType.STRING),
            example = "Kỳ,Mã đơn vị,Đơn vị,…\r\n2024-09,H26,Thành phố Hà Nội,…\r\n")
      })
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Response file(
      @Parameter(example = "1") @RestPath String id,
      @Parameter(description = "pdf, docx, xlsx or csv.", example = "pdf") @RestPath String format,
      @Parameter(description = "vi or en; vi where nothing is said.", example = "vi") @RestQuery
          @Nullable String lang)
      throws SQLException {
    Format asked = Format.of(format);
    Language in = Format.language(lang);
    Bulletin bulletin = bulletins.bulletin(id);
    byte[] content =
        switch (asked) {
          case PDF, DOCX -> files.of(bulletins.letter(bulletin, in), asked);
          case XLSX -> SheetXlsx.of(Sheet.of(bulletin, in), in);
          case CSV -> SheetCsv.of(Sheet.of(bulletin, in));
        };
    return LetterFiles.answer(content, asked, "bulletin-" + bulletin.release().id());
  }
}
