package vn.dunghen.chassis.problem;

import org.jspecify.annotations.Nullable;

/// A text that the body of a request has to give: a reason, a comment.
public final class RequiredText {

  private RequiredText() {}

  /// @param pointer where it stands in the body (RFC 6901)
  /// @param longest the most UTF-16 units it may have
  /// @return the text without the white space around it
  /// @throws ProblemException 422 where it is missing, blank, too long or holds NUL, which
  ///   PostgreSQL cannot keep
  public static String of(String pointer, @Nullable String given, int longest) {
    String text = given == null ? "" : given.strip();
    if (text.isEmpty() || text.length() > longest) {
      throw ProblemException.field(pointer, "must have 1 to " + longest + " characters");
    }
    if (text.indexOf('\0') >= 0) {
      throw ProblemException.field(pointer, "must not hold NUL");
    }
    return text;
  }
}
