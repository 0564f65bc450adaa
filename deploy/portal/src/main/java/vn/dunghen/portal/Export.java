package vn.dunghen.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;

/// The list of its dossiers that an agency exports from its portal account: one row per dossier by
/// code, one column per plain field of `DongBoHoSoMC`, values as pushed. Read in pieces, so a push
/// meanwhile may or may not show.
final class Export {
  static final List<String> COLUMNS =
      List.of(
          "MaHoSo",
          "MaTTHC",
          "TenTTHC",
          "MaLinhVuc",
          "TenLinhVuc",
          "SoBienNhan",
          "KenhThucHien",
          "ChuHoSo",
          "SoGiayToChuHoSo",
          "LoaiDoiTuong",
          "MaDoiTuong",
          "ThongTinKhac",
          "Email",
          "Fax",
          "SoDienThoai",
          "TrichYeuHoSo",
          "NgayNopHoSo",
          "NgayTiepNhan",
          "NgayHenTra",
          "TrangThaiHoSo",
          "NgayTra",
          "ThongTinTra",
          "HinhThuc",
          "NgayKetThucXuLy",
          "NgayTuChoi",
          "DonViXuLy",
          "GhiChu",
          "NoiNopHoSo",
          "HoSoCoThanhPhanSoHoa",
          "TaiKhoanDuocXacThucVoiVNeID",
          "DuocThanhToanTrucTuyen");

  private static final int PIECE = 500;

  private final Holdings holdings;
  private final String madonvi;

  /// @param madonvi pushed in its name or numbered by it; empty means all
  Export(Holdings holdings, String madonvi) {
    this.holdings = holdings;
    this.madonvi = madonvi;
  }

  @FunctionalInterface
  private interface Row {
    void write(JsonNode fields) throws IOException;
  }

  /// RFC 4180 with a heading, UTF-8 without a byte order mark.
  void csv(OutputStream out) throws IOException {
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(String.join(",", COLUMNS) + "\r\n");
    forEach(fields ->
        writer.write(
            COLUMNS.stream()
                .map(column -> quoted(PortalJson.text(fields, column)))
                .collect(Collectors.joining(",", "", "\r\n"))));
    writer.flush();
  }

  private static String quoted(String value) {
    return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + value.replace("\"", "\"\"") + '"'
        : value;
  }

  /// One sheet with a heading; every cell is text.
  void xlsx(OutputStream out) throws IOException {
    var workbook = new Workbook(out, "StandInPortal", "1.0");
    var sheet = workbook.newWorksheet("HoSo");
    for (var column = 0; column < COLUMNS.size(); column++) {
      sheet.value(0, column, COLUMNS.get(column));
    }
    var row = new int[] {1};
    forEach(fields -> {
      for (var column = 0; column < COLUMNS.size(); column++) {
        var value = PortalJson.text(fields, COLUMNS.get(column));
        if (!value.isEmpty()) {
          sheet.value(row[0], column, value);
        }
      }
      if (++row[0] % PIECE == 0) {
        sheet.flush();
      }
    });
    workbook.finish();
  }

  private void forEach(Row row) throws IOException {
    var codes = holdings.codes(madonvi, "", PIECE);
    while (!codes.isEmpty()) {
      for (var code : codes) {
        var fields = holdings.fields(code, Duration.ZERO);
        if (fields.isPresent()) {
          row.write(fields.get());
        }
      }
      codes = holdings.codes(madonvi, codes.getLast(), PIECE);
    }
  }
}
