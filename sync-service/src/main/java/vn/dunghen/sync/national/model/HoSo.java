package vn.dunghen.sync.national.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A dossier's whole snapshot in the portal's words (`data[]` of `DongBoHoSoMC`): every value a
/// text, or a list of objects. Made by [Telling].
///
/// @param fields in the portal's order
public record HoSo(Map<String, Object> fields) {

  private static final List<String> PERSONAL =
      List.of("ChuHoSo", "SoGiayToChuHoSo", "DinhDanhCHS", "Email", "SoDienThoai", "DiaChiChuHoSo");

  public HoSo {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// The dossier's code (`MaHoSo`).
  public String code() {
    return text("MaHoSo");
  }

  /// A field's text; empty where it is absent or a list.
  public String text(String field) {
    return fields.get(field) instanceof String text ? text : "";
  }

  /// The same with the applicant. Only what is sent at this moment ever has one.
  public HoSo with(Person person) {
    var all = new LinkedHashMap<>(fields);
    all.put("ChuHoSo", person.name());
    all.put("SoGiayToChuHoSo", person.identityNumber());
    all.put("Email", person.email());
    all.put("SoDienThoai", person.telephone());
    all.put(
        "DinhDanhCHS",
        person.identityKind().isEmpty()
            ? List.of()
            : List.of(
                Map.of(
                    "LoaiDinhDanh", person.identityKind(), "SoDinhDanh", person.identityNumber())));
    return new HoSo(all);
  }

  /// The same without the applicant: what may be kept and shown.
  public HoSo withoutPerson() {
    var kept = new LinkedHashMap<>(fields);
    PERSONAL.forEach(kept::remove);
    return new HoSo(kept);
  }

  /// The digest of the fields without the applicant, together with what else decides whether
  /// something is to be sent.
  public String digest(String more) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(withoutPerson().fields().toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(more.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }

  /// Says which dossier it is, and nothing of what it holds.
  @Override
  public String toString() {
    return "HoSo[" + code() + "]";
  }
}
