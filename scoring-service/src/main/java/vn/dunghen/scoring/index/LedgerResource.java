package vn.dunghen.scoring.index;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.LedgerByCause;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.Fraction;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.statements.Asked;

/// Where the points of an agency went: figures for everyone who has signed in, items for those who
/// may see the agency.
@Path("/api/index/{agency}/ledger")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Index")
class LedgerResource {

  private final DataSource database;
  private final ServiceIndex index;
  private final AllottingPoints allotting;
  private final AskedIndex asked;
  private final SeeingAgencies seeing;

  LedgerResource(
      DataSource database,
      ServiceIndex index,
      AllottingPoints allotting,
      AskedIndex asked,
      SeeingAgencies seeing) {
    this.database = database;
    this.index = index;
    this.allotting = allotting;
    this.asked = asked;
    this.seeing = seeing;
  }

  @GET
  @Operation(
      summary = "Where the points of an agency went",
      description =
          "What the index lacks to its maximum, allotted to indicators, to causes within each, and"
              + " to the agencies whose items they are. Every item of an indicator costs the same;"
              + " the sums are exact, one line takes up the rounding.")
  @APIResponse(
      responseCode = "200",
      description = "The ledger.",
      content = @Content(mediaType = "application/json", example = IndexExamples.LEDGER))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public LedgerAnswer ledger(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    var known = AskedIndex.asOf(asOf);
    RuleSet rules = asked.ruleSet(ruleset, of);
    return Snapshot.read(
        database,
        tx -> {
          CountedPeriod counted = index.period(tx, of, known);
          Map<String, Standing> all = index.standings(tx, counted, rules);
          Standing standing = Compared.standing(all, agency);
          return LedgerAnswer.of(
              counted, rules, standing, allotting.ledger(tx, counted, standing), all);
        });
  }

  @GET
  @Path("/items")
  @Operation(
      summary = "The items behind a cause",
      description =
          "The dossiers, procedures or petitions that an indicator misses for one cause, in pages by"
              + " code; all pages together have exactly `count` items, and each costs `points`. A"
              + " cause without items has no list.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the list.",
      content = @Content(mediaType = "application/json", example = IndexExamples.LEDGER_ITEMS))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public LedgerAnswer.ItemsAnswer items(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "2.1") @RestQuery @Nullable String indicator,
      @Parameter(example = "overdue") @RestQuery @Nullable String cause,
      @Parameter(example = "2024-04-05T09:00:00+07:00") @RestQuery @Nullable String asOf,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      @Parameter(
              description = "The code that the page before ended with (`next`).",
              example = "H26.15-240228-0031")
          @RestQuery
          @Nullable String after,
      @Parameter(example = "100") @RestQuery @Nullable String size)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    var known = AskedIndex.asOf(asOf);
    RuleSet rules = asked.ruleSet(ruleset, of);
    String key = String.valueOf(indicator);
    Naming naming =
        allotting
            .naming(key)
            .orElseThrow(
                () -> ProblemException.parameter("indicator", "is none that misses items"));
    List<String> causes = naming.causes().getOrDefault(key, List.of());
    if (!causes.contains(String.valueOf(cause))) {
      throw ProblemException.parameter("cause", "must be one of " + String.join(", ", causes));
    }
    var question =
        new Naming.Asked(
            agency,
            key,
            String.valueOf(cause),
            after == null || after.isEmpty() ? "" : Asked.code("after", after),
            Asked.size(size));
    return Snapshot.read(
        database,
        tx -> {
          CountedPeriod counted = index.period(tx, of, known);
          seeing.require(tx, counted, agency);
          Standing standing = Compared.standing(index.standings(tx, counted, rules), agency);
          Fraction perItem =
              allotting
                  .ledger(tx, counted, standing)
                  .line(key)
                  .map(LedgerByCause.Line::perItem)
                  .orElse(Fraction.ZERO);
          return LedgerAnswer.ItemsAnswer.of(
              question, naming.items(tx, counted, question), perItem);
        });
  }
}
