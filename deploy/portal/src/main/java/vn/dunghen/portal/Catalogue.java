package vn.dunghen.portal;

import java.util.List;
import java.util.Map;

/// What the portal knows of procedures, agencies and people's technical ids. Without procedures no
/// `MaTTHC` is checked.
///
/// @param technicalIds by identity number
public record Catalogue(
    List<Procedure> procedures, List<Agency> agencies, Map<String, String> technicalIds) {

  public static final Catalogue EMPTY = new Catalogue(List.of(), List.of(), Map.of());

  /// A procedure that is in force.
  public record Procedure(String code, String name, String fieldCode, String fieldName) {
    public Procedure {
      if (code == null || code.isBlank()) {
        throw new IllegalArgumentException("a procedure has no code");
      }
      name = name == null ? "" : name;
      fieldCode = fieldCode == null ? "" : fieldCode;
      fieldName = fieldName == null ? "" : fieldName;
    }
  }

  /// An agency, by its identifier (`000.00.01.H26`).
  public record Agency(String code, String name, String level) {
    public Agency {
      if (code == null || code.isBlank()) {
        throw new IllegalArgumentException("an agency has no code");
      }
      name = name == null ? "" : name;
      level = level == null ? "" : level;
    }
  }

  public Catalogue {
    procedures = procedures == null ? List.of() : List.copyOf(procedures);
    agencies = agencies == null ? List.of() : List.copyOf(agencies);
    technicalIds = technicalIds == null ? Map.of() : Map.copyOf(technicalIds);
  }
}
