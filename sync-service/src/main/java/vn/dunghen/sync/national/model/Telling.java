package vn.dunghen.sync.national.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.DossierEvent.PaidThrough;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.DossierState.Fact;
import vn.dunghen.dossier.life.End;
import vn.dunghen.dossier.life.NationalStatus;
import vn.dunghen.dossier.time.CivilTime;

/// Says a dossier in the portal's words, field by field. What is not known is sent empty; nothing
/// is ever filled in.
public final class Telling {

  private static final Pattern CODED_FIELD = Pattern.compile("([A-Z][A-Z0-9]*-[A-Z0-9.]+)\\s+(.+)");
  private static final String POPULATION_DATABASE = "7";
  private static final String SUBMITTED_WITH_THE_PROVINCE = "2";

  private final Catalogue catalogue;

  public Telling(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// What there is to tell.
  ///
  /// @param inForce the dossier's events that count, in their order
  /// @param applicantKind as the source named it; null where none did
  public Told tell(
      String dossier,
      DossierState state,
      List<Recorded<DossierEvent>> inForce,
      @Nullable String applicantKind) {
    Optional<NationalStatus> status = StatusMap.of(state, inForce);
    String procedureCode = procedureOf(state);
    if (status.isEmpty() || procedureCode == null) {
      return new Told.Unmapped(
          "TrangThaiHoSo",
          "Chưa biết hồ sơ được nộp hay tiếp nhận khi nào (neither submission nor reception is known).");
    }
    Optional<String> agency = catalogue.agencyName(state.responsible());
    if (agency.isEmpty()) {
      return new Told.Unmapped(
          "DonViXuLy", "Chưa có tên đơn vị " + state.responsible() + " (the agency has no name).");
    }
    Instant first = state.reception() == null ? submittedAt(state) : state.reception().at();
    Optional<Procedure> procedure = catalogue.procedure(procedureCode, CivilTime.dayOf(first));
    if (procedure.isEmpty()) {
      return new Told.Unmapped(
          "MaTTHC", "Thủ tục " + procedureCode + " chưa có trong danh mục (not in the catalogue).");
    }
    HoSo hoSo =
        hoSo(dossier, state, inForce, status.get(), procedure.get(), agency.get(), applicantKind);
    return new Told.Ready(hoSo, Progress.of(dossier, state, inForce, catalogue));
  }

  private static @Nullable String procedureOf(DossierState state) {
    return state.reception() != null
        ? state.reception().procedure()
        : state.submission() == null ? null : state.submission().procedure();
  }

  private static Instant submittedAt(DossierState state) {
    if (state.submission() == null) {
      throw new IllegalArgumentException("a dossier without reception has a submission");
    }
    return state.submission().at();
  }

  private static HoSo hoSo(
      String dossier,
      DossierState state,
      List<Recorded<DossierEvent>> inForce,
      NationalStatus status,
      Procedure procedure,
      String agency,
      @Nullable String applicantKind) {
    Map<String, Object> f = new LinkedHashMap<>();
    f.put("MaHoSo", dossier);
    f.put("MaTTHC", procedure.code());
    f.put("TenTTHC", procedure.name());
    var coded = CODED_FIELD.matcher(procedure.field());
    f.put("MaLinhVuc", coded.matches() ? coded.group(1) : "");
    f.put("TenLinhVuc", coded.matches() ? coded.group(2) : procedure.field());
    f.put("KenhThucHien", channel(state));
    f.put("ChuHoSo", "");
    f.put(
        "LoaiDoiTuong",
        Optional.ofNullable(applicantKind)
            .flatMap(ApplicantKind::of)
            .map(ApplicantKind::code)
            .orElse(""));
    f.put("MaDoiTuong", "");
    f.put("Email", "");
    f.put("SoDienThoai", "");
    f.put("TrichYeuHoSo", procedure.name());
    f.put(
        "NgayNopHoSo",
        PortalDate.text(state.submission() == null ? null : state.submission().at()));
    f.put(
        "NgayTiepNhan", PortalDate.text(state.reception() == null ? null : state.reception().at()));
    f.put("NgayHenTra", PortalDate.text(state.promise() == null ? null : state.promise().due()));
    f.put("TrangThaiHoSo", Integer.toString(status.code()));
    f.put("NgayTra", PortalDate.text(state.returnedAt()));
    f.put("HinhThuc", returnedByPost(inForce) ? "1" : "0");
    f.put("NgayKetThucXuLy", PortalDate.text(state.end() == null ? null : state.end().at()));
    f.put("NgayTuChoi", PortalDate.text(refusedAt(state)));
    f.put("DonViXuLy", agency);
    f.put("NoiNopHoSo", SUBMITTED_WITH_THE_PROVINCE);
    f.put("HoSoCoThanhPhanSoHoa", flag(state, Fact.COMPONENTS_DIGITISED));
    f.put("TaiKhoanDuocXacThucVoiVNeID", "0");
    f.put("DuocThanhToanTrucTuyen", payment(inForce, procedure.fee()));
    f.put("DinhDanhCHS", List.of());
    f.put(
        "DSKetNoiCSDL",
        state.facts().stated().contains(Fact.POPULATION_DATA)
            ? List.of(Map.of("MaCSDL", POPULATION_DATABASE))
            : List.of());
    f.put("TaiLieuNop", List.of());
    f.put("DanhSachLePhi", List.of());
    f.put("DanhSachTepDinhKemKhac", List.of());
    f.put("DanhSachHoSoBoSung", List.of());
    f.put("DanhSachGiayToKetQua", results(inForce));
    return new HoSo(f);
  }

  private static String channel(DossierState state) {
    Channel channel =
        state.reception() != null
            ? state.reception().channel()
            : state.submission() == null ? Channel.COUNTER : state.submission().channel();
    return switch (channel) {
      case COUNTER -> "1";
      case ONLINE -> "2";
      case POSTAL -> "3";
    };
  }

  private static @Nullable Instant refusedAt(DossierState state) {
    if (state.end() != null && state.end().kind() == End.Kind.REFUSED) {
      return state.end().at();
    }
    return state.declinedAt();
  }

  private static boolean returnedByPost(List<Recorded<DossierEvent>> inForce) {
    boolean post = false;
    for (Recorded<DossierEvent> event : inForce) {
      if (event.event() instanceof DossierEvent.Returned(var through) && through != null) {
        post = through == Channel.POSTAL;
      }
    }
    return post;
  }

  private static String flag(DossierState state, Fact fact) {
    return state.facts().stated().contains(fact) ? "1" : "0";
  }

  /// `1` through the portal, `2` through the city's gateway, `3` a fee not paid online, `0` no fee.
  private static String payment(
      List<Recorded<DossierEvent>> inForce, @Nullable BigDecimal catalogueFee) {
    boolean asked = catalogueFee != null && catalogueFee.signum() > 0;
    String paid = "";
    for (Recorded<DossierEvent> event : inForce) {
      switch (event.event()) {
        case DossierEvent.PaymentRequested(var amount) ->
            asked |= amount == null || amount.signum() > 0;
        case DossierEvent.PaymentMade(_, var through) -> {
          asked = true;
          paid =
              through == PaidThrough.PORTAL
                  ? "1"
                  : through == PaidThrough.LOCAL_GATEWAY ? "2" : paid;
        }
        default -> {} // no other event tells of money
      }
    }
    return !paid.isEmpty() ? paid : asked ? "3" : "0";
  }

  /// Each electronic result once, the latest last.
  private static List<Map<String, String>> results(List<Recorded<DossierEvent>> inForce) {
    var results = new LinkedHashSet<Map<String, String>>();
    for (Recorded<DossierEvent> event : inForce) {
      DossierEvent.Result result =
          switch (event.event()) {
            case DossierEvent.Completed completed -> completed.result();
            case DossierEvent.Reported reported -> reported.result();
            default -> null; // no other event brings a result
          };
      if (result != null && !result.code().isEmpty()) {
        var paper = new LinkedHashMap<String, String>();
        paper.put("TenGiayTo", "");
        paper.put("MaThanhPhanHoSo", "");
        paper.put("GiayToId", result.code());
        paper.put("DuongDanTepTinKetQua", result.url());
        paper.put("MaGiayToKetQua", result.code());
        results.add(paper);
      }
    }
    return List.copyOf(results);
  }
}
