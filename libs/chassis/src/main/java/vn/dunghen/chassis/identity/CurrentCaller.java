package vn.dunghen.chassis.identity;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/// The caller of the request at hand, for beans that outlive it.
@ApplicationScoped
public class CurrentCaller {
  private final SecurityIdentity identity;

  CurrentCaller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /// @throws UnauthorizedException when nobody has signed in
  public Caller get() {
    if (identity.isAnonymous()) {
      throw new UnauthorizedException();
    }
    return Caller.of(identity);
  }
}
