package vn.dunghen.scoring.overview;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.agencies.model.AgencySearch;
import vn.dunghen.scoring.official.OfficialSummary;
import vn.dunghen.scoring.statements.Asked;
import vn.dunghen.scoring.statements.DossierLists;
import vn.dunghen.scoring.statements.Statements;
import vn.dunghen.scoring.statements.model.By;
import vn.dunghen.scoring.statements.model.Measure;
import vn.dunghen.scoring.statements.model.Question;
import vn.dunghen.scoring.statements.model.Statement;

/// The first page, the list behind a number, and this service's card.
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@RunOnVirtualThread
class OverviewPages {

  private static final String SHOWN_FIRST = "Thanh Xuân";
  private static final LocalDate SHOWN_FROM = LocalDate.of(2024, 1, 1);
  private static final LocalDate SHOWN_TO = LocalDate.of(2024, 6, 30);
  private static final int PAGE_SIZE = 50;

  private final DataSource database;
  private final References references;
  private final Statements statements;
  private final DossierLists lists;
  private final Visibility visibility;
  private final ServiceCard card;
  private final OfficialSummary official;
  private final InstantSource clock;
  private final Pages pages;

  OverviewPages(
      DataSource database,
      References references,
      Statements statements,
      DossierLists lists,
      Visibility visibility,
      ServiceCard card,
      OfficialSummary official,
      InstantSource clock,
      Pages pages) {
    this.database = database;
    this.references = references;
    this.statements = statements;
    this.lists = lists;
    this.visibility = visibility;
    this.card = card;
    this.official = official;
    this.clock = clock;
    this.pages = pages;
  }

  /// The first page: the official result, the services, and the statement of an agency.
  @GET
  @Operation(
      summary = "The first page",
      description =
          "The latest official result of the caller's agency or of the city, where there is one; the"
              + " services; and the statement of an agency for a period.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content =
          @Content(
              mediaType = "text/html",
              example =
                  """
                  <!doctype html>…\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance first(
      @Parameter(example = "TX") @RestQuery @Nullable String agency,
      @Parameter(example = "2024-01-01") @RestQuery @Nullable String from,
      @Parameter(example = "2024-06-30") @RestQuery @Nullable String to,
      @Parameter(example = "2024-06-30T23:59:59+07:00") @RestQuery @Nullable String asOf)
      throws SQLException {
    return Snapshot.read(
        database,
        tx -> {
          ReferenceBook book = references.book(tx);
          List<Agency> choices = choices(book);
          Optional<Question> question =
              agency == null || agency.isBlank()
                  ? firstShown(choices)
                  : Optional.of(Asked.question(agency.strip(), from, to, asOf, null));
          Optional<Statement> statement =
              question.isEmpty() ? Optional.empty() : answer(tx, book, question.get());
          return pages.first(choices, question, statement, official.read(tx, choices));
        });
  }

  /// The dossiers behind a number.
  @GET
  @Path("statement/dossiers")
  @Operation(
      summary = "The page with the dossiers behind a number",
      description = "A hundred at a time, by dossier code.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content =
          @Content(
              mediaType = "text/html",
              example =
                  """
                  <!doctype html>…\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance dossiers(
      @Parameter(example = "TX") @RestQuery @Nullable String agency,
      @Parameter(example = "inProgress") @RestQuery @Nullable String measure,
      @Parameter(example = "2024-01-01") @RestQuery @Nullable String from,
      @Parameter(example = "2024-06-30") @RestQuery @Nullable String to,
      @Parameter(example = "2024-06-30T23:59:59+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "responsible") @RestQuery @Nullable String by,
      @Parameter(example = "H26.15-240628-0031") @RestQuery @Nullable String after)
      throws SQLException {
    Question question = Asked.question(agency == null ? "" : agency, from, to, asOf, by);
    Measure asked = Asked.measure(measure);
    String last = after == null || after.isEmpty() ? "" : Asked.code("after", after);
    return Snapshot.read(
        database,
        tx -> {
          visibility.require(references.book(tx), Set.of(question.agency()));
          return pages.list(question, asked, lists.page(tx, question, asked, last, PAGE_SIZE));
        });
  }

  /// This service's card on the first page.
  @GET
  @Path("fragments/scoring")
  @Operation(
      summary = "The service's card on the first page",
      description = "A fragment of HTML: counts only, for whoever has signed in.")
  @APIResponse(
      responseCode = "200",
      description = "The card.",
      content =
          @Content(
              mediaType = "text/html",
              example =
                  """
                  <h3>scoring-service</h3><p>…</p>\
                  """))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance scoring() throws SQLException {
    return pages.card(card.read());
  }

  private Optional<Statement> answer(Connection tx, ReferenceBook book, Question question)
      throws SQLException {
    visibility.require(book, Set.of(question.agency()));
    return statements.answer(tx, question);
  }

  /// Every agency that the caller may see, as it last was.
  private List<Agency> choices(ReferenceBook book) {
    Predicate<String> visible = visibility.of(book);
    return book.latest().agencies().stream()
        .map(List::getLast)
        .filter(agency -> visible.test(agency.code()))
        .toList();
  }

  private Optional<Question> firstShown(List<Agency> choices) {
    var named = AgencySearch.find(choices.stream().map(List::of).toList(), SHOWN_FIRST);
    if (!named.isEmpty()) {
      return Optional.of(question(named.getFirst(), SHOWN_FROM, SHOWN_TO));
    }
    LocalDate today = CivilTime.dayOf(clock.instant());
    return choices.stream()
        .filter(agency -> agency.parent() == null)
        .findFirst()
        .or(() -> choices.stream().findFirst())
        .map(agency -> question(agency, today.withDayOfMonth(1), today));
  }

  private static Question question(Agency agency, LocalDate from, LocalDate to) {
    return new Question(agency.code(), from, to, Optional.empty(), By.RESPONSIBLE);
  }

  /// The templates and what they are given.
  @jakarta.enterprise.context.ApplicationScoped
  static class Pages {

    private final Template first;
    private final Template list;
    private final Template card;

    Pages(
        @Location("overview/first") Template first,
        @Location("overview/list") Template list,
        @Location("overview/card") Template card) {
      this.first = first;
      this.list = list;
      this.card = card;
    }

    TemplateInstance first(
        List<Agency> choices,
        Optional<Question> question,
        Optional<Statement> statement,
        Optional<OfficialSummary.Summary> official) {
      return first
          .data("title", "Một cửa, đúng hẹn")
          .data("titleEn", "Overview")
          .data("official", official.orElse(null))
          .data("choices", choices)
          .data("agency", question.map(Question::agency).orElse(""))
          .data("from", question.map(asked -> asked.from().toString()).orElse(""))
          .data("to", question.map(asked -> asked.to().toString()).orElse(""))
          .data("asOf", question.flatMap(Question::asOf).map(Pages::local).orElse(""))
          .data("name", statement.map(answer -> answer.agency().name()).orElse(""))
          .data("provisional", statement.map(answer -> answer.window().provisional()).orElse(false))
          .data(
              "knownThrough",
              ServiceCard.written(
                  statement.flatMap(answer -> answer.window().knownThrough()).orElse(null)))
          .data("numbers", statement.map(Number::of).orElse(List.of()));
    }

    TemplateInstance list(Question question, Measure measure, DossierLists.Page page) {
      String parameters = "measure=" + measure.wire() + "&" + Number.parameters(question);
      return list.data("title", Label.of(measure).vi())
          .data("titleEn", Label.of(measure).en())
          .data("agency", question.agency())
          .data("from", question.from().toString())
          .data("to", question.to().toString())
          .data("back", "/?" + Number.parameters(question))
          .data("count", Number.written(page.count()))
          .data("items", page.items())
          .data(
              "next",
              page.next() == null
                  ? ""
                  : "/statement/dossiers?" + parameters + "&after=" + Number.encoded(page.next()));
    }

    TemplateInstance card(ServiceCard.Card state) {
      return card.data("card", state);
    }

    private static String local(java.time.Instant instant) {
      OffsetDateTime local = instant.atZone(CivilTime.ZONE).toOffsetDateTime();
      return local.toString();
    }
  }
}
