package vn.dunghen.notification.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  /// The agencies whose alerts are asked for.
  ///
  /// @param agency its subtree, with the ended agencies that stand there; blank for everything that
  ///   the caller may see
  /// @throws ProblemException 403 for an agency that the caller may not see
  public Set<String> asked(ReferenceBook book, String agency) {
    ReferenceBook.View known = book.latest();
    AgencyTree today = known.tree(CivilTime.dayOf(clock.instant()));
    Predicate<String> visible = visible(today);
    if (agency.isBlank()) {
      var all = new TreeSet<String>();
      known.agencies().stream().map(List::getLast).forEach(each -> all.add(each.code()));
      all.removeIf(visible.negate());
      return all;
    }
    if (!visible.test(agency)) {
      throw forbidden();
    }
    var counted = new TreeSet<>(today.countedFor(agency));
    counted.add(agency);
    return counted;
  }

  /// Ends the request with 403 unless the caller may see the agency.
  public void require(ReferenceBook book, String agency) {
    if (!visible(book.latest().tree(CivilTime.dayOf(clock.instant()))).test(agency)) {
      throw forbidden();
    }
  }

  private Predicate<String> visible(AgencyTree today) {
    Caller who = caller.get();
    return who.is(Role.SERVICE) ? _ -> true : code -> today.isWithin(code, who.agencies());
  }

  private static ProblemException forbidden() {
    return ProblemException.of(
        ProblemType.FORBIDDEN,
        "This belongs to an agency outside of those that your identity is bound to.");
  }
}
