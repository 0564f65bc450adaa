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
import java.util.List;
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
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Held;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.statements.Asked;

/// What settling some of the missing items of an indicator would bring, for people.
@Path("/index/{agency}/{indicator}/what-if")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Index")
class WhatIfPages {

  private final DataSource database;
  private final ServiceIndex index;
  private final AllottingPoints allotting;
  private final WhatIf whatIf;
  private final AskedIndex asked;
  private final SeeingAgencies seeing;
  private final Template page;

  WhatIfPages(
      DataSource database,
      ServiceIndex index,
      AllottingPoints allotting,
      WhatIf whatIf,
      AskedIndex asked,
      SeeingAgencies seeing,
      @Location("index/what-if") Template page) {
    this.database = database;
    this.index = index;
    this.allotting = allotting;
    this.whatIf = whatIf;
    this.asked = asked;
    this.seeing = seeing;
    this.page = page;
  }

  @GET
  @Operation(
      summary = "The page with what settling items would bring",
      description =
          "As if so many of the items that the indicator misses for a cause had turned good, and"
              + " nothing else had changed: total, rank and indicators before and after. Nothing is"
              + " written.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance settled(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "4.2") @RestPath String indicator,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      @Parameter(example = "papersNotDigitised") @RestQuery @Nullable String cause,
      @Parameter(example = "50") @RestQuery @Nullable String items)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    var question =
        new Compared.Question(of, Optional.empty(), asked.ruleSet(ruleset, of), View.CITY);
    Indicator indicatorAsked =
        question
            .ruleSet()
            .indicator(indicator)
            .orElseThrow(() ->
                ProblemException.of(ProblemType.NOT_FOUND, "The rule set has no such indicator."));
    var settled = new Plan.Settled(indicator, cause(indicator, cause), items(items));
    PageAddress address = PageAddress.of(of, ruleset, null, View.CITY);
    WhatIfView view =
        Snapshot.read(
            database,
            tx -> {
              Compared compared = Compared.read(index, tx, question);
              seeing.require(tx, compared.period(), agency);
              Standing before = compared.standing(agency);
              requireMissing(tx, compared.period(), agency, settled);
              Standing after =
                  Compared.standing(
                      whatIf.standings(
                          tx,
                          compared.period(),
                          question.ruleSet(),
                          agency,
                          Plan.of(List.of(settled))),
                      agency);
              return WhatIfView.of(
                  WhatIfAnswer.of(compared.period(), question.ruleSet(), before, after),
                  settled,
                  new PageAddress.Way(
                      before.agency().name() + ", " + indicator + " " + indicatorAsked.name().vi(),
                      address.indicator(agency, indicator)),
                  compared);
            });
    return page.data("title", "Tính thử: " + view.back().name())
        .data("titleEn", "What if these were settled")
        .data("view", view);
  }

  private String cause(String indicator, @Nullable String cause) {
    List<String> causes =
        allotting
            .naming(indicator)
            .map(naming -> naming.causes().getOrDefault(indicator, List.of()))
            .orElse(List.of());
    if (cause == null || !causes.contains(cause)) {
      throw ProblemException.parameter(
          "cause",
          causes.isEmpty()
              ? "cannot be given: this indicator misses no items"
              : "must be one of " + String.join(", ", causes));
    }
    return cause;
  }

  private static long items(@Nullable String text) {
    if (text != null && text.strip().matches("[1-9][0-9]{0,8}")) {
      return Long.parseLong(text.strip());
    }
    throw ProblemException.parameter("items", "must be a whole number, 1 or more");
  }

  private void requireMissing(
      Connection tx, CountedPeriod period, String agency, Plan.Settled settled)
      throws SQLException {
    long missing =
        allotting.held(tx, period, agency, settled.indicator()).stream()
            .filter(held -> held.cause().equals(settled.cause()))
            .mapToLong(Held::items)
            .sum();
    if (settled.items() > missing) {
      throw ProblemException.parameter(
          "items", "is more than the " + missing + " that are missing");
    }
  }
}
