package vn.dunghen.intake.quarantine;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.dossier.event.ReferenceEvent.Source;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.intake.quarantine.Settling.Settled;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.reference.Speaking;
import vn.dunghen.intake.reference.Today;
import vn.dunghen.intake.register.Provenance;

/// Lists, re-drives and discards what is in quarantine.
@Path("/api/quarantine")
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class QuarantineResource {

  private static final Set<String> STATES = Set.of("open", "redriven", "discarded");
  private static final int PAGE_SIZE = 100;
  private static final int LAST_PAGE = 100_000;
  private static final int LONGEST_REASON = 1_000;

  private final QuarantineReading reading;
  private final Settling settling;
  private final KnownReferences references;
  private final CurrentCaller callers;
  private final InstantSource clock;

  QuarantineResource(
      QuarantineReading reading,
      Settling settling,
      KnownReferences references,
      CurrentCaller callers,
      InstantSource clock) {
    this.reading = reading;
    this.settling = settling;
    this.references = references;
    this.callers = callers;
    this.clock = clock;
  }

  /// @param items newest first
  public record Page(List<Kept> items, int page, int size) {}

  /// Why something is settled.
  public record Wish(@Nullable String reason) {}

  @GET
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.IMPORTER, Role.Named.AUDITOR})
  public Page list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("source") @Nullable String source,
      @QueryParam("page") @DefaultValue("0") int page) {
    if (state != null && !STATES.contains(state)) {
      throw ProblemException.parameter("state", "must be open, redriven or discarded");
    }
    if (page < 0 || page > LAST_PAGE) {
      throw ProblemException.parameter("page", "must lie between 0 and " + LAST_PAGE);
    }
    if (source != null && source.indexOf('\0') >= 0) {
      throw ProblemException.parameter("source", "must not hold NUL");
    }
    Caller caller = callers.get();
    Today today = references.today();
    List<String> hidden =
        today.sources().stream()
            .map(Source::source)
            .filter(known -> !Speaking.maySee(caller, known, today))
            .toList();
    return new Page(reading.list(state, source, hidden, PAGE_SIZE, page), page, PAGE_SIZE);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.IMPORTER, Role.Named.AUDITOR})
  public Kept one(@PathParam("id") long id) {
    return visible(id);
  }

  @POST
  @Path("/{id}/redrive")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.IMPORTER})
  public Map<String, Object> redrive(@PathParam("id") long id, @Nullable Wish wish) {
    visible(id);
    return answer(settling.redrive(id, reason(wish), provenance()));
  }

  @POST
  @Path("/{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.Named.OPERATOR, Role.Named.IMPORTER})
  public Map<String, Object> discard(@PathParam("id") long id, @Nullable Wish wish) {
    visible(id);
    return answer(settling.discard(id, reason(wish), provenance()));
  }

  private Kept visible(long id) {
    return reading
        .one(id)
        .filter(kept -> Speaking.maySee(callers.get(), kept.source(), references.today()))
        .orElseThrow(
            () -> ProblemException.of(ProblemType.NOT_FOUND, "Nothing is kept by this number."));
  }

  private Provenance provenance() {
    return new Provenance(
        callers.get().name(),
        Correlation.current().orElse(""),
        CivilTime.toPrecision(clock.instant()));
  }

  private static String reason(@Nullable Wish wish) {
    String reason = wish == null ? null : wish.reason();
    if (reason == null
        || reason.isBlank()
        || reason.length() > LONGEST_REASON
        || reason.indexOf('\0') >= 0) {
      throw ProblemException.of(
          ProblemType.INVALID, "A reason of 1 to " + LONGEST_REASON + " characters is needed.");
    }
    return reason;
  }

  private static Map<String, Object> answer(Settled settled) {
    return switch (settled) {
      case Settled.Redriven(String newId) -> Map.of("state", "redriven", "newId", newId);
      case Settled.Discarded() -> Map.of("state", "discarded");
      case Settled.AlreadySettled(String state) ->
          throw ProblemException.of(ProblemType.CONFLICT, "It is " + state + " already.");
    };
  }
}
