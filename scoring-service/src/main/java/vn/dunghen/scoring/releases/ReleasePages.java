package vn.dunghen.scoring.releases;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// The releases for people: what was published, and why it differs from what is known now.
@Path("/releases")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Releases")
class ReleasePages {

  private final ReadingReleases reading;
  private final ReadingDrift drift;
  private final Template all;
  private final Template one;

  ReleasePages(
      ReadingReleases reading,
      ReadingDrift drift,
      @Location("releases/all") Template all,
      @Location("releases/one") Template one) {
    this.reading = reading;
    this.drift = drift;
    this.all = all;
    this.one = one;
  }

  @GET
  @Operation(summary = "The page of all releases", description = "The latest first.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  public TemplateInstance all() throws SQLException {
    return all.data("title", "Các bản công bố chỉ số")
        .data("titleEn", "Releases of the index")
        .data(
            "releases",
            reading.all().stream()
                .map(each -> ReleaseView.of(ReleaseAnswer.of(each), null))
                .toList())
        .data("schedule", ScheduleView.of(reading.schedule()));
  }

  @GET
  @Path("{id}")
  @Operation(
      summary = "The page of a release",
      description = "Its heading and steps, and per agency why it differs from what is known now.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance one(@Parameter(example = "1") @RestPath String id) throws SQLException {
    ReleaseAnswer.Whole whole = reading.whole(id);
    DriftAnswer compared = drift.read(id, null, null);
    Predicate<String> own = reading.visibleAgencies();
    return one.data("title", "Công văn " + whole.release().letterNumber())
        .data("titleEn", "Release " + id)
        .data("release", ReleaseView.of(whole.release(), compared.knownThrough()))
        .data("digestHolds", whole.digestHolds())
        .data(
            "rows",
            compared.agencies().stream()
                .map(each ->
                    ReleaseView.DriftRow.of(
                        each, own.test(each.code()) ? letter(id, each.code()) : null))
                .toList());
  }

  private static String letter(String id, String agency) {
    return "/releases/%s/letters/%s"
        .formatted(id, URLEncoder.encode(agency, StandardCharsets.UTF_8).replace("+", "%20"));
  }
}
