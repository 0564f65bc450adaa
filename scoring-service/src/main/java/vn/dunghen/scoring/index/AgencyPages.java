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
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.View;
import vn.dunghen.scoring.statements.Asked;

/// The index of one agency for people: where its points go, and what wins them back.
@Path("/index/{agency}")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Index")
class AgencyPages {

  private final DataSource database;
  private final ServiceIndex index;
  private final AskedIndex asked;
  private final AllottingPoints allotting;
  private final IndexLists lists;
  private final ReadingOfficial official;
  private final Template page;

  AgencyPages(
      DataSource database,
      ServiceIndex index,
      AskedIndex asked,
      AllottingPoints allotting,
      IndexLists lists,
      ReadingOfficial official,
      @Location("index/one") Template page) {
    this.database = database;
    this.index = index;
    this.asked = asked;
    this.allotting = allotting;
    this.lists = lists;
    this.official = official;
    this.page = page;
  }

  @GET
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
      return official.page(
          Snapshot.read(
              database,
              tx -> {
                CountedPeriod counted = index.period(tx, of, question.asOf());
                return official.read(
                    tx, counted, List.of(counted.agency(agency)), address, Optional.of(agency));
              }));
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
    return page.data("title", shown.headline().name() + ", " + shown.periods().name())
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
        official.of(tx, period, agency));
  }
}
