package vn.dunghen.chassis.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Takes the agencies of an OpenID token (claim `agencies`, a list of codes) over into the
/// identity. A token that says to be issued in time to come is refused: the library looks at its
/// end and its beginning only.
@ApplicationScoped
class TokenAgencies implements SecurityIdentityAugmentor {

  private static final Duration SKEW = Duration.ofSeconds(60);

  private final InstantSource clock;

  TokenAgencies(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Uni.createFrom().item(identity);
    }
    if (Instant.ofEpochSecond(token.getIssuedAtTime()).isAfter(clock.instant().plus(SKEW))) {
      return Uni.createFrom()
          .failure(new AuthenticationFailedException("The token is issued in time to come."));
    }
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder(identity)
                .addAttribute(Caller.AGENCIES, codes(token.getClaim(Caller.AGENCIES)))
                .build());
  }

  static List<String> codes(@Nullable Object claim) {
    return switch (claim) {
      case JsonArray array ->
          array.stream()
              .filter(JsonString.class::isInstance)
              .map(each -> ((JsonString) each).getString())
              .toList();
      case Collection<?> list ->
          list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      case null, default -> List.of();
    };
  }
}
