package vn.dunghen.chassis.identity;

import java.util.Locale;
import java.util.Optional;

/// What a caller may be. The names are those of the identity file and of the token's `roles` claim.
public enum Role {
  SOURCE,
  IMPORTER,
  AGENCY,
  OPERATOR,
  PUBLISHER,
  AUDITOR,
  SERVICE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String word) {
    for (var each : values()) {
      if (each.word().equals(word)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /// The same words as constants, for `@RolesAllowed`.
  public static final class Named {
    public static final String SOURCE = "source";
    public static final String IMPORTER = "importer";
    public static final String AGENCY = "agency";
    public static final String OPERATOR = "operator";
    public static final String PUBLISHER = "publisher";
    public static final String AUDITOR = "auditor";
    public static final String SERVICE = "service";

    private Named() {}
  }
}
