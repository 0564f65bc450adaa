package vn.dunghen.sync.national.model;

/// The applicant, as opened for one push and for nothing else. What is not known is empty.
///
/// @param email empty where none is known
/// @param telephone empty where none is known
public record Person(String name, String identityNumber, String email, String telephone) {

  /// Nobody: no personal fields came, or their key was destroyed.
  public static final Person NOBODY = new Person("", "", "", "");

  /// The applicant as a source gave it.
  ///
  /// @param contact used where there is no e-mail or no telephone of its own: either of the two, or
  ///   something that the portal has no field for
  public static Person of(
      String name, String identityNumber, String email, String telephone, String contact) {
    return new Person(
        name,
        identityNumber,
        email.isBlank() && contact.contains("@") ? contact : email,
        telephone.isBlank() && contact.matches("\\+?[0-9][0-9 .()-]{6,20}") ? contact : telephone);
  }

  /// `1` for a citizen's number of twelve digits, `2` for the old one of nine; else empty.
  String identityKind() {
    return identityNumber.matches("[0-9]{12}")
        ? "1"
        : identityNumber.matches("[0-9]{9}") ? "2" : "";
  }

  /// A text of the portal's without what it repeats of the applicant, and no longer than is shown.
  public String scrub(String text) {
    String clean = text;
    for (String known : new String[] {name, identityNumber, email, telephone}) {
      if (!known.isBlank()) {
        clean = clean.replace(known, "…");
      }
    }
    clean = clean.replaceAll("(?<![0-9.-])[0-9]{9,12}(?![0-9.-])", "…").replace('\0', ' ').strip();
    return clean.length() > 300 ? clean.substring(0, 300) : clean;
  }

  /// Never shows what it holds.
  @Override
  public String toString() {
    return "Person";
  }
}
