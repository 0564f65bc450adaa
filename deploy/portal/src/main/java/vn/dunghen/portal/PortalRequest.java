package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.List;

/// One call, whichever way it came.
///
/// @param service as named in the envelope, or that the path stands for
/// @param updating `True` or `False` as sent
/// @param body the envelope; of the relay the bare array
record PortalRequest(
    Way way, String service, String madonvi, String session, String updating, JsonNode body) {

  /// The ways in. Only the integration and share paths ask for a session.
  enum Way {
    LOGIN,
    INTEGRATION,
    SHARE,
    RELAY,
    STATISTICS
  }

  static final String LOGIN = "login";
  static final String PUSH = "DongBoHoSoMC";
  static final String PROGRESS = "CapNhatTienDoHoSoMC";
  static final String LOOK_UP = "TraCuuHoSo";

  /// The pushed items; a missing node if there is no array.
  JsonNode items() {
    var items = way == Way.RELAY ? body : body.path("data");
    return items.isArray() ? items : MissingNode.getInstance();
  }

  /// The dossiers that it is about, each once.
  List<String> codes() {
    var codes = new LinkedHashSet<String>();
    for (var item : items()) {
      var code = PortalJson.text(item, "MaHoSo");
      if (!code.isEmpty()) {
        codes.add(code);
      }
    }
    if (service.equals(LOOK_UP)) {
      codes.add(PortalJson.text(body, "mahoso"));
    }
    return List.copyOf(codes);
  }

  PortalRequest withBody(JsonNode other) {
    return new PortalRequest(way, service, madonvi, session, updating, other);
  }
}
