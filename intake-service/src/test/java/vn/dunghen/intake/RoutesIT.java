package vn.dunghen.intake;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.hamcrest.Matchers;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.PostgresResource;
import vn.dunghen.testkit.walk.RouteWalk;
import vn.dunghen.testkit.walk.RoutesContract;

/// Bound walkers are bound to district D1; what they must not reach belongs to district D2.
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class RoutesIT extends RoutesContract {

  private static final String HIDDEN = "HIDDEN-240304-7";

  /// The national adapter takes its session from the body, so that nobody signs in to reach it.
  private static final String ROUTES =
      """
      post /api/events                           | source importer operator service | 403 /api/events
      get  /api/events                           | source importer operator auditor | 404 /api/events?source=/one-stop/d2&id=hidden
      get  /api/sources                          | source importer operator auditor | own /api/sources
      get  /api/quarantine                       | importer operator auditor        | own /api/quarantine && own /api/quarantine?source=/one-stop/d2
      get  /api/quarantine/{id}                  | importer operator auditor        | 404 /api/quarantine/NUMBER
      post /api/quarantine/{id}/redrive          | importer operator                | 404 /api/quarantine/NUMBER/redrive
      post /api/quarantine/{id}/discard          | importer operator                | 404 /api/quarantine/NUMBER/discard
      get  /api/personal-data/{dossier}          | operator auditor                 | 403,404 /api/personal-data/HIDDEN
      post /api/personal-data/{dossier}/erasure  | operator                         | 403,404 /api/personal-data/HIDDEN/erasure
      post /api/portal-format/api/SynsTTHCC/DongBoHoSoMC        | source importer   | -
      post /api/portal-format/api/SynsTTHCC/CapNhatTienDoHoSoMC | source importer   | -
      post /api/portal-format/XrdAdapter/RestService/forward/mapi/login | open      | -
      post /api/portal-format/XrdAdapter/RestService/forward/mapi/g     | open      | -
      get  /fragments/intake                     | all                              | -
      post /api/imports                          | importer                         | -
      post /api/imports/official-results         | operator                         | -
      get  /letters/new                          | operator                         | -
      post /letters/new                          | operator                         | -
      get  /api/register/head                    | service                          | -
      get  /api/register/events                  | service                          | -
      """;

  @TestHTTPResource("/")
  URI address;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Override
  protected RouteWalk walk() {
    City.found();
    String hidden =
        City.dossier(
            City.SOURCE_2,
            "hidden",
            "received",
            HIDDEN,
            "{\"procedure\":\"P1\",\"unit\":\"W2\",\"channel\":\"online\",\"personal\":{\"name\":\"Người Nộp\"}}");
    City.post(Identities.SOURCE_2, City.STRUCTURED, hidden)
        .then()
        .statusCode(Matchers.oneOf(200, 202));
    City.post(Identities.SOURCE_2, City.STRUCTURED, hidden.replace("P1", "P2"))
        .then()
        .statusCode(409);
    int number =
        City.get(Identities.IMPORTER_2, "/api/quarantine?source=/one-stop/d2").path("items[0].id");
    return new RouteWalk(
            OpenApiDescription.servedAt(management),
            address,
            ROUTES.replace("NUMBER", Integer.toString(number)).replace("HIDDEN", HIDDEN))
        .hiding(HIDDEN, City.SOURCE_2)
        .sending("post /api/events", City.received(City.SOURCE_2, "walk", "WALK", "W2"))
        .sending("post /api/quarantine/{id}/redrive", "{\"reason\":\"x\"}")
        .sending("post /api/quarantine/{id}/discard", "{\"reason\":\"x\"}");
  }
}
