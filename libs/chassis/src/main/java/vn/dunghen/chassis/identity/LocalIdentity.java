package vn.dunghen.chassis.identity;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One identity of the local file; its password is kept as a digest.
@SuppressWarnings("ArrayRecordComponent") // compared in constant time, never by equals
record LocalIdentity(String name, byte[] digest, Set<String> roles, List<String> agencies) {
  private static final int SHORTEST_PASSWORD = 8;

  LocalIdentity {
    roles = Set.copyOf(roles);
    agencies = List.copyOf(agencies);
  }

  /// Reads the file's text.
  ///
  /// @throws IllegalArgumentException with one sentence when it is not what it should be
  static Map<String, LocalIdentity> parse(String text) {
    var identities = new HashMap<String, LocalIdentity>();
    try {
      for (var entry : new JsonArray(text)) {
        var identity = parse((JsonObject) entry);
        if (identities.put(identity.name, identity) != null) {
          throw new IllegalArgumentException("it names " + identity.name + " twice");
        }
      }
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException(
          "it is not a JSON list of {name, password, roles, agencies}", e);
    }
    return Map.copyOf(identities);
  }

  private static LocalIdentity parse(JsonObject entry) {
    String name = entry.getString("name");
    String password = entry.getString("password");
    if (name == null || name.isBlank() || name.contains(":")) {
      throw new IllegalArgumentException("an identity has no usable name");
    }
    if (password == null || password.length() < SHORTEST_PASSWORD) {
      throw new IllegalArgumentException(
          "the password of " + name + " is shorter than " + SHORTEST_PASSWORD + " characters");
    }
    var roles = words(entry.getJsonArray("roles"));
    for (var role : roles) {
      if (Role.of(role).isEmpty()) {
        throw new IllegalArgumentException(name + " has the unknown role " + role);
      }
    }
    return new LocalIdentity(
        name, digest(password), Set.copyOf(roles), words(entry.getJsonArray("agencies")));
  }

  private static List<String> words(JsonArray array) {
    return array == null
        ? List.of()
        : array.stream().map(String.class::cast).distinct().collect(Collectors.toList());
  }

  boolean hasPassword(String password) {
    return MessageDigest.isEqual(digest, digest(password));
  }

  static byte[] digest(String password) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
