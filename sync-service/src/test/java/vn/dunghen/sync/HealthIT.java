package vn.dunghen.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dunghen.dossier.Topics;
import vn.dunghen.portal.PortalSettings;
import vn.dunghen.portal.StandInPortal;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

/// What people and other services are told, with the portal away and back.
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "sync"))
@QuarkusTestResource(SyncSetting.class)
class HealthIT {

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @ConfigProperty(name = "dunghen.sync.portal.url")
  URI url;

  @Test
  void an_outage_is_told_in_words_and_ends_with_everything_sent() throws IOException {
    try (var city = new City(brokers)) {
      // Given dossiers and no portal
      city.stand();
      for (int i = 0; i < 6; i++) {
        city.received("H-" + i, "2026-11-21T08:00:00+07:00");
      }
      city.received("H-9", "2026-11-21T08:00:00+07:00", "U-2", "");
      city.event(
          "received",
          "H-7",
          "2026-11-21T08:00:00+07:00",
          "{\"procedure\":\"1.001\",\"unit\":\"U-1\",\"channel\":\"online\"}");

      // Then
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> {
            Response health = get("city", "/api/sync/health");
            assertThat(health.path("breaker").toString()).isNotEqualTo("closed");
            assertThat(health.<Integer>path("total.waiting")).isGreaterThanOrEqualTo(6);
            assertThat(health.<Integer>path("total.needSomebody")).isEqualTo(1);
          });
      assertThat(get("city", "/sync").asString())
          .contains("Mất kết nối Cổng")
          .contains("light-bad")
          .contains("Tự thử lại lúc")
          .contains("Phường Một");
      assertThat(get("city", "/fragments/sync").asString()).contains("portal away");
      assertThat(get("u1", "/api/sync/health").<List<String>>path("agencies.agency"))
          .containsExactly("U-1");
      assertThat(get("u1", "/api/sync/dossiers?agency=U-2").statusCode()).isEqualTo(403);
      assertThat(get("u1", "/api/sync/dossiers/H-9").statusCode()).isEqualTo(403);
      assertThat(given().get("/api/sync/health").statusCode()).isEqualTo(401);
      assertThat(
              get("city", "/api/sync/dossiers?state=LOI_DU_LIEU")
                  .<List<String>>path("items.failure.field"))
          .containsExactly("LoaiDoiTuong");
      assertThat(get("city", "/sync/dossiers").asString()).contains("Chờ").contains("H-1");

      // When
      try (var portal =
          StandInPortal.start(PortalSettings.of("{\"port\":" + url.getPort() + "}"))) {
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() ->
                assertThat(get("city", "/api/sync/dossiers/H-1").<String>path("dossier.state"))
                    .isEqualTo("DA_DONG_BO"));
        assertThat(post("u1", "/api/sync/dossiers/H-1/resend", "{\"reason\":\"thử\"}").statusCode())
            .isEqualTo(403);
        assertThat(post("city", "/api/sync/dossiers/H-1/resend", "{}").statusCode()).isEqualTo(422);
        portal.control().lose("H-1");
        assertThat(
                post("city", "/api/sync/dossiers/H-1/resend", "{\"reason\":\"Cổng mất hồ sơ\"}")
                    .statusCode())
            .isEqualTo(200);
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(portal.control().dossier("H-1")).isPresent());
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() ->
                assertThat(get("city", "/fragments/sync/dossiers/H-1").asString())
                    .contains("Đã đồng bộ")
                    .contains("acknowledged"));

        compares_the_exported_list(portal);
      }
      assertThat(view("H-1")).contains("vn.dunghen.portal-view.v1").contains("\"status\":2");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/sync/dossiers/H-1/resend | '' | /reason",
        "/api/sync/dossiers/H-1/resend | {\"reason\":\"\\u0000\"} | /reason",
        "/api/sync/dossiers/resend | '' | /dossiers",
        "/api/sync/dossiers/resend | {\"dossiers\":[null],\"reason\":\"x\"} | /dossiers",
        "/api/sync/dossiers/resend | {\"dossiers\":[\"a\\u0000\"],\"reason\":\"x\"} | /dossiers/0",
        "/api/sync/dossiers/resend | {\"dossiers\":[\"H-1\"]} | /reason",
        "/api/sync/reconciliations/1/push | '' | /reason",
        "/api/sync/reconciliations/1/push | {\"kinds\":[null],\"reason\":\"x\"} | /kinds",
      })
  void what_is_missing_in_an_order_is_pointed_at(String path, String body, String pointer) {
    Response answer = post("city", path, body);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    assertThat(answer.<String>path("errors[0].pointer")).isEqualTo(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/sync/health?agency=%00",
        "/api/sync/dossiers?after=%00",
        "/api/sync/dossiers/a%00",
        "/api/sync/reconciliations/1/differences?after=a%00",
        "/sync?agency=%00",
        "/sync/dossiers?agency=U%00",
      })
  void nul_is_refused_wherever_it_stands(String address) {
    Response answer =
        given()
            .auth()
            .preemptive()
            .basic("city", SyncSetting.PASSWORD)
            .urlEncodingEnabled(false)
            .get(address);
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  /// The list of the portal, after it lost, changed and kept what the city does not have.
  private static void compares_the_exported_list(StandInPortal portal) throws IOException {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(get("city", "/api/sync/health").<Integer>path("total.waiting")).isZero());
    portal.control().lose("H-2");
    portal.control().tamper("H-3", Map.of("TrangThaiHoSo", "4", "NgayHenTra", "20261121170000"));
    var csv = new ByteArrayOutputStream();
    portal.control().exportCsv("000.00.01.H26", csv);
    csv.write("X-1,1.001,,,,,,,,,,,,,,,,,,2,,,,,,,,,,,\r\n".getBytes(StandardCharsets.UTF_8));
    var xlsx = new ByteArrayOutputStream();
    portal.control().exportXlsx("000.00.01.H26", xlsx);

    Response compared = compare(csv.toByteArray(), "text/csv");
    assertThat(compared.statusCode()).as(compared.asString()).isEqualTo(200);
    int id = compared.path("id");
    List<String> found =
        get("city", "/api/sync/reconciliations/" + id + "/differences")
            .<List<Map<String, Object>>>path("items")
            .stream()
            .map(each -> each.get("dossier") + " " + each.get("kind"))
            .filter(each -> each.startsWith("H-") || each.startsWith("X-"))
            .toList();
    assertThat(found)
        .containsExactly(
            "H-2 THIEU_TREN_DVCQG",
            "H-3 LECH_NGAY_HEN_TRA",
            "H-3 LECH_TRANG_THAI",
            "H-3 QUA_HAN_GIA",
            "H-7 THIEU_TREN_DVCQG",
            "X-1 THUA_TREN_DVCQG");
    assertThat(get("city", "/api/sync/reconciliations?agency=U-1").<List<Integer>>path("id"))
        .containsExactly(id);
    assertThat(get("u1", "/api/sync/reconciliations?agency=CITY").statusCode()).isEqualTo(403);
    assertThat(get("city", "/sync/reconciliations").asString())
        .contains("/sync/reconciliations/" + id);
    assertThat(get("city", "/sync/reconciliations/" + id + "?kind=QUA_HAN_GIA").asString())
        .contains("Quá hạn giả", "H-3", "Có thể tự hết")
        .doesNotContain("H-2");
    assertThat(
            compare(
                    xlsx.toByteArray(),
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .<List<String>>path("differences.kind"))
        .contains("THIEU_TREN_DVCQG", "QUA_HAN_GIA")
        .doesNotContain("THUA_TREN_DVCQG");
    assertThat(compare("no,heading\n".getBytes(StandardCharsets.UTF_8), "text/csv").statusCode())
        .isEqualTo(422);

    assertThat(
            post(
                    "city",
                    "/api/sync/reconciliations/" + id + "/push",
                    "{\"reason\":\"đối soát\",\"kinds\":[\"THIEU_TREN_DVCQG\",\"LECH_TRANG_THAI\"]}")
                .statusCode())
        .isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          assertThat(portal.control().dossier("H-2")).isPresent();
          assertThat(portal.control().dossier("H-3").orElseThrow().field("TrangThaiHoSo"))
              .isEqualTo("2");
        });
  }

  private static Response compare(byte[] list, String type) {
    return given()
        .auth()
        .preemptive()
        .basic("city", SyncSetting.PASSWORD)
        .header("Sec-Fetch-Site", "same-origin")
        .contentType(type)
        .body(list)
        .post("/api/sync/reconciliations?agency=U-1&asOf=2026-11-23T12:00:00Z");
  }

  private String view(String dossier) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", brokers, "group.id", "views", "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.subscribe(List.of(Topics.PORTAL_VIEW.name()));
      var found = new StringBuilder();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            consumer
                .poll(Duration.ofMillis(500))
                .forEach(record -> {
                  if (record.key().equals(dossier)) {
                    found.append(record.value());
                  }
                });
            return !found.isEmpty();
          });
      return found.toString();
    }
  }

  private static Response get(String who, String path) {
    return given().auth().preemptive().basic(who, SyncSetting.PASSWORD).get(path);
  }

  private static Response post(String who, String path, String body) {
    return given()
        .auth()
        .preemptive()
        .basic(who, SyncSetting.PASSWORD)
        .header("Sec-Fetch-Site", "same-origin")
        .contentType("application/json")
        .body(body)
        .post(path);
  }
}
