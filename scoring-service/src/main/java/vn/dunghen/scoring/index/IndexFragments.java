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
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.statements.Asked;
import vn.dunghen.scoring.wording.Notation;
import vn.dunghen.scoring.wording.PeriodName;

/// Parts of pages that are asked for once the page is there, because more has to be counted for
/// them than for the page.
@Path("/fragments/index")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Index")
class IndexFragments {

  private final DataSource database;
  private final ServiceIndex index;
  private final AskedIndex asked;
  private final LowestOfCity lowestOfCity;
  private final Template months;
  private final Template lowest;

  IndexFragments(
      DataSource database,
      ServiceIndex index,
      AskedIndex asked,
      LowestOfCity lowestOfCity,
      @Location("index/months") Template months,
      @Location("index/lowest-card") Template lowest) {
    this.database = database;
    this.index = index;
    this.asked = asked;
    this.lowestOfCity = lowestOfCity;
    this.months = months;
    this.lowest = lowest;
  }

  @GET
  @Path("months")
  @Cache(maxAge = 60, isPrivate = true)
  @Operation(
      summary = "Twelve months of every agency",
      description =
          "A fragment of HTML for the scoreboard: a line for each agency through the totals of the"
              + " twelve months that end with the period, with the same in words.")
  @APIResponse(
      responseCode = "200",
      description = "The lines.",
      content =
          @Content(
              mediaType = "text/html",
              example =
                  """
                  <span id="months-H26_2e_15" hx-swap-oob="true">…</span>\
                  """))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance months(
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(
              description = "What it rests on: city (the default) or portal.",
              example = "portal")
          @RestQuery
          @Nullable String view)
      throws SQLException {
    Period of = Asked.period("period", period);
    var question =
        new Compared.Question(
            of, AskedIndex.asOf(asOf), asked.ruleSet(ruleset, of), AskedIndex.counted(view));
    TwelveMonths read = Snapshot.read(database, tx -> TwelveMonths.read(index, tx, question));
    Optional<Sparkline.Scale> scale = Sparkline.Scale.of(read);
    return months
        .data("from", PeriodName.vi(read.months().getFirst()))
        .data("to", PeriodName.vi(read.months().getLast()))
        .data("least", scale.map(each -> Notation.points(each.lowest())).orElse(""))
        .data("most", scale.map(each -> Notation.points(each.highest())).orElse(""))
        .data(
            "lines",
            scale
                .map(each ->
                    read.totals().keySet().stream()
                        .sorted()
                        .map(code -> Sparkline.of(code, read, each))
                        .toList())
                .orElse(List.of()));
  }

  @GET
  @Path("lowest")
  @Operation(
      summary = "The city's lowest indicator now",
      description =
          "A fragment of HTML for the first page: of the last month with dossiers, the indicator"
              + " with the smallest share of its points, who has most of what is missing, and what"
              + " is to be done.")
  @APIResponse(
      responseCode = "200",
      description = "The card.",
      content = @Content(mediaType = "text/html", example = "<h2>…</h2>"))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public TemplateInstance lowest() throws SQLException {
    return Snapshot.read(database, this::lowest);
  }

  private TemplateInstance lowest(Connection tx) throws SQLException {
    Period of = index.lastMonth(tx);
    Optional<RuleSet> ruleSet = asked.inForce(of);
    TemplateInstance card = lowest.data("period", PeriodName.vi(of));
    if (ruleSet.isEmpty()) {
      return card.data("lowest", null).data("provenance", null);
    }
    Compared compared =
        Compared.read(
            index, tx, new Compared.Question(of, Optional.empty(), ruleSet.get(), View.CITY));
    return card.data(
            "lowest", lowestOfCity.read(tx, compared, PageAddress.of(of, null, null, View.CITY)))
        .data("provenance", Provenance.of(compared));
  }
}
