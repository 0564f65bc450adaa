package vn.dunghen.scoring.index;

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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.official.OfficialTotals;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.statements.Asked;

/// The index for people: every agency beside the others.
@Path("/index")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Index")
class IndexPages {

  private static final int PAGE_SIZE = 50;

  private final DataSource database;
  private final ServiceIndex index;
  private final IndexLists lists;
  private final OfficialTotals results;
  private final AskedIndex asked;
  private final CurrentCaller caller;
  private final Template all;
  private final Template one;
  private final Template indicator;
  private final Template official;
  private final Template late;
  private final AllottingPoints allotting;
  private final ExplainingIndicators explaining;
  private final References references;
  private final Visibility visibility;

  IndexPages(
      DataSource database,
      ServiceIndex index,
      IndexLists lists,
      OfficialTotals results,
      AskedIndex asked,
      CurrentCaller caller,
      @Location("index/all") Template all,
      @Location("index/one") Template one,
      @Location("index/indicator") Template indicator,
      @Location("index/official") Template official,
      @Location("index/late") Template late,
      AllottingPoints allotting,
      ExplainingIndicators explaining,
      References references,
      Visibility visibility) {
    this.database = database;
    this.index = index;
    this.lists = lists;
    this.results = results;
    this.asked = asked;
    this.caller = caller;
    this.all = all;
    this.one = one;
    this.indicator = indicator;
    this.official = official;
    this.late = late;
    this.allotting = allotting;
    this.explaining = explaining;
    this.references = references;
    this.visibility = visibility;
  }

  @GET
  @Operation(
      summary = "The page with the index of every agency",
      description =
          "With points by group, total, ranks and the change against the period before; without a"
              + " period that of the last month with dossiers. `sort` is name, total, change, rank,"
              + " peers, dossiers or group- with the key of a group; with - before it the other end"
              + " comes first. `view=official` shows what was published instead.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance all(
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "-total") @RestQuery @Nullable String sort,
      @Parameter(
              description = "What it rests on: city (the default), portal or official.",
              example = "portal")
          @RestQuery
          @Nullable String view)
      throws SQLException {
    Optional<String> named = Optional.ofNullable(period).filter(text -> !text.isBlank());
    Optional<Period> given = named.map(text -> Asked.period("period", text));
    var known = AskedIndex.asOf(asOf);
    View on = AskedIndex.view(view);
    if (on == View.OFFICIAL) {
      return official(
          Snapshot.read(
              database,
              tx -> {
                Period of = given.isPresent() ? given.get() : index.lastMonth(tx);
                CountedPeriod counted = index.period(tx, of, known);
                return published(
                    tx,
                    counted,
                    counted.agencies(),
                    PageAddress.of(of, ruleset, asOf, on),
                    Optional.empty());
              }),
          "Kết quả chính thức, ");
    }
    Scoreboard board =
        Snapshot.read(
            database,
            tx -> {
              Period of = given.isPresent() ? given.get() : index.lastMonth(tx);
              Compared compared =
                  Compared.read(
                      index, tx, new Compared.Question(of, known, asked.ruleSet(ruleset, of), on));
              return Scoreboard.of(
                  compared, PageAddress.of(of, ruleset, asOf, on), sort, shownFirst(compared));
            });
    return all.data("title", "Chỉ số phục vụ, " + board.periods().name())
        .data("titleEn", "Service index, " + board.periods().wire())
        .data("board", board);
  }

  @GET
  @Path("{agency}")
  @Operation(
      summary = "The page with the index of one agency",
      description =
          "Where its points go, the ten cheapest to win, and every indicator with worked numbers and"
              + " its change against the period before.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance one(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(
              description = "What it rests on: city (the default), portal or official.",
              example = "portal")
          @RestQuery
          @Nullable String view)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    var question =
        new Compared.Question(
            of, AskedIndex.asOf(asOf), asked.ruleSet(ruleset, of), AskedIndex.view(view));
    PageAddress address = PageAddress.of(of, ruleset, asOf, question.view());
    if (question.view() == View.OFFICIAL) {
      return official(
          Snapshot.read(
              database,
              tx -> {
                CountedPeriod counted = index.period(tx, of, question.asOf());
                return published(
                    tx, counted, List.of(counted.agency(agency)), address, Optional.of(agency));
              }),
          "Kết quả chính thức, ");
    }
    AgencyView shown =
        Snapshot.read(
            database,
            tx -> {
              Compared compared = Compared.read(index, tx, question);
              Standing standing = compared.standing(agency);
              return AgencyView.of(
                  compared,
                  standing,
                  allotting.ledger(tx, compared.period(), standing),
                  address,
                  beside(tx, compared, agency));
            });
    return one.data("title", shown.headline().name() + ", " + shown.periods().name())
        .data("titleEn", "Service index, " + shown.periods().wire())
        .data("view", shown);
  }

  /// What is known of an agency beside the view that is shown.
  private AgencyView.Beside beside(Connection tx, Compared compared, String agency)
      throws SQLException {
    CountedPeriod period = compared.period();
    View other = compared.view() == View.CITY ? View.PORTAL : View.CITY;
    Map<String, Standing> standings =
        compared.seen() || other == View.CITY
            ? index.standings(tx, period.on(other), compared.ruleSet())
            : Map.of();
    return new AgencyView.Beside(
        standings.get(agency),
        compared.seen() ? lists.lateThere(tx, period, agency) : 0,
        Optional.ofNullable(
            results.of(tx, List.of(agency), period.period(), period.window().known()).get(agency)));
  }

  private OfficialView published(
      Connection tx,
      CountedPeriod period,
      List<Agency> agencies,
      PageAddress address,
      Optional<String> agency)
      throws SQLException {
    return OfficialView.of(
        agencies,
        results.of(
            tx,
            agencies.stream().map(Agency::code).toList(),
            period.period(),
            period.window().known()),
        address,
        agency);
  }

  private TemplateInstance official(OfficialView shown, String title) {
    return official
        .data("title", title + shown.periods().name())
        .data("titleEn", "Official results, " + shown.periods().wire())
        .data("view", shown);
  }

  @GET
  @Path("{agency}/late-on-portal")
  @Operation(
      summary = "The page with the dossiers that are late on the portal's view alone",
      description =
          "Those that count late on what the national portal shows and not on what the city knows,"
              + " fifty at a time, with the dates of both; for those who may see the agency.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance lateThere(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(
              description = "The code that the page before ended with.",
              example = "H26.15-240228-0031")
          @RestQuery
          @Nullable String after)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    Optional<Instant> known = AskedIndex.asOf(asOf);
    String last = after == null || after.isEmpty() ? "" : Asked.code("after", after);
    PageAddress address = PageAddress.of(of, ruleset, asOf, View.CITY);
    LateThereView shown =
        Snapshot.read(
            database,
            tx -> {
              CountedPeriod counted = index.period(tx, of, known);
              Agency found = counted.agency(agency);
              visibility.require(references.book(tx), agency);
              return LateThereView.of(
                  found, counted, lists.lateThere(tx, counted, agency, last, PAGE_SIZE), address);
            });
    return late.data("title", "Chỉ quá hạn trên Cổng, " + shown.periods().name())
        .data("titleEn", "Late on the portal alone, " + shown.periods().wire())
        .data("view", shown);
  }

  @GET
  @Path("{agency}/{indicator}")
  @Operation(
      summary = "The page with one indicator of one agency",
      description =
          "The formula with worked numbers and its source, why items are missing and what each cause"
              + " costs, which units hold them, and, for those who may see the agency, the items"
              + " themselves, fifty at a time.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance indicator(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2.1") @RestPath String indicator,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(
              description = "What it rests on: city (the default) or portal.",
              example = "portal")
          @RestQuery
          @Nullable String view,
      @Parameter(
              description = "What the page before ended with.",
              example = "overdue/H26.15-240228-0031")
          @RestQuery
          @Nullable String after)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    var question =
        new Compared.Question(
            of, AskedIndex.asOf(asOf), asked.ruleSet(ruleset, of), AskedIndex.counted(view));
    Indicator indicatorAsked =
        question
            .ruleSet()
            .indicator(indicator)
            .orElseThrow(() ->
                ProblemException.of(ProblemType.NOT_FOUND, "The rule set has no such indicator."));
    String last = after == null || after.isEmpty() ? "" : Asked.code("after", after);
    IndicatorView shown =
        Snapshot.read(
            database,
            tx -> {
              Compared compared = Compared.read(index, tx, question);
              return explaining.explain(
                  tx,
                  compared,
                  compared.standing(agency),
                  indicatorAsked,
                  PageAddress.of(of, ruleset, asOf, question.view()),
                  visibility.of(references.book(tx)).test(agency),
                  last);
            });
    return this.indicator
        .data("title", indicatorAsked.key() + " " + indicatorAsked.name().vi())
        .data("titleEn", indicatorAsked.name().en() + ", " + shown.periods().wire())
        .data("view", shown);
  }

  /// The first of the caller's agencies that has an index, else the city.
  private Optional<String> shownFirst(Compared compared) {
    return caller.get().agencies().stream()
        .filter(compared.now()::containsKey)
        .findFirst()
        .or(() ->
            compared.now().keySet().stream().filter(compared.period().tree()::isTop).findFirst());
  }
}
