package vn.dunghen.sync.national.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.reference.ReferenceBook;

class TellingTest {

  private static final DossierEvent SUBMITTED =
      new DossierEvent.Submitted("1.001", "U-1", Channel.ONLINE);
  private static final DossierEvent RECEIVED =
      new DossierEvent.Received(
          "1.001", "U-1", "U-1", Channel.COUNTER, at("2026-11-27T17:00:00+07:00"), null);
  private static final Catalogue CATALOGUE =
      new Catalogue() {
        @Override
        public Optional<Procedure> procedure(String code, LocalDate on) {
          return code.equals("1.001")
              ? Optional.of(
                  new Procedure(
                      code,
                      "Đăng ký khai sinh",
                      "G15-TP01 Hộ tịch",
                      null,
                      List.of(),
                      null,
                      ReferenceEvent.Online.FULL,
                      List.of(),
                      null,
                      null,
                      on))
              : Optional.empty();
        }

        @Override
        public Optional<String> agencyName(String code) {
          return code.startsWith("U-") ? Optional.of("Phường " + code) : Optional.empty();
        }
      };

  static Stream<Arguments> lives() {
    return Stream.of(
        Arguments.of("1", List.of(SUBMITTED)),
        Arguments.of("7", List.of(SUBMITTED, new DossierEvent.Withdrawn(""))),
        Arguments.of("3", List.of(SUBMITTED, new DossierEvent.Refused(""))),
        Arguments.of("2", List.of(RECEIVED)),
        Arguments.of("2", List.of(RECEIVED, new DossierEvent.Progressed(2, "", ""))),
        Arguments.of("4", List.of(RECEIVED, new DossierEvent.Progressed(4, "", ""))),
        Arguments.of("5", List.of(RECEIVED, new DossierEvent.SupplementRequested(List.of(), ""))),
        Arguments.of(
            "5",
            List.of(
                RECEIVED,
                new DossierEvent.PaymentRequested(null),
                new DossierEvent.SupplementRequested(List.of(), ""))),
        Arguments.of("6", List.of(RECEIVED, new DossierEvent.PaymentRequested(null))),
        Arguments.of(
            "4",
            List.of(
                RECEIVED,
                new DossierEvent.PaymentRequested(null),
                new DossierEvent.PaymentMade(null, DossierEvent.PaidThrough.PORTAL))),
        Arguments.of("4", List.of(RECEIVED, new DossierEvent.Suspended(""))),
        Arguments.of("3", List.of(RECEIVED, new DossierEvent.Refused(""))),
        Arguments.of("8", List.of(RECEIVED, new DossierEvent.Stopped(""))),
        Arguments.of("9", List.of(RECEIVED, new DossierEvent.Completed(null))),
        Arguments.of(
            "10",
            List.of(
                RECEIVED,
                new DossierEvent.Completed(null),
                new DossierEvent.Returned(Channel.POSTAL))),
        Arguments.of("10", List.of(RECEIVED, new DossierEvent.Returned(null))),
        Arguments.of(
            "4",
            List.of(RECEIVED, new DossierEvent.Completed(null), new DossierEvent.Reopened(""))));
  }

  @ParameterizedTest
  @MethodSource("lives")
  void the_status_is_where_the_dossier_stands(String status, List<DossierEvent> life) {
    assertThat(ready(life).hoSo().text("TrangThaiHoSo")).isEqualTo(status);
  }

  @Test
  void every_field_is_what_is_known_and_nothing_is_filled_in() {
    // When
    var told =
        ready(
            List.of(
                RECEIVED,
                new DossierEvent.PaymentMade(null, DossierEvent.PaidThrough.LOCAL_GATEWAY),
                new DossierEvent.Digitised(true, false, false, false),
                new DossierEvent.PopulationDataUsed(),
                new DossierEvent.Completed(new DossierEvent.Result("KQ-1", true, "https://x/1")),
                new DossierEvent.Returned(Channel.POSTAL)));

    // Then
    var fields = told.hoSo().fields();
    assertThat(fields)
        .containsEntry("MaHoSo", "D-1")
        .containsEntry("TenTTHC", "Đăng ký khai sinh")
        .containsEntry("MaLinhVuc", "G15-TP01")
        .containsEntry("TenLinhVuc", "Hộ tịch")
        .containsEntry("KenhThucHien", "1")
        .containsEntry("LoaiDoiTuong", "1")
        .containsEntry("NgayNopHoSo", "")
        .containsEntry("NgayTiepNhan", "20261121080000")
        .containsEntry("NgayHenTra", "20261127170000")
        .containsEntry("NgayKetThucXuLy", "20261121080400")
        .containsEntry("NgayTra", "20261121080500")
        .containsEntry("HinhThuc", "1")
        .containsEntry("DonViXuLy", "Phường U-1")
        .containsEntry("DuocThanhToanTrucTuyen", "2")
        .containsEntry("HoSoCoThanhPhanSoHoa", "1")
        .containsEntry("ChuHoSo", "");
    assertThat(fields.get("DSKetNoiCSDL")).asString().contains("7");
    assertThat(fields.get("DanhSachGiayToKetQua"))
        .asString()
        .contains("KQ-1")
        .contains("https://x/1");
  }

  @Test
  void progress_is_the_real_events_in_order_and_each_once() {
    // When
    var told =
        ready(
            List.of(
                RECEIVED,
                new DossierEvent.Progressed(4, "Tổ một cửa", "Thẩm định"),
                new DossierEvent.Transferred("U-2", ""),
                new DossierEvent.Rated(true),
                new DossierEvent.Completed(null)));

    // Then
    assertThat(told.progress().stream().map(step -> step.status() + " " + step.by()))
        .containsExactly("2 Phường U-1", "4 Tổ một cửa", "4 Phường U-2", "9 Phường U-2");
  }

  @Test
  void what_has_no_word_of_the_portals_is_not_mapped() {
    assertThat(tell(List.of(new DossierEvent.Completed(null)))).isInstanceOf(Told.Unmapped.class);
    assertThat(tell(List.of(new DossierEvent.Submitted("9.9", "U-1", Channel.ONLINE))))
        .isEqualTo(
            new Told.Unmapped(
                "MaTTHC", "Thủ tục 9.9 chưa có trong danh mục (not in the catalogue)."));
  }

  static Stream<Arguments> flaws() {
    return Stream.of(
        Arguments.of("LoaiDoiTuong", "LoaiDoiTuong", ""),
        Arguments.of("DonViXuLy", "DonViXuLy", " "),
        Arguments.of("NgayTiepNhan", "NgayTiepNhan", ""),
        Arguments.of("NgayHenTra", "NgayHenTra", "20261120080000"),
        Arguments.of("NgayKetThucXuLy", "NgayKetThucXuLy", "20261120080000"),
        Arguments.of("NgayKetThucXuLy", "NgayKetThucXuLy", ""),
        Arguments.of("NgayKetThucXuLy", "NgayKetThucXuLy", "20261224080000"),
        Arguments.of("TrichYeuHoSo", "TrichYeuHoSo", "x".repeat(1001)));
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void a_flaw_names_its_field_and_unit(String flawed, String field, String value) {
    // Given
    var fields =
        new java.util.LinkedHashMap<>(
            ready(List.of(RECEIVED, new DossierEvent.Completed(null))).hoSo().fields());
    assertThat(Validation.of(new HoSo(fields), "U-1", at("2026-11-22T08:00:00+07:00"))).isEmpty();

    // When
    fields.put(field, value);

    // Then
    assertThat(Validation.of(new HoSo(fields), "U-1", at("2026-11-22T08:00:00+07:00")))
        .singleElement()
        .satisfies(flaw -> {
          assertThat(flaw.field()).isEqualTo(flawed);
          assertThat(flaw.unit()).isEqualTo("U-1");
        });
  }

  private static Told.Ready ready(List<DossierEvent> life) {
    return (Told.Ready) tell(life);
  }

  /// One event a minute, from eight o'clock.
  private static Told tell(List<DossierEvent> life) {
    Instant first = at("2026-11-21T08:00:00+07:00");
    var events = new ArrayList<Recorded<DossierEvent>>();
    for (DossierEvent event : life) {
      Instant when = first.plusSeconds(60L * events.size());
      events.add(new Recorded<>(new EventId("/s", "" + events.size()), null, when, when, event));
    }
    var dates = ReferenceBook.of(List.of()).datesKnownAt(Instant.MAX);
    return new Telling(CATALOGUE)
        .tell(
            "D-1",
            DossierLife.fold(events, Instant.MAX, dates).last(),
            DossierLife.effective(events, Instant.MAX),
            "citizen");
  }

  private static Instant at(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
