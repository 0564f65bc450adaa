package vn.dunghen.chassis.identity;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How a request signs in. With an OpenID provider: a program by a bearer token, a person by being
/// sent to the provider; a program without a token is told so and sent nowhere. Without one, by the
/// local identities' names and passwords.
@Alternative
@Priority(1)
@ApplicationScoped
class SigningIn implements HttpAuthenticationMechanism {

  private static final String PAGE = "text/html";
  private static final String BASIC = "basic ";

  private final OidcAuthenticationMechanism openId;
  private final BasicAuthenticationMechanism basic;
  private final boolean provider;

  SigningIn(
      OidcAuthenticationMechanism openId,
      BasicAuthenticationMechanism basic,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true")
          boolean provider) {
    this.openId = openId;
    this.basic = basic;
    this.provider = provider;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    return provider && !isBasic(request)
        ? openId.authenticate(request, identities)
        : basic.authenticate(request, identities);
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    if (!provider) {
      return basic.getChallenge(request);
    }
    String accepted = request.request().getHeader(HttpHeaderNames.ACCEPT);
    boolean person =
        accepted != null
            && accepted.contains(PAGE)
            && !request.request().headers().contains(HttpHeaderNames.AUTHORIZATION);
    return person
        ? openId.getChallenge(request)
        : Uni.createFrom().item(new ChallengeData(401, HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    var types = new HashSet<Class<? extends AuthenticationRequest>>(openId.getCredentialTypes());
    types.addAll(basic.getCredentialTypes());
    return types;
  }

  private static boolean isBasic(RoutingContext request) {
    String said = request.request().getHeader(HttpHeaderNames.AUTHORIZATION);
    return said != null && said.regionMatches(true, 0, BASIC, 0, BASIC.length());
  }
}
