package vn.dunghen.sync.national.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// One step of progress in the portal's words (`CapNhatTienDoHoSoMC`). The portal gives it no id,
/// so its natural key is all four of dossier, moment, status and by whom.
///
/// @param at in seconds
/// @param by the unit or desk that did it (`NguoiXuLy`), at most fifty characters
/// @param words what was done (`NoiDungXuLy`)
public record TienDo(String dossier, Instant at, int status, String by, String words) {

  /// At most this many go in one call.
  public static final int MOST_AT_ONCE = 10;

  /// What tells it from every other.
  public record Key(String dossier, String at, int status, String by) {}

  public Key key() {
    return new Key(dossier, PortalDate.text(at), status, by);
  }

  /// The fields as they are sent.
  public Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("MaHoSo", dossier);
    fields.put("NguoiXuLy", by);
    fields.put("ChucDanh", "");
    fields.put("ThoiDiemXuLy", PortalDate.text(at));
    fields.put("PhongBanXuLy", "");
    fields.put("NoiDungXuLy", words);
    fields.put("TrangThai", Integer.toString(status));
    fields.put("NgayBatDau", "");
    fields.put("NgayKetThucTheoQuyDinh", "");
    return fields;
  }
}
