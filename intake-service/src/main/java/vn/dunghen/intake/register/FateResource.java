package vn.dunghen.intake.register;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.reference.Speaking;

/// Tells what became of an event.
@Path("/api/events")
@Blocking
public class FateResource {

  private static final int LONGEST_CODE = 200;

  private final Fates fates;
  private final KnownReferences references;
  private final CurrentCaller callers;

  FateResource(Fates fates, KnownReferences references, CurrentCaller callers) {
    this.fates = fates;
    this.references = references;
    this.callers = callers;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.Named.SOURCE, Role.Named.IMPORTER, Role.Named.OPERATOR, Role.Named.AUDITOR})
  public Fate fate(
      @QueryParam("source") @Nullable String source, @QueryParam("id") @Nullable String id) {
    String of = required("source", source);
    String named = required("id", id);
    if (!Speaking.maySee(callers.get(), of, references.today())) {
      throw ProblemException.of(ProblemType.NOT_FOUND, "No such event is known.");
    }
    return fates
        .of(of, named)
        .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "No such event is known."));
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isEmpty() || value.length() > LONGEST_CODE) {
      throw ProblemException.parameter(name, "must have 1 to " + LONGEST_CODE + " characters");
    }
    if (value.indexOf('\0') >= 0) {
      throw ProblemException.parameter(name, "must not hold NUL");
    }
    return value;
  }
}
