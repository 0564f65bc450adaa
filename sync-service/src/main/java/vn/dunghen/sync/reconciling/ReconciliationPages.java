package vn.dunghen.sync.reconciling;

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
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;

/// What was compared and what differs, for people.
@Path("/sync/reconciliations")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Reconciliation")
class ReconciliationPages {

  private static final int SIZE = 50;

  private final ReconciliationsResource reconciliations;
  private final Template all;
  private final Template one;

  ReconciliationPages(
      ReconciliationsResource reconciliations,
      @Location("reconciling/all") Template all,
      @Location("reconciling/one") Template one) {
    this.reconciliations = reconciliations;
    this.all = all;
    this.one = one;
  }

  @GET
  @Operation(
      summary = "The page of comparisons",
      description = "The latest hundred, of the agencies that the caller may see.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  public TemplateInstance all() throws SQLException {
    return all.data("title", "Đối soát với Cổng quốc gia")
        .data("titleEn", "Comparisons with the national portal")
        .data("items", reconciliations.all(null))
        .data("at", new Written());
  }

  @GET
  @Path("{id}")
  @Operation(
      summary = "The page of one comparison",
      description = "How many differences there are of each kind, and each of them; paged.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance one(
      @Parameter(example = "3") @RestPath long id,
      @Parameter(example = "THIEU_TREN_DVCQG") @RestQuery @Nullable String kind,
      @Parameter(example = "000.00.18.H26-261122-0001 THIEU_TREN_DVCQG") @RestQuery
          @Nullable String after)
      throws SQLException {
    Reconciliations.Summary summary = reconciliations.one(id);
    Reconciliations.Page page =
        reconciliations.differences(id, kind, after, Integer.toString(SIZE));
    return one.data("title", "Đối soát lần " + id)
        .data("titleEn", "Comparison " + id)
        .data("summary", summary)
        .data("items", page.items())
        .data("next", page.next() == null ? "" : next(id, kind, page.next()))
        .data("at", new Written());
  }

  private static String next(long id, @Nullable String kind, String after) {
    return "/sync/reconciliations/%d?kind=%s&after=%s"
        .formatted(id, encoded(kind == null ? "" : kind), encoded(after));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /// Writes times.
  public static final class Written {

    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu", Locale.ROOT);

    public String time(OffsetDateTime at) {
      return TIME.format(at.atZoneSameInstant(CivilTime.ZONE));
    }
  }
}
