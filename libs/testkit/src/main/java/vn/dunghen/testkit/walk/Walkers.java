package vn.dunghen.testkit.walk;

import java.util.List;
import java.util.stream.Collectors;

/// Who walks: of every role one for the whole city and one for an agency of its own. Their entries
/// belong into the identity file of the service under test.
public final class Walkers {

  static final List<String> ROLES =
      List.of("source", "importer", "agency", "operator", "publisher", "auditor", "service");

  private static final String PASSWORD = "walks-in-tests-only";

  private Walkers() {}

  /// Entries of an identity file, with a comma after each.
  ///
  /// @param city the root of the agencies
  /// @param own the agency that the others are bound to
  public static String entries(String city, String own) {
    return ROLES.stream()
        .map(role -> entry(everywhere(role), role, city) + entry(bound(role), role, own))
        .collect(Collectors.joining());
  }

  private static String entry(Walker walker, String role, String agency) {
    return "{\"name\":\"%s\",\"password\":\"%s\",\"roles\":[\"%s\"],\"agencies\":[\"%s\"]},\n"
        .formatted(walker.name(), PASSWORD, role, agency);
  }

  /// Somebody of this role, for the whole city.
  public static Walker everywhere(String role) {
    return new Walker("walk-" + role, PASSWORD);
  }

  /// Somebody of this role, for one agency.
  public static Walker bound(String role) {
    return new Walker("walk-" + role + "-own", PASSWORD);
  }

  /// A name and a password.
  public record Walker(String name, String password) {}
}
