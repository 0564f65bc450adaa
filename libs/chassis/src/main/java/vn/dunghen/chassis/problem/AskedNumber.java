package vn.dunghen.chassis.problem;

import org.jspecify.annotations.Nullable;

/// A whole number that a query asks with: how many, from where. Read here and not by the framework,
/// which answers 404 for one that is none.
public final class AskedNumber {

  private AskedNumber() {}

  /// @param name the parameter's
  /// @param usual what holds where it is not given
  /// @throws ProblemException 400 for what is no whole number from `least` to `most`
  public static long of(String name, @Nullable String given, long usual, long least, long most) {
    if (given == null) {
      return usual;
    }
    try {
      long number = Long.parseLong(given);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // told below, as any other number that cannot be taken
    }
    throw ProblemException.parameter(name, "must be a whole number from " + least + " to " + most);
  }
}
