package vn.dunghen.chassis.edge;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.problem.RequiredText;

/// A resource that exists for these tests only.
@Path("/api/desk")
public class Desk {
  private final CurrentCaller caller;
  private final Template sheet;

  Desk(CurrentCaller caller, @Location("sheet") Template sheet) {
    this.caller = caller;
    this.sheet = sheet;
  }

  @GET
  @Path("caller")
  @RolesAllowed({Role.Named.AGENCY, Role.Named.OPERATOR})
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> caller() {
    return Map.of("name", caller.get().name(), "agencies", caller.get().agencies());
  }

  @GET
  @Path("page")
  @RolesAllowed({Role.Named.AGENCY, Role.Named.OPERATOR})
  @Produces(MediaType.TEXT_HTML)
  public String page() {
    return "<!doctype html>";
  }

  @GET
  @Path("forgotten")
  public String forgotten() {
    return "nobody may see this";
  }

  @GET
  @Path("correlation")
  @PermitAll
  public String correlation() {
    return Correlation.current().orElse("none");
  }

  @GET
  @Path("defect")
  @PermitAll
  public String defect() {
    throw new IllegalStateException("secret inner words");
  }

  @GET
  @Path("busy")
  @PermitAll
  public String busy() {
    throw new ProblemException(
        Problem.of(ProblemType.TOO_MANY_REQUESTS), Map.of("Retry-After", "7"));
  }

  @POST
  @Path("slips")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> file(@Valid Slip slip) {
    return Map.of("filed", slip.name());
  }

  @POST
  @Path("closing")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> close(@Nullable Closing closing) {
    String reason = closing == null ? null : closing.reason();
    return Map.of("closed", RequiredText.of("/reason", reason, 10));
  }

  @GET
  @Path("sheet")
  @PermitAll
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance sheet() {
    return sheet.data("title", "Trang thử").data("titleEn", "A page <tried>");
  }

  /// A body with a text that is needed.
  public record Closing(@Nullable String reason) {}

  /// A body with a rule.
  public record Slip(@NotBlank String name, List<@Valid Line> lines) {}

  /// A part of it.
  public record Line(@NotBlank String text) {}
}
