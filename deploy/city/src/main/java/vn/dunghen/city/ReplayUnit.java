package vn.dunghen.city;

import java.util.List;

/// A unit over which a replay spreads its dossiers.
///
/// @param code the agency's code
/// @param identifier the national identifier with which its dossier codes begin
/// @param source the CloudEvents source that speaks for it
/// @param procedures the procedures that it handles, at least one
public record ReplayUnit(
    String code, String identifier, String source, List<Procedure> procedures) {

  public ReplayUnit {
    procedures = List.copyOf(procedures);
    if (procedures.isEmpty()) {
      throw new IllegalArgumentException("A unit handles at least one procedure: " + code);
    }
  }
}
