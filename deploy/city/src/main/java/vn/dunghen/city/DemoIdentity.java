package vn.dunghen.city;

import java.util.List;

/// An identity for demonstrations on one machine. Its text hides the password.
///
/// @param roles any of source, importer, agency, operator, publisher, auditor, service
/// @param agencies the codes of the agencies whose subtrees it may act for
public record DemoIdentity(
    String name, String password, List<String> roles, List<String> agencies) {

  public DemoIdentity {
    roles = List.copyOf(roles);
    agencies = List.copyOf(agencies);
  }

  @Override
  public String toString() {
    return "DemoIdentity[" + name + ", roles=" + roles + ", agencies=" + agencies + "]";
  }
}
