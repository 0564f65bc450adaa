package vn.dunghen.scoring.procedures;

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
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.procedures.model.Gap;
import vn.dunghen.scoring.statements.Asked;

/// The catalogue of procedures for people, and the notice of each for the wall.
@Path("/procedures")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Procedures")
class ProcedurePages {

  private final DataSource database;
  private final References references;
  private final Procedures procedures;
  private final Visibility visibility;
  private final InstantSource clock;
  private final Template all;
  private final Template notice;

  ProcedurePages(
      DataSource database,
      References references,
      Procedures procedures,
      Visibility visibility,
      InstantSource clock,
      @Location("procedures/all") Template all,
      @Location("procedures/notice") Template notice) {
    this.database = database;
    this.references = references;
    this.procedures = procedures;
    this.visibility = visibility;
    this.clock = clock;
    this.all = all;
    this.notice = notice;
  }

  /// The address of the notice of a procedure.
  static String addressOf(String code) {
    return "/procedures/"
        + URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20")
        + "/notice";
  }

  @GET
  @Operation(
      summary = "The page of the catalogue of procedures",
      description =
          "What is to be announced or made public, what passes next first; what the catalogue and"
              + " the national database lack of each procedure; its notice.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance all() throws SQLException {
    Instant now = clock.instant();
    CatalogueView view =
        Snapshot.read(
            database,
            tx -> {
              ReferenceBook book = references.book(tx);
              var units = visibility.asked(book, "");
              return CatalogueView.of(
                  procedures.today(tx, now).stream()
                      .filter(known -> known.isOf(units, true))
                      .toList(),
                  book.latest().calendar(),
                  CivilTime.dayOf(now));
            });
    return all.data("title", "Thủ tục hành chính").data("titleEn", "Procedures").data("view", view);
  }

  @GET
  @Path("{code}/notice")
  @Operation(
      summary = "The notice of a procedure",
      description =
          "To be printed and put up: steps, papers, time limit, fee, officer, hotline, suggestion"
              + " box. It is public; whoever has signed in may see it.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance notice(@Parameter(example = "1.004884") @RestPath String code)
      throws SQLException {
    Asked.code("code", code);
    LocalDate today = CivilTime.dayOf(clock.instant());
    NoticeView view =
        Snapshot.read(
            database,
            tx -> {
              ReferenceBook.View book = references.book(tx).latest();
              Procedure procedure =
                  book.procedure(code, today)
                      .orElseThrow(() ->
                          ProblemException.of(
                              ProblemType.NOT_FOUND, "There is no such procedure today."));
              return NoticeView.of(
                  procedure,
                  unit(book, procedure),
                  Gap.of(procedure).stream().map(GapWords::of).toList(),
                  today);
            });
    return notice.data("title", view.name()).data("titleEn", view.code()).data("view", view);
  }

  private static String unit(ReferenceBook.View book, Procedure procedure) {
    return Optional.ofNullable(procedure.scope().unit())
        .map(code ->
            book.agencies().stream()
                .map(List::getLast)
                .filter(agency -> agency.code().equals(code))
                .findFirst()
                .map(Agency::name)
                .orElse(code))
        .orElse("");
  }
}
