package vn.dunghen.sync.national;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dunghen.portal.Fault;
import vn.dunghen.portal.FaultEffect;
import vn.dunghen.portal.PortalSettings;
import vn.dunghen.portal.StandInPortal;
import vn.dunghen.sync.national.model.HoSo;
import vn.dunghen.sync.national.model.Share;
import vn.dunghen.sync.national.model.TienDo;
import vn.dunghen.sync.national.model.Verdict;

class PublicStatisticsTest {

  private static final String UNIT = "000.00.01.H26";
  private static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
  private static final Instant PUNCTUAL = Instant.parse("2026-09-10T16:00:00+07:00");
  private static final Instant LATE = Instant.parse("2026-09-12T16:00:00+07:00");

  private StandInPortal standIn;
  private Calls calls;
  private NationalPortal portal;
  private PublicStatistics statistics;

  @BeforeEach
  void a_portal() {
    standIn = StandInPortal.start(PortalSettings.of("{\"port\":0}"));
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(PortalConfig.class)
            .withDefaultValue("dunghen.sync.portal.url", standIn.uri().toString())
            .withDefaultValue("dunghen.sync.portal.transport", "relay")
            .withDefaultValue("dunghen.sync.portal.read-timeout", "10s")
            .build()
            .getConfigMapping(PortalConfig.class);
    calls = new Calls(new ObjectMapper(), config);
    portal = new RelayPortal(calls, standIn.uri(), config);
    statistics = new PublicStatistics(config, new ObjectMapper());
  }

  @AfterEach
  void close() {
    calls.close();
    statistics.end(new ShutdownEvent());
    standIn.close();
  }

  @Test
  void of_two_dossiers_of_the_month_one_was_on_time() {
    // Given
    pushed("000.00.01.H26-260901-0001", "20260901080000", PUNCTUAL);
    pushed("000.00.01.H26-260901-0002", "20260902080000", LATE);
    pushed("000.00.01.H26-260801-0003", "20260801080000", LATE);

    // When
    var answer = statistics.of(UNIT, SEPTEMBER);

    // Then
    assertThat(answer)
        .isEqualTo(
            new PublicStatistics.Answer.Known(
                Optional.of(new Share(1, 2, new BigDecimal("10.0"))),
                Optional.of(new Share(2, 2, new BigDecimal("6.0")))));
  }

  private void pushed(String code, String received, Instant ended) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("MaHoSo", code);
    fields.put("MaTTHC", "1.001193");
    fields.put("TenTTHC", "Đăng ký khai sinh");
    fields.put("MaLinhVuc", "G15-TP01");
    fields.put("TenLinhVuc", "Hộ tịch");
    fields.put("ChuHoSo", "Người thử");
    fields.put("LoaiDoiTuong", "1");
    fields.put("NgayTiepNhan", received);
    fields.put("NgayHenTra", "20260910170000");
    fields.put("TrangThaiHoSo", "9");
    fields.put("HinhThuc", "0");
    fields.put("DonViXuLy", "Phường Một");
    fields.put("TaiLieuNop", List.of());
    fields.put("DanhSachGiayToKetQua", List.of());
    assertThat(portal.push(UNIT, new HoSo(fields), NationalPortal.Mode.INSERT).kind())
        .isEqualTo(Verdict.Kind.OK);
    assertThat(
            portal.progress(UNIT, List.of(new TienDo(code, ended, 9, "Tổ một cửa", "Xong"))).kind())
        .isEqualTo(Verdict.Kind.OK);
  }

  @Test
  void a_month_of_which_the_portal_has_nothing_gives_no_figure() {
    assertThat(statistics.of(UNIT, SEPTEMBER))
        .isEqualTo(new PublicStatistics.Answer.Known(Optional.empty(), Optional.empty()));
  }

  @Test
  void no_figure_comes_from_an_answer_that_is_none() {
    // Given
    pushed("000.00.01.H26-260901-0001", "20260901080000", PUNCTUAL);
    standIn
        .control()
        .faults(
            Fault.on(
                "dvc-progress-tree", new FaultEffect.HttpAnswer(200, Map.of(), "<html>…</html>")));

    // When
    var answer = statistics.of(UNIT, SEPTEMBER);

    // Then
    assertThat(answer).isEqualTo(new PublicStatistics.Answer.Unknown("HTTP 200, MARKUP"));
  }
}
