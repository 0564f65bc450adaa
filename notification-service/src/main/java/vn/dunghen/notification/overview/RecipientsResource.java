package vn.dunghen.notification.overview;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.CurrentCaller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.chassis.rows.Snapshot;
import vn.dunghen.following.References;
import vn.dunghen.following.Visibility;
import vn.dunghen.notification.delivery.DeliverySettings;
import vn.dunghen.notification.delivery.WebhookSecret;
import vn.dunghen.notification.directory.ListingRecipients;

/// Who is told about which agency's dossiers today, and which agencies have nobody.
@Path("/api/recipients")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Recipients")
@APIResponse(responseCode = "401", ref = "Unauthenticated")
@APIResponse(responseCode = "403", ref = "Forbidden")
class RecipientsResource {

  private static final Logger LOGGER = Logger.getLogger(RecipientsResource.class);

  private final DataSource database;
  private final References references;
  private final Visibility visibility;
  private final DeliverySettings settings;
  private final CurrentCaller caller;
  private final ListingRecipients listing;

  RecipientsResource(
      DataSource database,
      References references,
      Visibility visibility,
      DeliverySettings settings,
      CurrentCaller caller,
      ListingRecipients listing) {
    this.database = database;
    this.references = references;
    this.visibility = visibility;
    this.settings = settings;
    this.caller = caller;
    this.listing = listing;
  }

  record Secret(String agency, String secret) {}

  @GET
  @RolesAllowed({Role.Named.AGENCY, Role.Named.OPERATOR, Role.Named.AUDITOR})
  @Operation(
      summary = "Who is told, for an agency with all below it",
      description = "An agency without anybody to tell is not reachable: its alerts wait.")
  @APIResponse(
      responseCode = "200",
      description = "One entry per agency that is valid today.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  """
                  [{"agency":"H26.15","name":"Phường Thanh Xuân","live":true,"reachable":true,
                    "recipients":[{"agency":"H26.15","recipient":"Trực một cửa","way":"email"}]}]
                  """))
  public List<ListingRecipients.Entry> recipients(
      @Parameter(example = "H26.15") @RestQuery @Nullable String agency) throws SQLException {
    Set<String> asked =
        Snapshot.read(
            database,
            tx -> visibility.asked(references.book(tx), agency == null ? "" : agency.strip()));
    return listing.list(asked);
  }

  @GET
  @Path("{agency}/webhook-secret")
  @RolesAllowed(Role.Named.OPERATOR)
  @Operation(
      summary = "The secret that the webhooks of an agency's recipients are signed with",
      description = "To be entered at the receiver. Who asked is logged.")
  @APIResponse(
      responseCode = "200",
      description = "The secret, in the form of the Standard Webhooks scheme.",
      content =
          @Content(
              mediaType = "application/json",
              example =
                  "{\"agency\":\"H26.15\",\"secret\":\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"}"))
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Secret secret(@Parameter(example = "H26.15") @RestPath String agency) throws SQLException {
    return Snapshot.read(
        database,
        tx -> {
          visibility.require(references.book(tx), agency);
          WebhookSecret secret =
              settings
                  .secretOf(agency)
                  .orElseThrow(() ->
                      ProblemException.of(ProblemType.NOT_FOUND, "Webhooks are not configured."));
          LOGGER.infof("A webhook secret was shown. agency=%s by=%s", agency, caller.get().name());
          return new Secret(agency, secret.reveal());
        });
  }
}
