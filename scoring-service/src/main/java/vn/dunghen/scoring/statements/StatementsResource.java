package vn.dunghen.scoring.statements;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.statements.model.Measure;
import vn.dunghen.scoring.statements.model.Question;

/// Statements and the lists behind their numbers.
@Path("/api/agencies/{code}/statement")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Statements")
class StatementsResource {

  private final DataSource database;
  private final References references;
  private final Statements statements;
  private final DossierLists lists;
  private final Visibility visibility;

  StatementsResource(
      DataSource database,
      References references,
      Statements statements,
      DossierLists lists,
      Visibility visibility) {
    this.database = database;
    this.references = references;
    this.statements = statements;
    this.lists = lists;
    this.visibility = visibility;
  }

  @GET
  @Operation(
      summary = "The statement of an agency",
      description =
          "The agency with all below it, from the first to the last day, as known at an instant or,"
              + " without asOf, now. Every number is the length of its list.")
  @APIResponse(
      responseCode = "200",
      description = "The statement.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"agency":{"code":"TX","name":"UBND quận Thanh Xuân","validTo":"2025-06-30","successor":"P-TX"},
                   "from":"2024-01-01","to":"2024-06-30","asOf":"2024-06-30T23:59:59+07:00","by":"responsible",
                   "knownThrough":"2026-11-22T09:00:01.204+07:00","provisional":false,"received":24384,"carriedIn":108,
                   "resolvedEarly":8243,"resolvedOnTime":16100,"resolvedLate":0,"closedOther":0,"reopened":0,
                   "transferredIn":0,"transferredOut":0,"inProgress":149,"inProgressOverdue":0,"filedOnline":8219,
                   "generation":1,"computedFrom":"stints"}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public StatementAnswer statement(
      @Parameter(example = "H26.15") @RestPath String code,
      @Parameter(example = "2024-01-01") @RestQuery @Nullable String from,
      @Parameter(example = "2024-06-30") @RestQuery @Nullable String to,
      @Parameter(example = "2024-06-30T23:59:59+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "receiving") @RestQuery @Nullable String by)
      throws SQLException {
    Question question = Asked.question(code, from, to, asOf, by);
    return Snapshot.read(
        database,
        tx -> {
          check(tx, question);
          return statements
              .answer(tx, question)
              .map(StatementAnswer::of)
              .orElseThrow(() -> unknown(question));
        });
  }

  @GET
  @Path("/dossiers")
  @Operation(
      summary = "The dossiers behind a number",
      description =
          "In pages by dossier code; all pages together have exactly `count` items. Besides the"
              + " numbers of the statement there are the lists filedOtherwise, noDate, noCalendar and"
              + " doubtful.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the list.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  {"measure":"inProgress","count":149,"items":[{"dossier":"H26.15-240628-0031",
                   "procedure":"1.004884","receiving":"TX-BPMC","responsible":"TX-TNMT",
                   "receivedAt":"2024-06-28T09:15:00+07:00","online":true,"promise":"2024-07-12T17:00:00+07:00",
                   "dating":"dated"}],"next":"H26.15-240628-0031"}\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public DossierLists.Page dossiers(
      @Parameter(example = "H26.15") @RestPath String code,
      @Parameter(example = "inProgress") @RestQuery @Nullable String measure,
      @Parameter(example = "2024-01-01") @RestQuery @Nullable String from,
      @Parameter(example = "2024-06-30") @RestQuery @Nullable String to,
      @Parameter(example = "2024-06-30T23:59:59+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "responsible") @RestQuery @Nullable String by,
      @Parameter(
              description = "The code that the page before ended with (`next`).",
              example = "H26.15-240628-0031")
          @RestQuery
          @Nullable String after,
      @Parameter(example = "100") @RestQuery @Nullable String size)
      throws SQLException {
    Question question = Asked.question(code, from, to, asOf, by);
    Measure asked = Asked.measure(measure);
    int atMost = Asked.size(size);
    String last = after == null || after.isEmpty() ? "" : Asked.code("after", after);
    return Snapshot.read(
        database,
        tx -> {
          check(tx, question);
          return lists.page(tx, question, asked, last, atMost);
        });
  }

  private void check(Connection tx, Question question) throws SQLException {
    ReferenceBook book = references.book(tx);
    if (!Statements.tree(book, question).knows(question.agency())) {
      throw unknown(question);
    }
    visibility.require(book, Set.of(question.agency()));
  }

  private static ProblemException unknown(Question question) {
    return ProblemException.of(
        ProblemType.NOT_FOUND, "No agency has the code " + question.agency() + ".");
  }
}
