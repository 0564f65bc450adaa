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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.following.References;
import vn.dunghen.scoring.agencies.Visibility;
import vn.dunghen.scoring.statements.model.Measure;
import vn.dunghen.scoring.statements.model.Question;

/// Statements and the lists behind their numbers.
@Path("/api/agencies/{code}/statement")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Statements")
class StatementsResource {

  private static final int DEFAULT_SIZE = 100;
  private static final int LARGEST_SIZE = 1000;

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
              + " numbers of the statement there are the lists noDate, noCalendar and doubtful.")
  public DossierLists.Page dossiers(
      @Parameter(example = "H26.15") @RestPath String code,
      @Parameter(example = "inProgress") @RestQuery @Nullable String measure,
      @Parameter(example = "2024-01-01") @RestQuery @Nullable String from,
      @Parameter(example = "2024-06-30") @RestQuery @Nullable String to,
      @Parameter(example = "2024-06-30T23:59:59+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "responsible") @RestQuery @Nullable String by,
      @Parameter(description = "The code that the page before ended with (`next`).") @RestQuery
          @Nullable String after,
      @Parameter(example = "100") @RestQuery @Nullable String size)
      throws SQLException {
    Question question = Asked.question(code, from, to, asOf, by);
    Measure asked = Asked.measure(measure);
    int atMost = size(size);
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

  private static int size(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return DEFAULT_SIZE;
    }
    if (text.matches("[0-9]{1,4}")) {
      int size = Integer.parseInt(text);
      if (size >= 1 && size <= LARGEST_SIZE) {
        return size;
      }
    }
    throw ProblemException.parameter("size", "must be a whole number from 1 to " + LARGEST_SIZE);
  }
}
