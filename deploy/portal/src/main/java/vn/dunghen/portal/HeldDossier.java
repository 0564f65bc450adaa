package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// A dossier as the portal holds it.
///
/// @param maHoSo its code
/// @param madonvi the agency whose push stored it last
/// @param versions how many pushes were stored
/// @param at when the current one was, by the portal's clock
/// @param tampered whether it was changed by test control since
/// @param fields as pushed
/// @param progress in the order in which it came, repeats included
/// @param earlier versions before the current one, oldest first, as far as they are kept
public record HeldDossier(
    String maHoSo,
    String madonvi,
    int versions,
    Instant at,
    boolean tampered,
    Set<Defect> defects,
    JsonNode fields,
    List<JsonNode> progress,
    List<Version> earlier) {

  /// What an earlier push stored.
  public record Version(Instant at, JsonNode fields) {}

  public HeldDossier {
    defects = Set.copyOf(defects);
    progress = List.copyOf(progress);
    earlier = List.copyOf(earlier);
  }

  /// A field of the current version as text; empty if it is absent or no scalar.
  public String field(String name) {
    return PortalJson.text(fields, name);
  }

  /// Without the payload, which is personal.
  @Override
  public String toString() {
    return "HeldDossier[" + maHoSo + ", versions=" + versions + "]";
  }
}
