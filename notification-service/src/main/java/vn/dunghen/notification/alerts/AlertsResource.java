package vn.dunghen.notification.alerts;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.notification.alerts.model.Stage;

/// Alerts of the agencies that the caller answers for.
@Path("/api/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Alerts")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
class AlertsResource {

  private static final int SIZE = 50;
  private static final int LAST_PAGE = 100_000;
  private static final String ALERT =
      """
      {"id":17,"dossier":"H26.15-260302-0001","procedure":"1.001193","promiseNumber":1,
       "stage":"overdue","occurrence":1,"agency":"H26.15","agencyName":"Phường Thanh Xuân",
       "responsible":"H26.15","promise":"2026-03-10T17:00:00+07:00",
       "judgedAt":"2026-03-11T00:00:04+07:00","raisedAt":"2026-03-11T00:00:05+07:00",
       "state":"acknowledged","reason":null,"settledAt":null,
       "told":[{"agency":"H26.15","recipient":"Trực một cửa","way":"email","withdrawal":false,
                "state":"sent","at":"2026-03-11T00:00:09+07:00","problem":null}],
       "acknowledgements":[{"at":"2026-03-11T08:10:00+07:00","by":"agency-thanh-xuan",
                            "cause":"other-agency","comment":"Chờ Sở Tư pháp trả lời"}]}
      """;

  private final DataSource database;
  private final References references;
  private final Visibility visibility;
  private final Alerts alerts;
  private final Acknowledging acknowledging;

  AlertsResource(
      DataSource database,
      References references,
      Visibility visibility,
      Alerts alerts,
      Acknowledging acknowledging) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
    this.alerts = alerts;
    this.acknowledging = acknowledging;
  }

  /// @param page from 0
  record Answer(int page, int size, long total, List<AlertAnswer> items) {
    Answer {
      items = List.copyOf(items);
    }
  }

  /// @param cause staff, other-agency, applicant, portal-data, system or other
  record Note(@Nullable String cause, @Nullable String comment) {}

  @GET
  @RolesAllowed({
    Role.Named.AGENCY,
    Role.Named.OPERATOR,
    Role.Named.AUDITOR,
    Role.Named.PUBLISHER,
    Role.Named.SERVICE
  })
  @Operation(
      summary = "The alerts of an agency with all below it, the most late first",
      description = "Without an agency: of every agency that the caller may see.")
  @APIResponse(
      responseCode = "200",
      description = "One page of alerts.",
      content =
          @Content(
              mediaType = "application/json",
              example = "{\"page\":0,\"size\":50,\"total\":1,\"items\":[" + ALERT + "]}"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  public Answer list(
      @Parameter(example = "H26.15") @RestQuery @Nullable String agency,
      @Parameter(example = "overdue", description = "due-today or overdue") @RestQuery
          @Nullable String stage,
      @Parameter(
              example = "sent",
              description =
                  "held, undeliverable, failed, waiting, sent, acknowledged, over or withdrawn")
          @RestQuery
          @Nullable String state,
      @Parameter(example = "0") @RestQuery @Nullable String page)
      throws SQLException {
    Optional<Stage> ofStage = word("stage", stage, Stage::ofWire);
    Set<AlertState> ofState =
        word("state", state, AlertState::ofWire).map(Set::of).orElse(Set.of());
    int number = page(page);
    return Snapshot.read(
        database,
        tx -> {
          Set<String> asked =
              visibility.asked(references.book(tx), agency == null ? "" : agency.strip());
          var found =
              alerts.page(tx, new Alerts.Query(asked, ofStage, ofState, true, number, SIZE));
          return new Answer(
              number, SIZE, found.total(), found.alerts().stream().map(AlertAnswer::of).toList());
        });
  }

  @GET
  @Path("{id}")
  @RolesAllowed({
    Role.Named.AGENCY,
    Role.Named.OPERATOR,
    Role.Named.AUDITOR,
    Role.Named.PUBLISHER,
    Role.Named.SERVICE
  })
  @Operation(
      summary = "One alert",
      description = "Who was told when and by which way, and who took note of it.")
  @APIResponse(
      responseCode = "200",
      description = "The alert.",
      content = @Content(mediaType = "application/json", example = ALERT))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public AlertAnswer alert(@Parameter(example = "17") @RestPath String id) throws SQLException {
    long number = id(id);
    return Snapshot.read(
        database,
        tx -> {
          Alerts.Alert alert = alerts.alert(tx, number).orElseThrow(AlertsResource::unknown);
          visibility.require(references.book(tx), alert.agency());
          return AlertAnswer.of(alert);
        });
  }

  @POST
  @Path("{id}/acknowledgement")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.Named.AGENCY, Role.Named.OPERATOR})
  @Operation(
      summary = "Takes note of an alert, with a cause and a comment",
      description =
          "Kept with the caller's name and the time, beside earlier ones. The dossier stays late"
              + " until it ends.")
  @APIResponse(
      responseCode = "200",
      description = "The alert, acknowledged.",
      content = @Content(mediaType = "application/json", example = ALERT))
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public AlertAnswer acknowledge(
      @Parameter(example = "17") @RestPath String id,
      @org.eclipse.microprofile.openapi.annotations.parameters.RequestBody(
              content =
                  @Content(
                      mediaType = "application/json",
                      example =
                          "{\"cause\":\"other-agency\",\"comment\":\"Chờ Sở Tư pháp trả lời\"}"))
          @Nullable Note note)
      throws SQLException {
    return AlertAnswer.of(
        acknowledging.acknowledge(
            id(id), note == null ? null : note.cause(), note == null ? null : note.comment()));
  }

  private static long id(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw unknown();
    }
    return Long.parseLong(text);
  }

  private static int page(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return 0;
    }
    if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) > LAST_PAGE) {
      throw ProblemException.parameter("page", "must lie between 0 and " + LAST_PAGE);
    }
    return Integer.parseInt(text);
  }

  private static <W> Optional<W> word(
      String name, @Nullable String text, Function<String, Optional<W>> read) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    Optional<W> found = read.apply(text);
    if (found.isEmpty()) {
      throw ProblemException.parameter(name, "is not one of the known words");
    }
    return found;
  }

  private static ProblemException unknown() {
    return ProblemException.of(ProblemType.NOT_FOUND, "There is no such alert.");
  }
}
