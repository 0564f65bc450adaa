package vn.dunghen.sync.national.model;

/// The applicant, as opened for one push and for nothing else. What is not known is empty.
///
/// @param contact telephone, e-mail or address, whichever the source gave
public record Person(String name, String identityNumber, String contact) {

  /// Nobody: no personal fields came, or their key was destroyed.
  public static final Person NOBODY = new Person("", "", "");

  String email() {
    return contact.contains("@") ? contact : "";
  }

  String telephone() {
    return contact.matches("\\+?[0-9][0-9 .()-]{6,20}") ? contact : "";
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
    for (String known : new String[] {name, identityNumber, contact}) {
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
