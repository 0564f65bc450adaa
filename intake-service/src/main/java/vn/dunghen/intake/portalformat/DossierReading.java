package vn.dunghen.intake.portalformat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Read;

/// Reads a dossier as it is pushed to the portal (`HoSo`) into the data of a `reported` event.
final class DossierReading {

  private static final int LONGEST_SUMMARY = 1_000;
  private static final String POPULATION_DATA = "7";
  private static final Duration TOLERATED_FUTURE = Duration.ofMinutes(5);

  private static final Map<String, String> CHANNELS =
      Map.of("1", "counter", "2", "online", "3", "postal");
  private static final Map<String, String> APPLICANTS =
      Map.of("1", "citizen", "2", "enterprise", "3", "state-agency", "4", "organisation");

  /// `0` says that nothing was to be paid, `3` that it was paid otherwise: neither asserts
  /// anything.
  private static final Map<String, String> PAYMENTS =
      Map.of("0", "", "1", "portal", "2", "local-gateway", "3", "");

  private DossierReading() {}

  /// A dossier as it was pushed.
  record Pushed(String dossier, Map<String, @Nullable Object> data) {}

  /// @param now no date of something that has happened lies after it
  static Read<Pushed> read(Map<?, ?> hoSo, Sender sender, Instant now) {
    var items = new Items(hoSo);
    Instant latest = now.plus(TOLERATED_FUTURE);
    String dossier = items.required("MaHoSo");
    int status = items.status("TrangThaiHoSo");
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("status", status);
    data.put("procedure", items.required("MaTTHC"));
    data.put("unit", sender.receivingUnit(dossier));
    data.put("responsible", responsible(items, sender));
    put(data, "channel", items.coded("KenhThucHien", CHANNELS));
    items.required("LoaiDoiTuong");
    put(data, "applicantKind", items.coded("LoaiDoiTuong", APPLICANTS));
    Instant received = items.past("NgayTiepNhan", latest);
    if (received == null && status >= 2 && items.text("NgayTiepNhan") == null) {
      items.flaw("NgayTiepNhan", "không được để trống");
    }
    put(data, "receivedAt", received);
    put(data, "submittedAt", items.past("NgayNopHoSo", latest));
    put(data, "promise", items.time("NgayHenTra"));
    put(data, "refusedAt", items.past("NgayTuChoi", latest));
    put(data, "endedAt", items.past("NgayKetThucXuLy", latest));
    put(data, "returnedAt", items.past("NgayTra", latest));
    items.atMost("TrichYeuHoSo", LONGEST_SUMMARY);
    state(items, data);
    Map<String, Object> personal = personal(items);
    if (!personal.isEmpty()) {
      data.put("personal", personal);
    }
    return items.flaws().isEmpty()
        ? new Read.Sound<>(new Pushed(dossier, data))
        : new Read.Flawed<>(items.flaws());
  }

  private static String responsible(Items items, Sender sender) {
    String name = items.required("DonViXuLy");
    return name.isEmpty()
        ? ""
        : sender
            .named(name)
            .orElseGet(() -> {
              items.flaw("DonViXuLy", "không phải tên một đơn vị của đơn vị gửi");
              return "";
            });
  }

  private static void state(Items items, Map<String, @Nullable Object> data) {
    String payment = items.coded("DuocThanhToanTrucTuyen", PAYMENTS);
    if (payment != null && !payment.isEmpty()) {
      data.put("paidThrough", payment);
    }
    if (items.list("DSKetNoiCSDL").stream().anyMatch(base -> base.is("MaCSDL", POPULATION_DATA))) {
      data.put("populationData", true);
    }
    var digitised = new LinkedHashMap<String, Object>();
    var papers = items.list("TaiLieuNop");
    if (items.is("HoSoCoThanhPhanSoHoa", "1")
        || papers.stream().anyMatch(paper -> paper.is("DuocSoHoa", "1"))) {
      digitised.put("components", true);
    }
    if (papers.stream()
        .anyMatch(paper -> paper.is("DuocTaiSuDung", "1") || paper.is("DuocTaiSuDung", "2"))) {
      digitised.put("reused", true);
    }
    if (papers.stream().anyMatch(paper -> paper.is("DuocLayTuKhoDMQG", "1"))) {
      digitised.put("fromStore", true);
    }
    for (Items result : items.list("DanhSachGiayToKetQua")) {
      String url = result.text("DuongDanTepTinKetQua");
      if (url != null) {
        String code = result.text("MaGiayToKetQua");
        data.put(
            "result", Map.of("code", code == null ? "" : code, "electronic", true, "url", url));
        digitised.put("result", true);
      }
    }
    if (!digitised.isEmpty()) {
      data.put("digitised", digitised);
    }
  }

  private static Map<String, Object> personal(Items items) {
    var personal = new LinkedHashMap<String, Object>();
    put(personal, "name", items.text("ChuHoSo"));
    String number = items.text("SoGiayToChuHoSo");
    for (Items identity : items.list("DinhDanhCHS")) {
      number = number == null ? identity.text("SoDinhDanh") : number;
    }
    put(personal, "identityNumber", number);
    put(personal, "email", items.text("Email"));
    put(personal, "phone", items.text("SoDienThoai"));
    return personal;
  }

  private static <V extends @Nullable Object> void put(
      Map<String, V> data, String member, @Nullable Object value) {
    if (value != null) {
      @SuppressWarnings("unchecked")
      V text = (V) (value instanceof Instant ? value.toString() : value);
      data.put(member, text);
    }
  }
}
