package vn.dunghen.city;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An agency of the seeded city.
///
/// @param code its stable code, for example `H26.TX.NC`
/// @param kind city, department, district, ward or commune
/// @param identifier the national identifier with which its dossier codes begin, for example
///   `000.22.06.H26`
/// @param validFrom the first day on which it exists
/// @param validTo the last day on which it exists; absent while no end is decided
/// @param successor the agency to which its open dossiers pass after `validTo`
public record Agency(
    String code,
    String name,
    String kind,
    String identifier,
    @Nullable String parent,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Nullable String successor) {

  public Agency {
    if ((validTo == null) != (successor == null)) {
      throw new IllegalArgumentException(
          "An agency that ends names its successor, and only such a one: " + code);
    }
  }

  /// Whether the agency exists on that day.
  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }

  /// Whether this agency is `ancestor` or lies below it.
  boolean isWithin(String ancestor) {
    return code.equals(ancestor) || code.startsWith(ancestor + ".");
  }
}
