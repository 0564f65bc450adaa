package vn.dunghen.intake.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// Bad on purpose: does not say who may call it.
@Path("/open")
class Open {
  @GET
  String everything() {
    return "everything";
  }
}
