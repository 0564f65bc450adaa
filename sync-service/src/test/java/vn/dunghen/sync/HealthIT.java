package vn.dunghen.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
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
  void an_outage_is_told_in_words_and_ends_with_everything_sent() {
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
      }
      assertThat(view("H-1")).contains("vn.dunghen.portal-view.v1").contains("\"status\":2");
    }
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
