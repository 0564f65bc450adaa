package vn.dunghen.scoring.opendata;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.statements.Asked;
import vn.dunghen.scoring.wording.PeriodName;

/// What the city has published, for everybody: nobody needs to sign in.
@Path("/cong-khai")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@PermitAll
@RunOnVirtualThread
@SecurityRequirements
@Tag(name = "Open data")
class PublicPages {

  private final ReadingPublicPages reading;
  private final Template all;
  private final Template period;

  PublicPages(
      ReadingPublicPages reading,
      @Location("opendata/all") Template all,
      @Location("opendata/period") Template period) {
    this.reading = reading;
    this.all = all;
    this.period = period;
  }

  @GET
  @Cache(maxAge = 60)
  @Operation(
      summary = "The public page",
      description =
          "The figures of the last published period, or of the release that is asked for: total,"
              + " official place among the provinces, change, groups, every agency; and every period"
              + " with all that was published of it, one time after another.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "429", ref = "TooManyRequests")
  public TemplateInstance all(@Parameter(example = "1") @RestQuery @Nullable String release)
      throws SQLException {
    PublicView view = reading.all(release);
    return all.data("title", "Chỉ số phục vụ đã công bố")
        .data("titleEn", "The published service index")
        .data("view", view);
  }

  @GET
  @Path("{period}")
  @Cache(maxAge = 60)
  @Operation(
      summary = "The public page of a period",
      description =
          "Every agency's total as each release of the period published it, errata beside what they"
              + " correct.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "429", ref = "TooManyRequests")
  public TemplateInstance period(@Parameter(example = "2024-09") @RestPath String period)
      throws SQLException {
    Period of = Asked.period("period", period);
    PeriodView view = reading.period(of);
    return this.period
        .data("title", "Đã công bố của " + PeriodName.vi(of))
        .data("titleEn", "What was published of " + of.wire())
        .data("view", view);
  }
}
