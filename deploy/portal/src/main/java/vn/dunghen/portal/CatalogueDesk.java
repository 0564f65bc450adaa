package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers the services that read the catalogue. Fields that the stand-in does not know are left
/// out, never made up.
final class CatalogueDesk {
  private final Catalogue catalogue;
  private final Map<String, Catalogue.Procedure> procedures = new LinkedHashMap<>();

  CatalogueDesk(Catalogue catalogue) {
    this.catalogue = catalogue;
    catalogue.procedures().forEach(procedure -> procedures.put(procedure.code(), procedure));
  }

  /// Whether a dossier may name the procedure.
  boolean allows(String maTTHC) {
    return procedures.isEmpty() || procedures.containsKey(maTTHC);
  }

  Reply procedure(String maTTHC) {
    var result = array();
    var procedure = procedures.get(maTTHC);
    if (procedure != null) {
      var row = result.addObject();
      row.put("MATTHC", procedure.code()).put("TENTTHC", procedure.name());
      row.putArray("LINHVUCTHUCHIEN")
          .addObject()
          .put("MALINHVUC", procedure.fieldCode())
          .put("TENLINHVUC", procedure.fieldName());
    }
    return Reply.result(result);
  }

  Reply share(String service, JsonNode body) {
    var result = array();
    switch (service) {
      case "LayDanhSachTTHC" ->
          procedures
              .values()
              .forEach(procedure ->
                  result
                      .addObject()
                      .put("MATTHC", procedure.code())
                      .put("TENTTHC", procedure.name()));
      case "LayDanhMucLinhVuc" -> {
        var fields = new LinkedHashMap<String, String>();
        procedures.values().forEach(p -> fields.putIfAbsent(p.fieldCode(), p.fieldName()));
        fields.forEach((code, name) ->
            result.addObject().put("MALINHVUC", code).put("TENLINHVUC", name).put("MANGANH", ""));
      }
      case "LayDanhMucCoQuan" ->
          catalogue
              .agencies()
              .forEach(agency ->
                  result
                      .addObject()
                      .put("MADONVI", agency.code())
                      .put("TENDONVI", agency.name())
                      .put("CAPDONVI", agency.level()));
      case "TraCuuTechID" -> {
        var id = catalogue.technicalIds().get(PortalJson.text(body, "mstorcmnd"));
        if (id != null) {
          result.addObject().put("TECHNICALID", id);
        }
      }
      default -> {
        return Reply.of(Verdict.UNKNOWN_SERVICE, "Dịch vụ không tồn tại");
      }
    }
    return Reply.result(result);
  }

  private static ArrayNode array() {
    return PortalJson.MAPPER.createArrayNode();
  }
}
