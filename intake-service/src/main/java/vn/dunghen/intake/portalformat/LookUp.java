package vn.dunghen.intake.portalformat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// Writes a snapshot as the portal answers a look-up, without any personal field.
final class LookUp {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LookUp() {}

  static Map<String, String> row(String dossier, String event) {
    JsonNode data;
    try {
      data = JSON.readTree(event).path("data");
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException("The register holds an event that is no JSON.");
    }
    var row = new TreeMap<String, String>();
    row.put("MaHoSo", dossier);
    row.put("MaTTHC", data.path("procedure").asText());
    row.put("TrangThaiHoSo", data.path("status").asText());
    row.put("NgayTiepNhan", time(data, "receivedAt"));
    row.put("NgayHenTra", time(data, "promise"));
    row.put("NgayKetThucXuLy", time(data, "endedAt"));
    row.put("NgayTra", time(data, "returnedAt"));
    return row;
  }

  private static String time(JsonNode data, String member) {
    return data.hasNonNull(member)
        ? Items.wallClock(Instant.parse(data.path(member).asText()))
        : "";
  }
}
