package vn.dunghen.chassis.identity;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who calls.
///
/// @param name the identity's name
/// @param agencies codes of the agencies whose subtrees are the caller's own
public record Caller(String name, Set<Role> roles, List<String> agencies) {
  static final String AGENCIES = "agencies";

  public Caller {
    roles = Set.copyOf(roles);
    agencies = List.copyOf(agencies);
  }

  /// The caller of an authenticated request.
  public static Caller of(SecurityIdentity identity) {
    var roles =
        identity.getRoles().stream()
            .flatMap(word -> Role.of(word).stream())
            .collect(Collectors.toUnmodifiableSet());
    List<String> agencies = identity.getAttribute(AGENCIES);
    return new Caller(
        identity.getPrincipal().getName(), roles, agencies == null ? List.of() : agencies);
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }
}
