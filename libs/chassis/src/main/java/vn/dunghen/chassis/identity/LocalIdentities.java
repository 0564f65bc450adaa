package vn.dunghen.chassis.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Demo identities of the local file, by HTTP Basic. Without a file nobody can sign in this way.
@ApplicationScoped
public class LocalIdentities implements IdentityProvider<UsernamePasswordAuthenticationRequest> {
  private static final Logger LOGGER = Logger.getLogger(LocalIdentities.class);
  private static final LocalIdentity NOBODY =
      new LocalIdentity("nobody", LocalIdentity.digest("compared in vain"), Set.of(), List.of());

  private final Optional<Path> file;
  private volatile @Nullable Loaded loaded;

  LocalIdentities(IdentityConfig config) {
    this.file = config.file();
  }

  public boolean areConfigured() {
    return file.isPresent();
  }

  /// Reads the file, so that a missing or broken one is found at the start.
  ///
  /// @throws IllegalArgumentException with one sentence
  public void require() {
    if (file.isPresent()) {
      try {
        loaded = load(file.get());
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "The identity file " + file.get() + " (dunghen.identity.file) cannot be read.", e);
      }
    }
  }

  @Override
  public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
    return UsernamePasswordAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
    return context.runBlocking(() ->
        identity(request.getUsername(), new String(request.getPassword().getPassword()))
            .map(LocalIdentities::secured)
            .orElseThrow(AuthenticationFailedException::new));
  }

  /// The identity with this name and password. An unknown name takes as long as a wrong password.
  Optional<LocalIdentity> identity(String name, String password) {
    var found = current().get(name);
    var right = (found == null ? NOBODY : found).hasPassword(password);
    return found != null && right ? Optional.of(found) : Optional.empty();
  }

  private Map<String, LocalIdentity> current() {
    if (file.isEmpty()) {
      return Map.of();
    }
    var known = loaded;
    try {
      if (known == null || !known.modified.equals(Files.getLastModifiedTime(file.get()))) {
        known = load(file.get());
        loaded = known;
      }
    } catch (IOException | IllegalArgumentException e) {
      LOGGER.errorf(
          e, "The identity file cannot be read; what it said before holds. file=%s", file.get());
    }
    return known == null ? Map.of() : known.identities;
  }

  private static Loaded load(Path path) throws IOException {
    var modified = Files.getLastModifiedTime(path);
    try {
      return new Loaded(modified, LocalIdentity.parse(Files.readString(path)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The identity file " + path + " is refused: " + e.getMessage() + ".", e);
    }
  }

  private static SecurityIdentity secured(LocalIdentity identity) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(identity.name()))
        .addRoles(identity.roles())
        .addAttribute(Caller.AGENCIES, identity.agencies())
        .build();
  }

  private record Loaded(FileTime modified, Map<String, LocalIdentity> identities) {}
}
