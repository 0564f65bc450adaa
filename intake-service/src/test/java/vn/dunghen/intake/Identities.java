package vn.dunghen.intake;

import vn.dunghen.testkit.walk.Walkers;

/// Who posts in tests. City H has the districts D1 and D2, with the wards W1 and W2 below them.
public final class Identities {

  public static final String PASSWORD = "test-password";

  /// Source of district D1.
  public static final String SOURCE_1 = "one-stop-1";

  /// Source of district D2.
  public static final String SOURCE_2 = "one-stop-2";

  public static final String IMPORTER = "importer";
  public static final String IMPORTER_2 = "importer-2";
  public static final String OPERATOR = "operator";
  public static final String OPERATOR_2 = "operator-2";
  public static final String AGENCY = "agency-user";
  public static final String AUDITOR = "auditor";
  public static final String PUBLISHER = "publisher";
  public static final String SERVICE = "scoring";

  static final String JSON =
      "["
          + Walkers.entries("H", "D1")
          + """
          {"name": "one-stop-1", "password": "test-password", "roles": ["source"], "agencies": ["D1"]},
           {"name": "one-stop-2", "password": "test-password", "roles": ["source"], "agencies": ["D2"]},
           {"name": "importer", "password": "test-password", "roles": ["importer", "operator"], "agencies": ["H"]},
           {"name": "importer-2", "password": "test-password", "roles": ["importer"], "agencies": ["D2"]},
           {"name": "operator", "password": "test-password", "roles": ["operator"], "agencies": ["H"]},
           {"name": "operator-2", "password": "test-password", "roles": ["operator"], "agencies": ["D2"]},
           {"name": "agency-user", "password": "test-password", "roles": ["agency"], "agencies": ["D1"]},
           {"name": "auditor", "password": "test-password", "roles": ["auditor"], "agencies": ["H"]},
           {"name": "publisher", "password": "test-password", "roles": ["publisher"], "agencies": ["H"]},
           {"name": "scoring", "password": "test-password", "roles": ["service"], "agencies": []}]
          """;

  private Identities() {}
}
