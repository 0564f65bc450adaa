package vn.dunghen.scoring.releases;

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
import vn.dunghen.scoring.index.ChangedItems;

/// Why a release differs from what is known later, down to the dossiers.
@Path("/api/releases/{id}/drift")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Releases")
class DriftResource {

  private static final String DRIFT =
      "{\"release\":"
          + ReleaseExamples.RELEASE
          + """
          ,"asOf":null,"knownThrough":"2024-12-10T11:00:00+07:00","agencies":[{"period":"2024-09",\
          "code":"H26","name":"Thành phố Hà Nội","released":55.99,"later":57.06,"difference":1.07,\
          "lines":[{"cause":"late-events","causeVi":"Sự kiện ghi nhận sau",\
          "causeEn":"Events recorded later","points":1.08,"indicators":[{"indicator":"2.1",\
          "from":{"numerator":358660,"denominator":405424},\
          "to":{"numerator":383012,"denominator":405424},"points":1.08}]}],"rounding":-0.01,\
          "indicators":[{"indicator":"2.1","released":{"numerator":358660,"denominator":405424},\
          "releasedScore":15.92,"later":{"numerator":383012,"denominator":405424},\
          "laterScore":17.00}]}]}\
          """;
  private static final String ITEMS =
      """
      {"count":24352,"items":[{"code":"H26-240902-0117","countedThen":true,"countedLater":true}],\
      "next":"H26-240902-0117"}\
      """;

  private final ReadingDrift reading;
  private final ReadingDriftItems items;

  DriftResource(ReadingDrift reading, ReadingDriftItems items) {
    this.reading = reading;
    this.items = items;
  }

  @GET
  @Operation(
      summary = "Why a release differs from what is known later",
      description =
          "Per period and agency the released total, the one known at asOf or now, and a line per"
              + " cause. Causes are replaced one after another: recounted, late-events, corrections,"
              + " redated, catalogue, agencies, petitions, portal, rules; a cause that moved nothing"
              + " has no line. Released, lines and rounding add up to the later total. With one agency also"
              + " per indicator.")
  @APIResponse(
      responseCode = "200",
      description = "The differences.",
      content = @Content(mediaType = "application/json", example = DRIFT))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public DriftAnswer drift(
      @Parameter(example = "1") @RestPath String id,
      @Parameter(example = "H26") @RestQuery @Nullable String agency,
      @Parameter(example = "2024-12-10T11:00:00+07:00") @RestQuery @Nullable String asOf)
      throws SQLException {
    return reading.read(id, agency, asOf);
  }

  @GET
  @Path("/items")
  @Operation(
      summary = "The items behind a cause",
      description =
          "In pages by code, for those who may see the agency. Of late-events, corrections and"
              + " redated: the dossiers whose part in any indicator of the agency changed; of"
              + " petitions likewise; of recounted, catalogue and agencies: the references told"
              + " since, whatever the agency. Rules have none.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the list.",
      content = @Content(mediaType = "application/json", example = ITEMS))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public ChangedItems.Page items(
      @Parameter(example = "1") @RestPath String id,
      @Parameter(example = "2024-09") @RestQuery @Nullable String period,
      @Parameter(example = "H26") @RestQuery @Nullable String agency,
      @Parameter(example = "late-events") @RestQuery @Nullable String cause,
      @Parameter(example = "2024-12-10T11:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(
              description = "The code that the page before ended with (`next`).",
              example = "H26-240902-0117")
          @RestQuery
          @Nullable String after,
      @Parameter(example = "100") @RestQuery @Nullable String size)
      throws SQLException {
    return items.read(id, period, agency, cause, asOf, after, size);
  }
}
