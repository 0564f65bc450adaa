package vn.dunghen.intake.malformed;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What one-stop systems send to the national portal, spoilt field by field. The portal answers
/// with HTTP status 200 and a message that names the field, and so do we; a body that is no JSON at
/// all is refused as everywhere. `{session}` stands for the poster's session.
final class NationalPayloads {

  private static final String RELAY = "/api/portal-format/api/SynsTTHCC/";
  private static final String ADAPTER = "/api/portal-format/XrdAdapter/RestService/forward/mapi/";
  private static final String JSON = "application/json";

  private NationalPayloads() {}

  static void write(WritingCorpus to) {
    dossiers(to);
    steps(to);
    adapter(to);
  }

  private static Map<String, String> dossier() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("MaHoSo", "\"D1-240304-0001\"");
    fields.put("MaTTHC", "\"P1\"");
    fields.put("KenhThucHien", "\"2\"");
    fields.put("LoaiDoiTuong", "\"1\"");
    fields.put("NgayNopHoSo", "\"20240303200500\"");
    fields.put("NgayTiepNhan", "\"20240304091500\"");
    fields.put("NgayHenTra", "\"20240325091500\"");
    fields.put("TrangThaiHoSo", "\"4\"");
    fields.put("DonViXuLy", "\"W1\"");
    return fields;
  }

  private static Map<String, String> step() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("MaHoSo", "\"D1-240304-0001\"");
    fields.put("NguoiXuLy", "\"Cán bộ\"");
    fields.put("ThoiDiemXuLy", "\"20240304103000\"");
    fields.put("NoiDungXuLy", "\"Thẩm định\"");
    fields.put("TrangThai", "\"4\"");
    return fields;
  }

  private static String object(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static void dossiers(WritingCorpus to) {
    String path = RELAY + "DongBoHoSoMC?MaDinhDanhDV=D1";
    for (String[] each :
        new String[][] {
          {"code-empty", "MaHoSo", "\"\""},
          {"code-null", "MaHoSo", "null"},
          {"code-with-bidi-override", "MaHoSo", "\"D1\u202e-1\""},
          {"code-of-201-characters", "MaHoSo", "\"" + "x".repeat(201) + "\""},
          {"code-in-decomposed-letters", "MaHoSo", "\"Hồ-1\""},
          {"procedure-empty", "MaTTHC", "\" \""},
          {"procedure-is-array", "MaTTHC", "[\"P1\"]"},
          {"channel-unknown", "KenhThucHien", "\"9\""},
          {"applicant-unknown", "LoaiDoiTuong", "\"9\""},
          {"applicant-missing", "LoaiDoiTuong", "null"},
          {"received-missing", "NgayTiepNhan", "\"\""},
          {"received-in-iso-format", "NgayTiepNhan", "\"2024-03-04T09:15:00+07:00\""},
          {"received-on-30-february", "NgayTiepNhan", "\"20240230091500\""},
          {"received-at-hour-25", "NgayTiepNhan", "\"20240304251500\""},
          {"received-day-only", "NgayTiepNhan", "\"20240304\""},
          {"received-in-letters", "NgayTiepNhan", "\"hôm nay ấy mà!!\""},
          {"received-in-2999", "NgayTiepNhan", "\"29990304091500\""},
          {"handed-in-in-2999", "NgayNopHoSo", "\"29990304091500\""},
          {"promise-in-slashes", "NgayHenTra", "\"25/03/2024\""},
          {"promise-in-year-zero", "NgayHenTra", "\"00000304091500\""},
          {"status-0", "TrangThaiHoSo", "\"0\""},
          {"status-11", "TrangThaiHoSo", "\"11\""},
          {"status-in-words", "TrangThaiHoSo", "\"đang xử lý\""},
          {"status-beyond-32-bits", "TrangThaiHoSo", "\"4294967300\""},
          {"status-missing", "TrangThaiHoSo", "null"},
          {"payment-unknown", "DuocThanhToanTrucTuyen", "\"7\""},
          {"unit-unknown", "DonViXuLy", "\"Phòng không ai biết\""},
          {"unit-empty", "DonViXuLy", "\"\""},
          {"unit-of-another-district", "DonViXuLy", "\"W2\""},
          {"summary-of-1001-characters", "TrichYeuHoSo", "\"" + "x".repeat(1_001) + "\""}
        }) {
      var fields = dossier();
      fields.put(each[1], each[2]);
      String text = object(fields);
      if (each[0].equals("code-in-decomposed-letters")) {
        text = Normalizer.normalize(text, Normalizer.Form.NFD);
      }
      add(to, "portal-dossiers/" + each[0], path, 200, each[1], "[" + text + "]");
    }
    String good = object(dossier());
    add(to, "portal-dossiers/object-without-array", path, 200, "data", good);
    add(to, "portal-dossiers/empty-array", path, 200, "data", "[]");
    add(to, "portal-dossiers/array-of-texts", path, 200, "data[0]", "[\"x\"]");
    add(to, "portal-dossiers/null", path, 200, "data", "null");
    add(to, "portal-dossiers/second-is-flawed", path, 200, "data[1].MaHoSo", "[" + good + ",{}]");
    add(to, "portal-dossiers/never-closed", path, 400, "malformed-json", "[" + good);
    add(to, "portal-dossiers/empty-body", path, 400, "malformed-json", "");
    add(
        to,
        "portal-dossiers/field-twice",
        path,
        400,
        "twice",
        "[{\"MaHoSo\":\"A\"," + good.substring(1) + "]");
    add(
        to,
        "portal-dossiers/byte-order-mark",
        path,
        400,
        "byte order mark",
        "\ufeff[" + good + "]");
    add(to, "portal-dossiers/deep", path, 400, "malformed-json", "[".repeat(10_000));
    add(
        to,
        "portal-dossiers/name-with-nul",
        path,
        200,
        "/0/ChuHoSo",
        "[" + good.replaceFirst("\\{", "{\"ChuHoSo\":\"a\\\\u0000b\",") + "]");
    add(
        to,
        "portal-dossiers/name-with-half-a-pair",
        path,
        200,
        "/0/ChuHoSo",
        "[" + good.replaceFirst("\\{", "{\"ChuHoSo\":\"a\\\\ud800b\",") + "]");
    add(
        to,
        "portal-dossiers/of-a-unit-not-its-own",
        RELAY + "DongBoHoSoMC?MaDinhDanhDV=D2",
        200,
        "madonvi",
        "[" + good + "]");
    add(to, "portal-dossiers/xml", path, "application/xml", 415, Malformed.NONE, "<HoSo/>");
  }

  private static void steps(WritingCorpus to) {
    String path = RELAY + "CapNhatTienDoHoSoMC?MaDinhDanhDV=D1";
    for (String[] each :
        new String[][] {
          {"code-missing", "MaHoSo", "null"},
          {"officer-missing", "NguoiXuLy", "\"\""},
          {"officer-of-51-characters", "NguoiXuLy", "\"" + "ệ".repeat(51) + "\""},
          {"instant-missing", "ThoiDiemXuLy", "null"},
          {"instant-in-2999", "ThoiDiemXuLy", "\"29990304103000\""},
          {"instant-with-13-digits", "ThoiDiemXuLy", "\"2024030410300\""},
          {"status-missing", "TrangThai", "null"},
          {"status-11", "TrangThai", "\"11\""},
          {"status-with-fraction", "TrangThai", "4.5"},
          {"content-of-4001-characters", "NoiDungXuLy", "\"" + "x".repeat(4_001) + "\""}
        }) {
      var fields = step();
      fields.put(each[1], each[2]);
      add(to, "portal-steps/" + each[0], path, 200, each[1], "[" + object(fields) + "]");
    }
    String good = object(step());
    add(
        to,
        "portal-steps/eleven",
        path,
        200,
        "tối đa 10",
        "[" + (good + ",").repeat(10) + good + "]");
    add(to, "portal-steps/empty-array", path, 200, "data", "[]");
    add(to, "portal-steps/never-closed", path, 400, "malformed-json", "[" + good);
  }

  private static void adapter(WritingCorpus to) {
    String good =
        "{\"session\":\"{session}\",\"madonvi\":\"D1\",\"service\":\"DongBoHoSoMC\",\"data\":["
            + object(dossier())
            + "]}";
    add(
        to,
        "portal-adapter/login-wrong-password",
        ADAPTER + "login",
        200,
        "Tên đăng nhập",
        "{\"username\":\"one-stop-1\",\"password\":\"wrong\"}");
    add(
        to,
        "portal-adapter/login-without-password",
        ADAPTER + "login",
        200,
        "Tên đăng nhập",
        "{\"username\":\"one-stop-1\"}");
    add(
        to,
        "portal-adapter/login-with-nul",
        ADAPTER + "login",
        200,
        "Tên đăng nhập",
        "{\"username\":\"one-stop-1\\u0000\",\"password\":\"test-password\"}");
    add(to, "portal-adapter/login-no-object", ADAPTER + "login", 200, "Tên đăng nhập", "[]");
    add(
        to,
        "portal-adapter/login-no-json",
        ADAPTER + "login",
        400,
        "malformed-json",
        "username=one-stop-1");
    add(
        to,
        "portal-adapter/session-missing",
        ADAPTER + "g",
        200,
        "Phiên",
        good.replace("\"session\":\"{session}\",", ""));
    add(
        to,
        "portal-adapter/session-made-up",
        ADAPTER + "g",
        200,
        "Phiên",
        good.replace("{session}", "eyJhIjoxfQ.x"));
    add(
        to,
        "portal-adapter/session-with-one-letter-more",
        ADAPTER + "g",
        200,
        "Phiên",
        good.replace("{session}", "{session}x"));
    add(
        to,
        "portal-adapter/session-is-object",
        ADAPTER + "g",
        200,
        "Phiên",
        good.replace("\"{session}\"", "{}"));
    add(
        to,
        "portal-adapter/service-unknown",
        ADAPTER + "g",
        200,
        "Không có dịch vụ này",
        good.replace("DongBoHoSoMC", "XoaHoSo"));
    add(
        to,
        "portal-adapter/service-missing",
        ADAPTER + "g",
        200,
        "Không có dịch vụ này",
        good.replace("\"service\":\"DongBoHoSoMC\",", ""));
    add(
        to,
        "portal-adapter/data-missing",
        ADAPTER + "g",
        200,
        "data",
        "{\"session\":\"{session}\",\"madonvi\":\"D1\",\"service\":\"DongBoHoSoMC\"}");
    add(
        to,
        "portal-adapter/data-as-text",
        ADAPTER + "g",
        200,
        "data",
        "{\"session\":\"{session}\",\"madonvi\":\"D1\",\"service\":\"DongBoHoSoMC\",\"data\":\"[]\"}");
    add(
        to,
        "portal-adapter/unit-of-another",
        ADAPTER + "g",
        200,
        "madonvi",
        good.replace("\"madonvi\":\"D1\"", "\"madonvi\":\"D2\""));
    add(
        to,
        "portal-adapter/never-closed",
        ADAPTER + "g",
        400,
        "malformed-json",
        good.substring(0, good.length() - 1));
  }

  private static void add(
      WritingCorpus to, String file, String path, int status, String reason, String text) {
    add(to, file, path, JSON, status, reason, text);
  }

  private static void add(
      WritingCorpus to,
      String file,
      String path,
      String type,
      int status,
      String reason,
      String text) {
    to.add(
        new Malformed(
            file + ".json",
            Event.SOURCE,
            path,
            type,
            new Malformed.Answer(status),
            Malformed.NONE,
            reason),
        text);
  }
}
