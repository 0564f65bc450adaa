package vn.dunghen.scoring.opendata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.scoring.statements.Asked;

/// What is published, as open data. Nobody needs to sign in; any site may read it.
@Path("/api/public")
@PermitAll
@RunOnVirtualThread
@SecurityRequirements
@Tag(name = "Open data")
class OpenDataResource {

  private static final String CSV = "text/csv;charset=UTF-8;header=present";
  private static final String KEPT = "public, max-age=60";
  private static final int USUAL_SIZE = 50;
  private static final int LARGEST_SIZE = 100;
  private static final int DIGITS = 32;

  private final ReadingOpenData reading;
  private final ObjectMapper json;

  OpenDataResource(ReadingOpenData reading, ObjectMapper json) {
    this.reading = reading;
    this.json = json;
  }

  @GET
  @Path("releases")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "The published releases",
      description =
          "Every published release, errata too, by number, the highest first, in pages. Drafts are"
              + " not among them. With an ETag; who sends it back as If-None-Match is answered 304"
              + " where nothing has changed.")
  @APIResponse(
      responseCode = "200",
      description = "A page of releases.",
      content = @Content(mediaType = "application/json", example = OpenDataExamples.PAGE))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "429", ref = "TooManyRequests")
  public Response releases(
      @Parameter(description = "What the page before ended with (`next`).", example = "12")
          @RestQuery
          @Nullable String after,
      @Parameter(description = "At most 100.", example = "50") @RestQuery @Nullable String size,
      @Context Request request)
      throws SQLException {
    return answer(
            request, written(reading.page(after(after), size(size))), MediaType.APPLICATION_JSON)
        .build();
  }

  @GET
  @Path("releases/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "A published release with its figures",
      description =
          "Of every agency total, groups, places and the counts of every indicator, as they were"
              + " published; they never change. From them the digest can be computed again"
              + " (docs/domain.md, Releases). The place among the provinces is the official one.")
  @APIResponse(
      responseCode = "200",
      description = "The release.",
      content = @Content(mediaType = "application/json", example = OpenDataExamples.WHOLE))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "429", ref = "TooManyRequests")
  public Response release(@Parameter(example = "1") @RestPath String id, @Context Request request)
      throws SQLException {
    return answer(request, written(reading.whole(id)), MediaType.APPLICATION_JSON).build();
  }

  @GET
  @Path("releases/{id}.csv")
  @Produces(CSV)
  @Operation(
      summary = "A published release as a table",
      description =
          "RFC 4180 in UTF-8, a line per period and agency with what the JSON has but for the single"
              + " indicators. A text that a spreadsheet would take for a formula begins with an"
              + " apostrophe. Several keys in a field are parted by spaces.")
  @APIResponse(
      responseCode = "200",
      description = "The table.",
      content = @Content(mediaType = "text/csv", example = OpenDataExamples.TABLE))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "429", ref = "TooManyRequests")
  public Response table(@Parameter(example = "1") @RestPath String id, @Context Request request)
      throws SQLException {
    return answer(request, OpenTable.of(reading.table(id)), CSV).build();
  }

  @GET
  @Path("releases.csv")
  @Produces(CSV)
  @Operation(
      summary = "Every vintage of every period as one table",
      description =
          "As the table of one release, of all of them by number, the highest first. Of more than"
              + " `size` releases the rest is behind the link of the relation `next`.")
  @APIResponse(
      responseCode = "200",
      description = "The table.",
      content = @Content(mediaType = "text/csv", example = OpenDataExamples.TABLE))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "429", ref = "TooManyRequests")
  public Response tables(
      @Parameter(description = "The release that the page before ended with.", example = "12")
          @RestQuery
          @Nullable String after,
      @Parameter(description = "At most 100.", example = "50") @RestQuery @Nullable String size,
      @Context Request request)
      throws SQLException {
    int atMost = size(size);
    ReadingOpenData.Table table = reading.table(after(after), atMost);
    Response.ResponseBuilder answer = answer(request, OpenTable.of(table), CSV);
    table
        .next()
        .ifPresent(next ->
            answer.header(
                "Link",
                "<%s.csv?after=%d&size=%d>; rel=\"next\""
                    .formatted(OpenRelease.ADDRESS, next, atMost)));
    return answer.build();
  }

  /// The answer, or that the caller has it already.
  private Response.ResponseBuilder answer(Request request, byte[] body, String type) {
    var tag = new EntityTag(digest(body));
    Response.ResponseBuilder same = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        (same != null ? same : Response.ok(body, type))
            .tag(tag)
            .header("Cache-Control", KEPT)
            .header("Access-Control-Allow-Origin", "*");
    Optional.ofNullable(reading.licence().url())
        .ifPresent(url -> answer.header("Link", "<" + url + ">; rel=\"license\""));
    return answer;
  }

  private byte[] written(Object answer) {
    try {
      return json.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers can always be written", e);
    }
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(body))
          .substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }

  private static int size(@Nullable String text) {
    return Asked.size(text, USUAL_SIZE, LARGEST_SIZE);
  }

  private static long after(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!text.matches("[1-9][0-9]{0,17}")) {
      throw ProblemException.parameter("after", "must be the number of a release");
    }
    return Long.parseLong(text);
  }
}
