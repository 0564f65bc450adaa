package vn.dunghen.intake.fine;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import vn.dunghen.intake.fine.model.Receipt;

/// As it should be.
@Path("/taking")
@RolesAllowed("source")
class Taking {
  private final InstantSource clock;

  @Inject
  Taking(InstantSource clock) {
    this.clock = clock;
  }

  @POST
  Receipt take() {
    return new Receipt(clock.instant());
  }

  Instant now() {
    return clock.instant();
  }
}
