package vn.dunghen.scoring.rulesets;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.scoring.rulesets.model.Fact;
import vn.dunghen.scoring.rulesets.model.Mean;
import vn.dunghen.scoring.rulesets.model.Rehearsal;
import vn.dunghen.scoring.rulesets.model.RuleSet;
import vn.dunghen.scoring.rulesets.model.Validity;

/// The rule sets of the index, tried on any counts. Nothing here is about an agency, so whoever has
/// signed in may ask.
@Path("/api/rulesets")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Rule sets")
class RuleSetsResource {

  private final RuleSetCatalogue catalogue;

  RuleSetsResource(RuleSetCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// @param validFrom null while the rule set is only rehearsed
  /// @param digest SHA-256 of its file
  record RuleSetAnswer(
      String id,
      int version,
      boolean provisional,
      String nameVi,
      String nameEn,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      String digest) {

    static RuleSetAnswer of(RuleSetCatalogue.Entry entry) {
      RuleSet ruleSet = entry.ruleSet();
      Optional<Validity> dates = ruleSet.validity().map(Fact::value);
      return new RuleSetAnswer(
          ruleSet.id(),
          ruleSet.version(),
          ruleSet.provisional(),
          ruleSet.name().vi(),
          ruleSet.name().en(),
          dates.map(Validity::from).orElse(null),
          dates.flatMap(Validity::to).orElse(null),
          entry.digest());
    }
  }

  @GET
  @Operation(
      summary = "All rule sets",
      description = "With the periods they are for. One without dates is only rehearsed.")
  @APIResponse(
      responseCode = "200",
      description = "The rule sets.",
      content = @Content(mediaType = "application/json", example = RuleSetExamples.LIST))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  public List<RuleSetAnswer> all() {
    return catalogue.entries().stream().map(RuleSetAnswer::of).toList();
  }

  @GET
  @Path("/{id}")
  @Operation(
      summary = "A rule set",
      description =
          "The very data that the service computes with: groups, indicators, maxima, thresholds,"
              + " policies, bands, each with a mark that says how well it is known.")
  @APIResponse(
      responseCode = "200",
      description = "The rule set.",
      content = @Content(mediaType = "application/json", example = RuleSetExamples.ONE))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public byte[] one(@Parameter(example = "766-B") @RestPath String id) {
    return entry(id).file();
  }

  @POST
  @Path("/{id}/score")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Scores of counts",
      description =
          "Each indicator is computed exactly and rounded, a group is the sum of its indicators, the"
              + " total the sum of the groups. Null for both counts says that an indicator could not"
              + " be measured. An indicator that is not given adds nothing and is listed as missing."
              + " Of a group without any indicator given, its published score may be given in"
              + " `group`; it then counts as it is. Other members are ignored.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.OBJECT),
              examples = {
                @ExampleObject(name = "counts", value = RuleSetExamples.COUNTS),
                @ExampleObject(name = "groups", value = RuleSetExamples.GROUPS)
              }))
  @APIResponse(
      responseCode = "200",
      description = "Scores, the ledger of lost points, the cheapest wins.",
      content = @Content(mediaType = "application/json", example = RuleSetExamples.SCORES))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public ScoreAnswer score(@Parameter(example = "766-B") @RestPath String id, byte[] body) {
    RuleSet ruleSet = entry(id).ruleSet();
    ScoreRequest request = ScoreRequest.read(body, ruleSet);
    return ScoreAnswer.of(ruleSet.score(request.measurements(), request.published()));
  }

  @POST
  @Path("/{id}/rehearsal")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Counts under two rule sets",
      description =
          "The same counts under this rule set and another, beside each other, with the change in"
              + " points. Each rule set takes the indicators that it knows.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "counts", value = RuleSetExamples.COUNTS)))
  @APIResponse(
      responseCode = "200",
      description = "Both scores, and by how much the other differs.",
      content = @Content(mediaType = "application/json", example = RuleSetExamples.REHEARSAL))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public ScoreAnswer.RehearsalAnswer rehearse(
      @Parameter(example = "766-B") @RestPath String id,
      @Parameter(description = "The other rule set.", example = "766-A") @RestQuery
          @Nullable String beside,
      byte[] body) {
    RuleSet one = entry(id).ruleSet();
    if (beside == null || beside.isEmpty()) {
      throw ProblemException.parameter("beside", "must name the other rule set");
    }
    RuleSet other =
        catalogue
            .entry(beside)
            .map(RuleSetCatalogue.Entry::ruleSet)
            .orElseThrow(() -> ProblemException.parameter("beside", "is no rule set"));
    ScoreRequest request = ScoreRequest.readCounts(body, one, other);
    return ScoreAnswer.RehearsalAnswer.of(Rehearsal.of(one, other, request.measurements()));
  }

  @POST
  @Path("/{id}/mean")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "The mean of units",
      description =
          "As the portal shows the national mean: the plain mean per group, rounded, then added. It"
              + " is not the mean of the totals.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.OBJECT),
              examples = @ExampleObject(name = "units", value = RuleSetExamples.UNITS)))
  @APIResponse(
      responseCode = "200",
      description = "The mean.",
      content = @Content(mediaType = "application/json", example = RuleSetExamples.MEAN))
  @APIResponse(responseCode = "400", ref = "BadRequest")
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "422", ref = "Invalid")
  public Mean mean(@Parameter(example = "766-B") @RestPath String id, byte[] body) {
    RuleSet ruleSet = entry(id).ruleSet();
    return Mean.of(ruleSet, ScoreRequest.readUnits(body, ruleSet));
  }

  private RuleSetCatalogue.Entry entry(String id) {
    return catalogue
        .entry(id)
        .orElseThrow(
            () -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such rule set."));
  }
}
