package vn.dunghen.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dunghen.portal.PortalClient.AGENCY;
import static vn.dunghen.portal.PortalClient.CODE;
import static vn.dunghen.portal.PortalClient.dossier;
import static vn.dunghen.portal.PortalClient.json;
import static vn.dunghen.portal.PortalClient.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the portal counts of a dossier received on 1 September 2026 at 8:15 and promised for 8
/// September at 8:15.
class StatisticsTest {
  private static final PortalSettings SETTINGS = PortalSettings.defaults();
  private static StandInPortal portal;
  private static PortalClient client;

  @BeforeAll
  static void start() {
    portal = StandInPortal.start(SETTINGS);
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @BeforeEach
  void log_in() throws Exception {
    portal.control().reset();
    portal.control().clockAt(Instant.parse("2026-11-22T01:00:00Z"));
    client = new PortalClient(portal.uri(), SETTINGS).login();
  }

  private static JsonNode ask(String service, String root, int month) throws Exception {
    return json(
        client.post(
            SETTINGS.paths().statistics() + "/" + service,
            """
            {"timeType":"month","year":2026,"month":%d,"rootDepartmentId":"%s"}\
            """
                .formatted(month, root)));
  }

  @ParameterizedTest(name = "{0} → completed {1}, on time {2}")
  @CsvSource({
    "'',0,0",
    "908T0815:9,1,1",
    "908T0816:9,1,0",
    "905T0900:9 920T0900:10,1,1",
    "920T0900:10,1,0",
    "903T0900:8,1,1",
    "903T0900:7,1,1",
    "903T0900:3 920T0900:9,1,0",
    "903T0900:5,0,1",
    "910T0900:5,0,0",
    "903T0900:5 904T0900:4 905T0900:5,0,0",
    "903T0900:5 906T0900:4 910T0900:9,1,1",
    "903T0900:5 906T0900:4 912T0900:9,1,0"
  })
  void a_dossier_ends_when_its_progress_says_so(String steps, int completed, int onTime)
      throws Exception {
    client.insert(dossier().put("TrangThaiHoSo", "9").put("NgayKetThucXuLy", "20260902081500"));
    for (var step : steps.isEmpty() ? new String[0] : steps.split(" ")) {
      var colon = step.indexOf(':');
      var moment = "20260" + step.substring(0, colon).replace("T", "") + "00";
      client.tell(progress(CODE, moment, Integer.parseInt(step.substring(colon + 1))));
    }

    var reply = ask("dvc-progress-tree", AGENCY, 9);

    assertThat(reply.path("totalReceived").asInt()).isEqualTo(1);
    assertThat(reply.path("totalCompleted").asInt()).isEqualTo(completed);
    assertThat(reply.path("totalOnTime").asInt()).isEqualTo(onTime);
    assertThat(reply.path("totalOverdue").asInt()).isEqualTo(1 - onTime);
    assertThat(reply.path("score").decimalValue()).isEqualByComparingTo("" + 20 * onTime);
  }

  @Test
  void a_dossier_counts_in_the_period_and_agency_that_received_it() throws Exception {
    client.insert(dossier());
    client.insert(dossier("000.00.02.H26-260901-0001").put("NgayTiepNhan", ""));

    assertThat(ask("dvc-progress-tree", AGENCY, 9).path("totalReceived").asInt()).isEqualTo(1);
    assertThat(ask("dvc-progress-tree", "", 9).path("totalReceived").asInt()).isEqualTo(1);
    assertThat(ask("dvc-progress-tree", AGENCY, 8).path("totalReceived").asInt()).isZero();
    assertThat(ask("dvc-progress-tree", "000.00.09.H26", 9).path("totalReceived").asInt()).isZero();
    assertThat(ask("dvc-progress-tree", AGENCY, 13).path("error_code").asInt()).isEqualTo(-6);
  }

  @Test
  void the_sync_rate_compares_with_what_the_agency_reported_of_itself() throws Exception {
    client.insert(dossier());
    var alone = ask("transparency", AGENCY, 9).path("metrics").get(0);

    var taken =
        client.call(
            client
                .envelope("DongBoThongKeHoSo")
                .put("Thang", "9")
                .put("Nam", "2026")
                .put("SoNhanTrongKy", "4")
                .put("Madonvi", AGENCY));
    var compared = ask("transparency", AGENCY, 9).path("metrics").get(0);

    assertThat(json(taken).path("message").asText()).contains("thành công");
    assertThat(alone.path("dataQualityStatus").asText()).isEqualTo("NO_REPORTED_TOTAL");
    assertThat(compared.path("code").asText()).isEqualTo("DOSSIER_SYNC");
    assertThat(compared.path("ratio").decimalValue()).isEqualByComparingTo("0.25");
    assertThat(compared.path("score").decimalValue()).isEqualByComparingTo("1.5");
    assertThat(portal.control().monthlyTotals()).hasSize(1);
    assertThat(portal.control().monthlyTotals().getFirst().has("session")).isFalse();
  }
}
