package vn.dunghen.scoring.index;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.statements.Asked;

/// Tries what planned changes would bring. Nothing is written.
@Path("/api/index/{agency}/what-if")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Index")
class WhatIfResource {

  private final DataSource database;
  private final ServiceIndex index;
  private final Planning planning;
  private final WhatIf whatIf;
  private final AskedIndex asked;
  private final SeeingAgencies seeing;
  private final InstantSource clock;

  WhatIfResource(
      DataSource database,
      ServiceIndex index,
      Planning planning,
      WhatIf whatIf,
      AskedIndex asked,
      SeeingAgencies seeing,
      InstantSource clock) {
    this.database = database;
    this.index = index;
    this.planning = planning;
    this.whatIf = whatIf;
    this.asked = asked;
    this.seeing = seeing;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "The index after planned changes",
      description =
          "Up to 1,000 changes with names (complete, file-electronic-result, pay-online, digitise,"
              + " reuse, take-from-store, use-population-data of a dossier; open-online-service,"
              + " announce-procedure, publish-procedure of a procedure; close-petition) give the"
              + " figures that the same events would give if they were told now, each having"
              + " happened `at` an instant that has passed, by default at the end of the period or"
              + " now while it lasts. Or `settle`: so many of the items that an indicator misses for"
              + " a cause turn good, and nothing else changes. Nothing is written.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.OBJECT),
              examples = {
                @ExampleObject(name = "named", value = IndexExamples.NAMED_CHANGES),
                @ExampleObject(name = "counted", value = IndexExamples.COUNTED_CHANGES)
              }))
  @APIResponse(
      responseCode = "200",
      description = "Every indicator, the total and the ranks, before and after.",
      content = @Content(mediaType = "application/json", example = IndexExamples.WHAT_IF))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public WhatIfAnswer whatIf(
      @Parameter(example = "H26.15") @RestPath String agency,
      @Parameter(example = "2024-03") @RestQuery @Nullable String period,
      @Parameter(example = "766-B") @RestQuery @Nullable String ruleset,
      byte[] body)
      throws SQLException {
    Asked.code("agency", agency);
    Period of = Asked.period("period", period);
    RuleSet rules = asked.ruleSet(ruleset, of);
    var request = vn.dunghen.scoring.rulesets.RequestBody.read(body);
    List<PlanReading.Change> changes = PlanReading.read(request, clock.instant());
    return Snapshot.read(
        database,
        tx -> {
          CountedPeriod counted = index.period(tx, of, Optional.empty());
          seeing.require(tx, counted, agency);
          Plan plan = planning.plan(tx, counted, agency, changes, request);
          Standing before = Compared.standing(index.standings(tx, counted, rules), agency);
          Standing after =
              Compared.standing(whatIf.standings(tx, counted, rules, agency, plan), agency);
          return WhatIfAnswer.of(counted, rules, before, after);
        });
  }
}
