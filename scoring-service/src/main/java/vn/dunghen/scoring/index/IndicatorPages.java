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
import java.sql.SQLException;
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
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.statements.Asked;

/// One indicator of one agency for people: its numbers, its causes, its items.
@Path("/index/{agency}/{indicator}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Index")
class IndicatorPages {

  private final DataSource database;
  private final ServiceIndex index;
  private final AskedIndex asked;
  private final ExplainingIndicators explaining;
  private final Template page;

  IndicatorPages(
      DataSource database,
      ServiceIndex index,
      AskedIndex asked,
      ExplainingIndicators explaining,
      @Location("index/indicator") Template page) {
    this.database = database;
    this.index = index;
    this.asked = asked;
    this.explaining = explaining;
    this.page = page;
  }

  @GET
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
                  last);
            });
    return page.data("title", indicatorAsked.key() + " " + indicatorAsked.name().vi())
        .data("titleEn", indicatorAsked.name().en() + ", " + shown.periods().wire())
        .data("view", shown);
  }
}
