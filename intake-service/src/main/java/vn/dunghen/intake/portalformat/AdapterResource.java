package vn.dunghen.intake.portalformat;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.intake.receiving.TakingIn;

/// The portal's adapter: login and one address for all services, the session in each body. Who
/// calls is told by the session and by nothing else.
@Path("/api/portal-format/XrdAdapter/RestService/forward/mapi")
@Blocking
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "National payload")
@APIResponse(responseCode = "400", ref = "BadRequest")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "413", ref = "TooLarge")
@APIResponse(responseCode = "503", ref = "Unavailable")
public class AdapterResource {

  private final TakingIn takingIn;
  private final Pushing pushing;
  private final Sessions sessions;
  private final IdentityProviderManager identities;

  AdapterResource(
      TakingIn takingIn, Pushing pushing, Sessions sessions, IdentityProviderManager identities) {
    this.takingIn = takingIn;
    this.pushing = pushing;
    this.sessions = sessions;
    this.identities = identities;
  }

  @POST
  @Path("/login")
  @Operation(
      summary = "Gives a session",
      description =
          "As the national portal does: `dstcode` may stand in a header or in the query and is not"
              + " looked at. A wrong name or password is error_code -1, with HTTP status 200.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.OBJECT),
              example = PortalExamples.LOGIN))
  @APIResponse(
      responseCode = "200",
      description = "A session, or error_code -1.",
      content = @Content(mediaType = "application/json", example = PortalExamples.LOGGED_IN))
  public String login(InputStream body) throws IOException {
    return takingIn
        .withBody(
            body,
            read -> {
              var items = envelope(read);
              return signedIn(items.text("username"), items.text("password"))
                  .map(caller -> Reply.loggedIn(sessions.open(caller)))
                  .orElseGet(
                      () -> Reply.of(Reply.WRONG_LOGIN, "Tên đăng nhập hoặc mật khẩu không đúng"));
            })
        .json();
  }

  private Optional<Caller> signedIn(@Nullable String name, @Nullable String password) {
    if (name == null || password == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Caller.of(
              identities.authenticateBlocking(
                  new UsernamePasswordAuthenticationRequest(
                      name, new PasswordCredential(password.toCharArray())))));
    } catch (AuthenticationFailedException wrong) {
      return Optional.empty();
    }
  }

  @POST
  @Path("/g")
  @Operation(
      summary = "Takes what is sent to the national portal",
      description =
          "`service` is DongBoHoSoMC, CapNhatTienDoHoSoMC or TraCuuHoSo. HTTP status 200 also for"
              + " what is wrong; error_code tells: 0 taken, -2 no session, -6 a field, -7 too many"
              + " steps, -8 not this account's, -9 no such service, -10 another content than before.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.OBJECT),
              examples = {
                @ExampleObject(name = "push", value = PortalExamples.PUSH),
                @ExampleObject(name = "look up", value = PortalExamples.LOOK_UP)
              }))
  @APIResponse(
      responseCode = "200",
      description = "What the portal would answer.",
      content =
          @Content(
              mediaType = "application/json",
              examples = {
                @ExampleObject(name = "taken", value = PortalExamples.OK),
                @ExampleObject(name = "found", value = PortalExamples.FOUND),
                @ExampleObject(name = "a field is wrong", value = PortalExamples.FLAWED)
              }))
  @APIResponse(responseCode = "429", ref = "TooManyRequests")
  public String take(InputStream body) throws IOException {
    return takingIn.withBody(body, this::taken).json();
  }

  private Reply taken(TakingIn.Body read) {
    Items items = envelope(read);
    String session = items.text("session");
    Optional<Caller> caller = session == null ? Optional.<Caller>empty() : sessions.caller(session);
    if (caller.isEmpty()) {
      return Reply.noSession();
    }
    if (!read.flaws().isEmpty()) {
      return Reply.field(read.flaws().getFirst().pointer(), "không đọc được");
    }
    String unit = items.text("madonvi");
    String service = items.text("service");
    Object data = read.value() instanceof Map<?, ?> members ? members.get("data") : null;
    return switch (service) {
      case "DongBoHoSoMC" -> pushing.dossiers(data, unit, caller.get());
      case "CapNhatTienDoHoSoMC" -> pushing.steps(data, unit, caller.get());
      case "TraCuuHoSo" -> pushing.lookUp(items.text("mahoso"), unit, caller.get());
      case null, default -> Reply.of(Reply.UNKNOWN_SERVICE, "Không có dịch vụ này");
    };
  }

  private static Items envelope(TakingIn.Body read) {
    return new Items(read.value() instanceof Map<?, ?> members ? members : Map.of());
  }
}
