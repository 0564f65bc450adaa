package vn.dunghen.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.PostgresResource;
import vn.dunghen.testkit.walk.RouteWalk;
import vn.dunghen.testkit.walk.RoutesContract;
import vn.dunghen.testkit.walk.Walkers;

/// Bound walkers are bound to WALK-A; what they must not reach belongs to WALK-B beside it.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "sync"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(SyncSetting.class)
class RoutesIT extends RoutesContract {

  private static final String HIDDEN = "WALKB-1";
  private static final String LIST =
      "MaHoSo,MaTTHC,TrangThaiHoSo,NgayTiepNhan,NgayHenTra,NgayKetThucXuLy\n"
          + "WALKB-9,1.001,4,20261121080000,20261127170000,\n";
  private static final String ROUTES =
      """
      get  /sync | all | 200 /sync
      get  /fragments/sync/health | all | 200 /fragments/sync/health
      get  /fragments/sync | all | 200 /fragments/sync
      get  /sync/dossiers | all | own /sync/dossiers && 403 /sync/dossiers?agency=WALK-B
      get  /fragments/sync/dossiers/{code} | all | 403 /fragments/sync/dossiers/WALKB-1
      get  /api/sync/health | all | 200 /api/sync/health && 403 /api/sync/health?agency=WALK-B
      get  /api/sync/dossiers | all | own /api/sync/dossiers && 403 /api/sync/dossiers?agency=WALK-B
      get  /api/sync/dossiers/{code} | all | 403 /api/sync/dossiers/WALKB-1
      post /api/sync/dossiers/{code}/resend | operator | 403 /api/sync/dossiers/WALKB-1/resend
      post /api/sync/dossiers/resend | operator | 403 /api/sync/dossiers/resend
      get  /sync/reconciliations | all | 200 /sync/reconciliations
      get  /sync/reconciliations/{id} | all | 403 /sync/reconciliations/NUMBER
      post /api/sync/reconciliations | agency operator | 403 /api/sync/reconciliations?agency=WALK-B
      get  /api/sync/reconciliations | all | 200 /api/sync/reconciliations && 403 /api/sync/reconciliations?agency=WALK-B
      get  /api/sync/reconciliations/{id} | all | 403 /api/sync/reconciliations/NUMBER
      get  /api/sync/reconciliations/{id}/differences | all | 403 /api/sync/reconciliations/NUMBER/differences
      post /api/sync/reconciliations/{id}/push | operator | 403 /api/sync/reconciliations/NUMBER/push
      post /api/sync/statistics | operator | -
      """;

  @TestHTTPResource("/")
  URI address;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private static boolean published;

  @Override
  protected RouteWalk walk() {
    if (!published) {
      published = true;
      publish();
    }
    int number =
        operator()
            .contentType("text/csv")
            .body(LIST)
            .post("/api/sync/reconciliations?agency=WALK-B")
            .path("id");
    return new RouteWalk(
            OpenApiDescription.servedAt(management),
            address,
            ROUTES.replace("NUMBER", Integer.toString(number)))
        .hiding(HIDDEN, "WALKB-9", "Phường Kín Bưng")
        .sending("post /api/sync/dossiers/{code}/resend", "{\"reason\":\"x\"}")
        .sending(
            "post /api/sync/dossiers/resend",
            "{\"dossiers\":[\"" + HIDDEN + "\"],\"reason\":\"x\"}")
        .sending("post /api/sync/reconciliations", LIST)
        .sending(
            "post /api/sync/reconciliations/{id}/push",
            "{\"kinds\":[\"THIEU_TREN_DVCQG\"],\"reason\":\"x\"}");
  }

  private void publish() {
    try (var city = new City(brokers)) {
      agency(city, "WALK", "Thành phố Đi Dạo", "");
      agency(city, "WALK-A", "Phường Công Khai", ",\"parent\":\"WALK\"");
      agency(city, "WALK-B", "Phường Kín Bưng", ",\"parent\":\"WALK\"");
      city.reference(
          "go-live", "WALK-B", "{\"agency\":\"WALK-B\",\"at\":\"%s\"}".formatted(City.GO_LIVE));
      city.received(HIDDEN, "2026-11-21T08:00:00+07:00", "WALK-B", "");
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(operator().get("/api/sync/dossiers?agency=WALK-B").asString())
                .contains(HIDDEN));
  }

  private static void agency(City city, String code, String name, String parent) {
    city.reference(
        "agency",
        code,
        "{\"code\":\"%s\",\"name\":\"%s\",\"kind\":\"ward\"%s,\"validFrom\":\"2025-07-01\"}"
            .formatted(code, name, parent));
  }

  private static RequestSpecification operator() {
    var operator = Walkers.everywhere("operator");
    return given().auth().preemptive().basic(operator.name(), operator.password());
  }
}
