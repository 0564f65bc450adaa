package vn.dunghen.scoring.rulesets;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;

/// The rule sets for people: which there are, and every rule of one with its source.
@Path("/rulesets")
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Rule sets")
class RuleSetPages {

  private final RuleSetCatalogue catalogue;
  private final Template all;
  private final Template one;

  RuleSetPages(
      RuleSetCatalogue catalogue,
      @Location("rulesets/all") Template all,
      @Location("rulesets/one") Template one) {
    this.catalogue = catalogue;
    this.all = all;
    this.one = one;
  }

  @GET
  @Operation(summary = "The page of all rule sets", description = "With the periods they are for.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  public TemplateInstance all() {
    return all.data("title", "Bộ quy tắc tính điểm")
        .data("titleEn", "Rule sets of the index")
        .data("sets", catalogue.entries().stream().map(RuleSetView::of).toList());
  }

  @GET
  @Path("{id}")
  @Operation(
      summary = "The page of a rule set",
      description = "Groups and indicators with maximum, threshold, policy, formula and source.")
  @APIResponse(
      responseCode = "200",
      description = "The page.",
      content = @Content(mediaType = "text/html", example = "<!doctype html>…"))
  @APIResponse(responseCode = "401", ref = "Unauthenticated")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public TemplateInstance one(@Parameter(example = "766-B") @RestPath String id) {
    RuleSetView view =
        catalogue
            .entry(id)
            .map(RuleSetView::of)
            .orElseThrow(
                () -> ProblemException.of(ProblemType.NOT_FOUND, "There is no such rule set."));
    return one.data("title", view.name().vi()).data("titleEn", view.name().en()).data("set", view);
  }
}
