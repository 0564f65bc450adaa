package vn.dunghen.following;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    return visible(today(book));
  }

  /// Ends the request with 403 unless the caller may see the agency.
  public void require(ReferenceBook book, String agency) {
    require(book, Set.of(agency));
  }

  /// Ends the request with 403 unless the caller may see at least one of the agencies.
  public void require(ReferenceBook book, Collection<String> codes) {
    if (codes.stream().noneMatch(of(book))) {
      throw forbidden();
    }
  }

  /// The agencies that are asked for.
  ///
  /// @param agency it and all that counts for it, ended agencies included; blank for everything
  ///   that the caller may see
  /// @throws ProblemException 403 for an agency that the caller may not see
  public Set<String> asked(ReferenceBook book, String agency) {
    AgencyTree today = today(book);
    Predicate<String> visible = visible(today);
    if (agency.isBlank()) {
      return book.latest().agencies().stream()
          .map(eras -> eras.getLast().code())
          .filter(visible)
          .collect(Collectors.toCollection(TreeSet::new));
    }
    if (!visible.test(agency)) {
      throw forbidden();
    }
    var counted = new TreeSet<>(today.countedFor(agency));
    counted.add(agency);
    return counted;
  }

  private AgencyTree today(ReferenceBook book) {
    return book.latest().tree(CivilTime.dayOf(clock.instant()));
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
