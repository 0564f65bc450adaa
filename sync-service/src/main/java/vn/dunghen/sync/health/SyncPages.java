package vn.dunghen.sync.health;

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
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.following.Visibility;

/// The page of lights, the list of dossiers that are not in sync, the card, and a dossier's part.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@RunOnVirtualThread
class SyncPages {

  private static final int PAGE = 50;

  private final DataSource database;
  private final Telling telling;
  private final Dossiers dossiers;
  private final Visibility visibility;
  private final Pages pages;

  SyncPages(
      DataSource database, Telling telling, Dossiers dossiers, Visibility visibility, Pages pages) {
    this.database = database;
    this.telling = telling;
    this.dossiers = dossiers;
    this.visibility = visibility;
    this.pages = pages;
  }

  /// The page of lights.
  @GET
  @Path("sync")
  @Operation(
      summary = "The page of lights",
      description =
          "Whether the portal answers, and how each agency stands, for those that the caller may see.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance page() throws SQLException {
    return pages.page(telling.health(null));
  }

  /// The same without the frame, fetched again and again.
  @GET
  @Path("fragments/sync/health")
  @Operation(
      summary = "The lights without the frame",
      description = "A fragment of HTML that the page fetches again and again.")
  @APIResponse(
      responseCode = "200",
      description = "The fragment.",
      content = @Content(mediaType = "text/html", example = "<section>…</section>"))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance health() throws SQLException {
    return pages.health(telling.health(null));
  }

  /// This service's card on the first page.
  @GET
  @Path("fragments/sync")
  @Operation(
      summary = "The service's card on the first page",
      description = "A fragment of HTML: the light and what waits.")
  @APIResponse(
      responseCode = "200",
      description = "The card.",
      content = @Content(mediaType = "text/html", example = "<h3>…</h3><p>…</p>"))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance card() throws SQLException {
    return pages.card(telling.health(null));
  }

  /// The dossiers in a state, or all that are not in sync.
  @GET
  @Path("sync/dossiers")
  @Operation(
      summary = "The page of dossiers not in sync",
      description = "In a state, or all that are not in sync, by dossier code.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance list(
      @Parameter(example = "LOI_DU_LIEU") @RestQuery @Nullable String state,
      @Parameter(example = "H26.STP") @RestQuery @Nullable String agency,
      @Parameter(example = "000.00.18.H26-261122-0001") @RestQuery @Nullable String after)
      throws SQLException {
    var states = SyncResource.states(state);
    var units = telling.units(telling.book(), agency);
    Dossiers.Page page =
        Snapshot.read(
            database, tx -> dossiers.page(tx, units, states, after == null ? "" : after, PAGE));
    return pages.list(page, agency == null ? "" : agency, state == null ? "" : state);
  }

  /// A dossier's part of its own page.
  @GET
  @Path("fragments/sync/dossiers/{code}")
  @Operation(
      summary = "A dossier's part of its own page",
      description = "What the portal shows of it, and how it was sent.")
  @APIResponse(
      responseCode = "200",
      description = "The fragment.",
      content = @Content(mediaType = "text/html", example = "<h3>…</h3><p>…</p>"))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance dossier(
      @Parameter(example = "000.00.18.H26-261122-0001") @RestPath String code) throws SQLException {
    Optional<Dossiers.Whole> whole = Snapshot.read(database, tx -> dossiers.one(tx, code));
    if (whole.isPresent()) {
      visibility.require(telling.book(), whole.get().dossier().agency());
    }
    return pages.dossier(whole);
  }

  /// The templates and what they are given.
  @jakarta.enterprise.context.ApplicationScoped
  static class Pages {

    private final Template page;
    private final Template health;
    private final Template card;
    private final Template list;
    private final Template dossier;

    Pages(
        @Location("health/page") Template page,
        @Location("health/health") Template health,
        @Location("health/card") Template card,
        @Location("health/list") Template list,
        @Location("health/dossier") Template dossier) {
      this.page = page;
      this.health = health;
      this.card = card;
      this.list = list;
      this.dossier = dossier;
    }

    TemplateInstance page(HealthAnswer answer) {
      return page.data("title", "Đồng bộ với Cổng quốc gia")
          .data("titleEn", "Synchronising with the national portal")
          .data("content", health(answer).render())
          .data("through", written(answer.knownThrough()));
    }

    TemplateInstance health(HealthAnswer answer) {
      return health
          .data("h", answer)
          .data("agencies", Telling.worstFirst(answer))
          .data("at", new Written());
    }

    TemplateInstance card(HealthAnswer answer) {
      return card.data("h", answer).data("at", new Written());
    }

    TemplateInstance list(Dossiers.Page shown, String agency, String state) {
      return list.data("title", "Hồ sơ chưa đồng bộ")
          .data("titleEn", "Dossiers not in sync")
          .data("items", shown.items())
          .data("at", new Written())
          .data(
              "next",
              shown.next() == null
                  ? ""
                  : "/sync/dossiers?state="
                      + encoded(state)
                      + "&agency="
                      + encoded(agency)
                      + "&after="
                      + encoded(shown.next()));
    }

    TemplateInstance dossier(Optional<Dossiers.Whole> whole) {
      return dossier.data("whole", whole.orElse(null)).data("at", new Written());
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  static String written(@Nullable OffsetDateTime at) {
    return at == null ? "" : Light.written(at.toInstant());
  }

  /// Writes times, and names of the portal's states.
  public static final class Written {

    /// A time, or a dash.
    public String time(@Nullable OffsetDateTime at) {
      return at == null ? "–" : written(at);
    }
  }
}
