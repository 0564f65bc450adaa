package vn.dunghen.sync.national;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.dunghen.portal.Call;
import vn.dunghen.portal.Fault;
import vn.dunghen.portal.FaultEffect;
import vn.dunghen.portal.PortalSettings;
import vn.dunghen.portal.StandInPortal;
import vn.dunghen.sync.national.model.HoSo;
import vn.dunghen.sync.national.model.LookedUp;
import vn.dunghen.sync.national.model.TienDo;
import vn.dunghen.sync.national.model.Verdict;

class RelayPortalTest {

  private static final String UNIT = "000.00.01.H26";
  private static final String CODE = "000.00.01.H26-260901-0001";

  private StandInPortal standIn;
  private Calls calls;
  private NationalPortal relay;

  @BeforeEach
  void a_relay_without_session_and_envelope() {
    standIn = StandInPortal.start(PortalSettings.of("{\"port\":0}"));
    var config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(PortalConfig.class)
            .withDefaultValue("dunghen.sync.portal.url", standIn.uri().toString())
            .withDefaultValue("dunghen.sync.portal.transport", "relay")
            .withDefaultValue("dunghen.sync.portal.connect-timeout", "2s")
            .withDefaultValue("dunghen.sync.portal.read-timeout", "500ms")
            .build()
            .getConfigMapping(PortalConfig.class);
    assertThat(PortalBeans.flaw(config)).isEmpty();
    calls = new Calls(new ObjectMapper(), config);
    relay = new RelayPortal(calls, standIn.uri(), config);
  }

  @AfterEach
  void close() {
    calls.close();
    standIn.close();
  }

  @Test
  void a_dossier_is_inserted_and_updated_under_its_units_code() {
    assertThat(relay.push(UNIT, hoSo("2"), NationalPortal.Mode.INSERT).kind())
        .isEqualTo(Verdict.Kind.OK);
    assertThat(relay.push(UNIT, hoSo("4"), NationalPortal.Mode.INSERT).kind())
        .isEqualTo(Verdict.Kind.EXISTS);
    assertThat(relay.push(UNIT, hoSo("4"), NationalPortal.Mode.UPDATE).kind())
        .isEqualTo(Verdict.Kind.OK);

    assertThat(standIn.control().dossier(CODE))
        .hasValueSatisfying(held -> {
          assertThat(held.madonvi()).isEqualTo(UNIT);
          assertThat(held.field("TrangThaiHoSo")).isEqualTo("4");
        });
    assertThat(standIn.control().calls()).extracting(Call::way).containsOnly("relay");
  }

  @Test
  void progress_is_answered_in_words_and_counts_as_taken() {
    relay.push(UNIT, hoSo("4"), NationalPortal.Mode.INSERT);

    Verdict verdict =
        relay.progress(
            UNIT,
            List.of(
                new TienDo(
                    CODE,
                    Instant.parse("2026-09-01T02:00:00Z"),
                    4,
                    "Tổ một cửa",
                    "Thẩm định hồ sơ")));

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.OK);
    assertThat(standIn.control().dossier(CODE))
        .hasValueSatisfying(held -> assertThat(held.progress()).hasSize(1));
  }

  @Test
  void a_dossier_that_is_not_there_cannot_be_updated() {
    assertThat(relay.push(UNIT, hoSo("4"), NationalPortal.Mode.UPDATE).kind())
        .isEqualTo(Verdict.Kind.MISSING);
  }

  @Test
  void there_is_no_look_up() {
    assertThat(relay.lookUp(UNIT, CODE)).isInstanceOf(LookedUp.Unknown.class);
  }

  @Test
  void silence_may_have_taken_effect_and_nobody_spoke() {
    standIn
        .control()
        .faults(Fault.on("DongBoHoSoMC", new FaultEffect.CommitThenSilence(Duration.ofMinutes(1))));

    Verdict verdict = relay.push(UNIT, hoSo("2"), NationalPortal.Mode.INSERT);

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.AMBIGUOUS);
    assertThat(verdict.perhapsTaken()).isTrue();
    assertThat(verdict.spoke()).isFalse();
    assertThat(standIn.control().codes()).containsExactly(CODE);
  }

  private static HoSo hoSo(String status) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("MaHoSo", CODE);
    fields.put("MaTTHC", "1.001193");
    fields.put("TenTTHC", "Đăng ký khai sinh");
    fields.put("MaLinhVuc", "G15-TP01");
    fields.put("TenLinhVuc", "Hộ tịch");
    fields.put("ChuHoSo", "Người thử");
    fields.put("LoaiDoiTuong", "1");
    fields.put("NgayTiepNhan", "20260901081500");
    fields.put("NgayHenTra", "20260908081500");
    fields.put("TrangThaiHoSo", status);
    fields.put("HinhThuc", "0");
    fields.put("DonViXuLy", "Sở Tư pháp");
    fields.put("TaiLieuNop", List.of());
    fields.put("DanhSachGiayToKetQua", List.of());
    return new HoSo(fields);
  }
}
