package vn.dunghen.sync.agencies;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Predicate;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;

/// What the caller may see: the agencies at or below those that the identity is bound to, in
/// today's tree, ended ones included. Another service sees everything.
@ApplicationScoped
public class Visibility {

  private final CurrentCaller caller;
  private final InstantSource clock;

  Visibility(CurrentCaller caller, InstantSource clock) {
    this.caller = caller;
    this.clock = clock;
  }

  /// Whether the caller may see an agency.
  public Predicate<String> of(ReferenceBook book) {
    Caller who = caller.get();
    if (who.is(Role.SERVICE)) {
      return _ -> true;
    }
    AgencyTree today = book.latest().tree(CivilTime.dayOf(clock.instant()));
    return code -> today.isWithin(code, who.agencies());
  }

  /// Ends the request with 403 unless the caller may see the agency.
  public void require(ReferenceBook book, String agency) {
    if (!of(book).test(agency)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "This belongs to an agency outside of those that your identity is bound to.");
    }
  }

  /// The agency and everything that counts for it.
  public Set<String> subtree(ReferenceBook book, String agency) {
    return book.latest().tree(CivilTime.dayOf(clock.instant())).countedFor(agency);
  }

  /// The caller's name, for audits.
  public String callerName() {
    return caller.get().name();
  }
}
