package vn.dunghen.intake.sources;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.reference.Speaking;
import vn.dunghen.intake.reference.Today;

/// Tells of every source that the caller may see how silent it is and what its sequence lacks.
@Path("/api/sources")
@Blocking
public class SourcesResource {

  private final SourceActivity activity;
  private final KnownReferences references;
  private final CurrentCaller callers;
  private final InstantSource clock;

  SourcesResource(
      SourceActivity activity,
      KnownReferences references,
      CurrentCaller callers,
      InstantSource clock) {
    this.activity = activity;
    this.references = references;
    this.callers = callers;
    this.clock = clock;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.Named.SOURCE, Role.Named.IMPORTER, Role.Named.OPERATOR, Role.Named.AUDITOR})
  public List<SourceReport> sources() {
    Caller caller = callers.get();
    Today today = references.today();
    Instant now = clock.instant();
    return today.sources().stream()
        .filter(source -> Speaking.maySee(caller, source.source(), today))
        .map(source -> activity.report(source, now))
        .toList();
  }
}
