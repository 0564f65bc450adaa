package vn.dunghen.notification.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.notification.alerts.Alerts;

/// Fragments for the first page and for a dossier's page.
@Path("/fragments/notification")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Pages")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
class Fragments {

  private static final int LATEST = 5;

  private final DataSource database;
  private final References references;
  private final Visibility visibility;
  private final Alerts alerts;
  private final Figures figures;
  private final Lights lights;
  private final InstantSource clock;

  Fragments(
      DataSource database,
      References references,
      Visibility visibility,
      Alerts alerts,
      Figures figures,
      Lights lights,
      InstantSource clock) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
    this.alerts = alerts;
    this.figures = figures;
    this.lights = lights;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "overview")
  static final class Templates {
    private Templates() {}

    /// @param lastSent empty before the first message
    static native TemplateInstance card(
        Figures.Late late, List<Lights.Light> lights, String through, String lastSent);

    static native TemplateInstance latest(List<AlertView> alerts);

    static native TemplateInstance dossier(List<AlertView> alerts);
  }

  /// The service's card: counts of what the caller may see.
  @GET
  @Operation(
      summary = "The service's card on the first page",
      description = "A fragment of HTML: counts and lights of what the caller may see.")
  @APIResponse(
      responseCode = "200",
      description = "The card.",
      content = @Content(mediaType = "text/html", example = "<h3>Nhắc việc</h3><p>…</p>"))
  public TemplateInstance card() throws SQLException {
    return Snapshot.read(
        database,
        tx -> {
          Set<String> visible = visibility.asked(references.book(tx), "");
          Figures.Late late = figures.late(tx, visible);
          Figures.Hindrances hindrances = figures.hindrances(tx, visible);
          return Templates.card(
              late,
              lights.of(hindrances),
              late.through().map(AlertView::written).orElse(""),
              Optional.ofNullable(hindrances.outbox().lastSent())
                  .map(AlertView::written)
                  .orElse(""));
        });
  }

  /// The latest alerts that the caller may see.
  @GET
  @Path("latest")
  @Operation(
      summary = "The latest alerts",
      description =
          "A fragment of HTML for the first page: the five latest alerts that the caller may see.")
  @APIResponse(
      responseCode = "200",
      description = "The fragment.",
      content = @Content(mediaType = "text/html", example = "<h3>Cảnh báo mới nhất</h3>…"))
  public TemplateInstance latest() throws SQLException {
    return Snapshot.read(
        database,
        tx -> {
          Set<String> visible = visibility.asked(references.book(tx), "");
          return Templates.latest(
              views(
                  alerts
                      .page(
                          tx,
                          new Alerts.Query(visible, Optional.empty(), Set.of(), false, 0, LATEST))
                      .alerts()));
        });
  }

  /// The alerts of a dossier, as far as the caller may see their agencies.
  @GET
  @Path("dossiers/{code}")
  @Operation(
      summary = "The alerts of a dossier",
      description =
          "A fragment of HTML for a dossier's page: what the caller may see of it; an unknown dossier has none.")
  @APIResponse(
      responseCode = "200",
      description = "The fragment.",
      content = @Content(mediaType = "text/html", example = "<h3>Cảnh báo</h3>…"))
  public TemplateInstance dossier(@Parameter(example = "H26.15-260302-0001") @RestPath String code)
      throws SQLException {
    return Snapshot.read(
        database,
        tx -> {
          ReferenceBook book = references.book(tx);
          Set<String> visible = visibility.asked(book, "");
          return Templates.dossier(
              views(
                  alerts.ofDossier(tx, code).stream()
                      .filter(alert -> visible.contains(alert.agency()))
                      .toList()));
        });
  }

  private List<AlertView> views(List<Alerts.Alert> found) {
    LocalDate today = CivilTime.dayOf(clock.instant());
    return found.stream().map(alert -> AlertView.of(alert, today)).toList();
  }
}
