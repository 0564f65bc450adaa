package vn.dunghen.notification.overview;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.notification.alerts.Acknowledging;
import vn.dunghen.notification.alerts.AlertState;
import vn.dunghen.notification.alerts.Alerts;
import vn.dunghen.notification.alerts.model.Cause;

/// The page of an agency: how much is late, which first, who was told, what hinders telling.
@Path("/notifications")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@RunOnVirtualThread
@Tag(name = "Pages")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
class NotificationPages {

  private static final Locale VIETNAMESE = Locale.of("vi", "VN");
  private static final int SIZE = 50;
  private static final Set<AlertState> STANDING =
      EnumSet.complementOf(EnumSet.of(AlertState.OVER, AlertState.WITHDRAWN));

  private final DataSource database;
  private final References references;
  private final Visibility visibility;
  private final CurrentCaller caller;
  private final Alerts alerts;
  private final Acknowledging acknowledging;
  private final Figures figures;
  private final Lights lights;
  private final InstantSource clock;

  NotificationPages(
      DataSource database,
      References references,
      Visibility visibility,
      CurrentCaller caller,
      Alerts alerts,
      Acknowledging acknowledging,
      Figures figures,
      Lights lights,
      InstantSource clock) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
    this.caller = caller;
    this.alerts = alerts;
    this.acknowledging = acknowledging;
    this.figures = figures;
    this.lights = lights;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "overview", requireTypeSafeExpressions = false)
  static final class Templates {
    private Templates() {}

    static native TemplateInstance notifications(Page page, String title, String titleEn);

    static native TemplateInstance figures(Standing standing);
  }

  /// What is live on the page: fetched again every ten seconds.
  ///
  /// @param query the page's own parameters
  record Standing(
      String overdue,
      String dueToday,
      String open,
      String paused,
      boolean anyOverdue,
      boolean anyDueToday,
      String through,
      List<Lights.Light> lights,
      String query) {}

  /// @param agency the chosen one; empty for everything that the caller may see
  /// @param mayAcknowledge whether the caller may take note of alerts
  record Page(
      List<Agency> choices,
      String agency,
      Standing standing,
      List<AlertView> standingAlerts,
      String total,
      List<AlertView> withdrawn,
      List<Cause> causes,
      boolean mayAcknowledge,
      String next) {}

  @GET
  @RolesAllowed({Role.Named.AGENCY, Role.Named.OPERATOR, Role.Named.AUDITOR, Role.Named.PUBLISHER})
  @Operation(
      summary = "The page of an agency's alerts",
      description =
          "How many dossiers are overdue and due today, which first, who was told when and by which way, what hinders telling.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  public TemplateInstance page(
      @Parameter(example = "H26.15") @RestQuery @Nullable String agency,
      @Parameter(example = "0") @RestQuery @Nullable String page)
      throws SQLException {
    String chosen = agency == null ? "" : agency.strip();
    int number = page == null || !page.matches("[0-9]{1,5}") ? 0 : Integer.parseInt(page);
    return Snapshot.read(
        database,
        tx -> {
          ReferenceBook book = references.book(tx);
          Set<String> asked = visibility.asked(book, chosen);
          LocalDate today = CivilTime.dayOf(clock.instant());
          Alerts.Page found =
              alerts.page(
                  tx, new Alerts.Query(asked, Optional.empty(), STANDING, true, number, SIZE));
          Alerts.Page withdrawn =
              alerts.page(
                  tx,
                  new Alerts.Query(
                      asked, Optional.empty(), EnumSet.of(AlertState.WITHDRAWN), false, 0, 5));
          return Templates.notifications(
              new Page(
                  choices(book),
                  chosen,
                  standing(tx, asked, chosen),
                  views(found, today),
                  written(found.total()),
                  views(withdrawn, today),
                  List.of(Cause.values()),
                  caller.get().is(Role.AGENCY) || caller.get().is(Role.OPERATOR),
                  found.total() > (number + 1L) * SIZE
                      ? "/notifications?agency=" + encoded(chosen) + "&page=" + (number + 1)
                      : ""),
              "Nhắc việc",
              "Alerts");
        });
  }

  /// The live part of the page.
  @GET
  @Path("figures")
  @RolesAllowed({Role.Named.AGENCY, Role.Named.OPERATOR, Role.Named.AUDITOR, Role.Named.PUBLISHER})
  @Operation(
      summary = "The live part of the page",
      description = "A fragment of HTML: figures and lights, fetched again every ten seconds.")
  @APIResponse(
      responseCode = "200",
      description = "The fragment.",
      content = @Content(mediaType = "text/html", example = "<div>…</div>"))
  public TemplateInstance figures(@Parameter(example = "H26.15") @RestQuery @Nullable String agency)
      throws SQLException {
    String chosen = agency == null ? "" : agency.strip();
    return Snapshot.read(
        database,
        tx ->
            Templates.figures(standing(tx, visibility.asked(references.book(tx), chosen), chosen)));
  }

  @POST
  @Path("{id}/acknowledgement")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @RolesAllowed({Role.Named.AGENCY, Role.Named.OPERATOR})
  @Operation(
      summary = "Takes note of an alert from the page",
      description =
          "As POST /api/alerts/{id}/acknowledgement; answers 303 with the page's address, which then shows it.")
  @APIResponse(responseCode = "303", description = "To the page, which then shows it.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "422", ref = "Invalid")
  @RequestBody(
      content =
          @Content(
              mediaType = "application/x-www-form-urlencoded",
              example = "cause=staff&comment=Thi%E1%BA%BFu+ng%C6%B0%E1%BB%9Di&agency=H26.15"))
  public Response acknowledge(
      @Parameter(example = "17") @RestPath String id,
      @RestForm @Nullable String cause,
      @RestForm @Nullable String comment,
      @RestForm @Nullable String agency)
      throws SQLException {
    if (!id.matches("[0-9]{1,18}")) {
      throw ProblemException.of(ProblemType.NOT_FOUND, "There is no such alert.");
    }
    acknowledging.acknowledge(Long.parseLong(id), cause, comment);
    String back = "/notifications?agency=" + encoded(agency == null ? "" : agency) + "#a" + id;
    return Response.seeOther(URI.create(back)).build();
  }

  private Standing standing(Connection tx, Set<String> asked, String chosen) throws SQLException {
    Figures.Late late = figures.late(tx, asked);
    return new Standing(
        written(late.overdue()),
        written(late.dueToday()),
        written(late.open()),
        written(late.paused()),
        late.overdue() > 0,
        late.dueToday() > 0,
        late.through().map(AlertView::written).orElse(""),
        lights.of(figures.hindrances(tx, asked)),
        "agency=" + encoded(chosen));
  }

  /// Every agency that the caller may see, as it last was.
  private List<Agency> choices(ReferenceBook book) {
    Set<String> visible = visibility.asked(book, "");
    return book.latest().agencies().stream()
        .map(List::getLast)
        .filter(each -> visible.contains(each.code()))
        .toList();
  }

  private static List<AlertView> views(Alerts.Page page, LocalDate today) {
    return page.alerts().stream().map(alert -> AlertView.of(alert, today)).toList();
  }

  private static String written(long number) {
    return NumberFormat.getIntegerInstance(VIETNAMESE).format(number);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
