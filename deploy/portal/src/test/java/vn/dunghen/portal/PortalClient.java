package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Speaks to the portal as a one-stop system does, over real HTTP.
final class PortalClient {
  static final String AGENCY = "000.00.01.H26";
  static final String CODE = AGENCY + "-260901-0001";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI portal;
  private final PortalSettings settings;
  private String session = "";

  PortalClient(URI portal, PortalSettings settings) {
    this.portal = portal;
    this.settings = settings;
  }

  /// A dossier that every rule accepts.
  static ObjectNode dossier(String code) {
    return (ObjectNode)
        PortalJson.parse(
            """
            {"MaHoSo":"%s","MaTTHC":"1.001193","TenTTHC":"Đăng ký khai sinh","MaLinhVuc":"G03",
             "TenLinhVuc":"Hộ tịch","ChuHoSo":"Người thử","LoaiDoiTuong":"1","MaDoiTuong":"",
             "NgayTiepNhan":"20260901081500","NgayHenTra":"20260908081500","TrangThaiHoSo":"4",
             "HinhThuc":"0","DonViXuLy":"Sở Tư pháp","TaiLieuNop":[],"DanhSachGiayToKetQua":[]}
            """
                .formatted(code));
  }

  static ObjectNode dossier() {
    return dossier(CODE);
  }

  static ObjectNode progress(String code, String moment, int state) {
    return PortalJson.MAPPER
        .createObjectNode()
        .put("MaHoSo", code)
        .put("NguoiXuLy", "Cán bộ một cửa")
        .put("ThoiDiemXuLy", moment)
        .put("NoiDungXuLy", "")
        .put("TrangThai", Integer.toString(state));
  }

  static ArrayNode array(JsonNode... items) {
    var array = PortalJson.MAPPER.createArrayNode();
    for (var item : items) {
      array.add(item);
    }
    return array;
  }

  /// Logs in and keeps the session.
  PortalClient login() throws IOException, InterruptedException {
    var reply =
        json(
            post(
                settings.paths().login(),
                PortalJson.MAPPER
                    .createObjectNode()
                    .put("username", settings.account().username())
                    .put("password", settings.account().password())
                    .toString()));
    session = reply.path("session").asText();
    return this;
  }

  ObjectNode envelope(String service) {
    return PortalJson.MAPPER
        .createObjectNode()
        .put("session", session)
        .put("madonvi", AGENCY)
        .put("service", service);
  }

  HttpResponse<String> call(ObjectNode envelope) throws IOException, InterruptedException {
    return post(settings.paths().integration(), envelope.toString());
  }

  JsonNode insert(JsonNode... items) throws IOException, InterruptedException {
    return json(call(push("False", items)));
  }

  JsonNode update(JsonNode... items) throws IOException, InterruptedException {
    return json(call(push("True", items)));
  }

  ObjectNode push(String updating, JsonNode... items) {
    return envelope(PortalRequest.PUSH).put("isUpdating", updating).set("data", array(items));
  }

  JsonNode tell(JsonNode... items) throws IOException, InterruptedException {
    return json(call(envelope(PortalRequest.PROGRESS).set("data", array(items))));
  }

  JsonNode lookUp(String code) throws IOException, InterruptedException {
    return json(call(envelope(PortalRequest.LOOK_UP).put("mahoso", code)));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(portal.resolve(path))
            .header("Content-Type", "application/json")
            .header("dstcode", settings.destination())
            .POST(BodyPublishers.ofString(body)));
  }

  /// Gives up after the time.
  HttpResponse<String> post(ObjectNode envelope, Duration patience)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(portal.resolve(settings.paths().integration()))
            .header("dstcode", settings.destination())
            .timeout(patience)
            .POST(BodyPublishers.ofString(envelope.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
  }

  URI at(String path) {
    return portal.resolve(path);
  }

  static JsonNode json(HttpResponse<String> response) {
    return PortalJson.parse(response.body());
  }
}
