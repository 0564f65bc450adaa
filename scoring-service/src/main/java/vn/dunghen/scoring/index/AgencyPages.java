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
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Standing;
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
  private final Template page;

  AgencyPages(
      DataSource database,
      ServiceIndex index,
      AskedIndex asked,
      AllottingPoints allotting,
      @Location("index/one") Template page) {
    this.database = database;
    this.index = index;
    this.asked = asked;
    this.allotting = allotting;
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
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    var question = new Compared.Question(of, AskedIndex.asOf(asOf), asked.ruleSet(ruleset, of));
    AgencyView view =
        Snapshot.read(
            database,
            tx -> {
              Compared compared = Compared.read(index, tx, question);
              Standing standing = compared.standing(agency);
              return AgencyView.of(
                  compared,
                  standing,
                  allotting.ledger(tx, compared.period(), standing),
                  PageAddress.of(of, ruleset, asOf));
            });
    return page.data("title", view.headline().name() + ", " + view.periods().name())
        .data("titleEn", "Service index, " + view.periods().wire())
        .data("view", view);
  }
}
