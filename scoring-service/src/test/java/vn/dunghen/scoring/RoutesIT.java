package vn.dunghen.scoring;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.PostgresResource;
import vn.dunghen.testkit.walk.RouteWalk;
import vn.dunghen.testkit.walk.RoutesContract;

/// Bound walkers are bound to WALK-A; what they must not reach belongs to WALK-B beside it. Scores
/// of every agency are for everybody who signed in; what they are made of is not. Letters and items
/// of drift, which need a release, are walked in [ReleasesIT].
@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "scoring"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Identities.class)
class RoutesIT extends RoutesContract {

  private static final String ROUTES =
      """
      get  /api/agencies | all | own /api/agencies
      get  /releases/{id}/letters/{agency} | all | -
      get  /api/releases/{id}/letters/{agency}.{format} | all | -
      get  /releases/{id}/bulletin | all | -
      get  /api/releases/{id}/bulletin.{format} | all | -
      get  /dossiers/{code} | all | 403 /dossiers/WALKB-1
      get  /api/dossiers/{code} | all | 403 /api/dossiers/WALKB-1
      get  /index/{agency} | all | -
      get  /fragments/index/months | all | -
      get  /fragments/index/lowest | all | -
      get  /index | all | -
      get  /api/index | all | -
      get  /api/index/{agency} | all | -
      get  /api/index/{agency}/late-on-portal | all | 403 /api/index/WALK-B/late-on-portal?period=2023-07
      get  /api/index/{agency}/dossiers | all | 403 /api/index/WALK-B/dossiers?period=2023-07&indicator=2.1&counted=denominator
      get  /api/index/{agency}/procedures | all | 403 /api/index/WALK-B/procedures?period=2023-07&indicator=3.4&counted=denominator
      get  /index/{agency}/{indicator} | all | -
      get  /index/{agency}/late-on-portal | all | 403 /index/WALK-B/late-on-portal?period=2023-07
      get  /api/index/{agency}/ledger | all | -
      get  /api/index/{agency}/ledger/items | all | 403 /api/index/WALK-B/ledger/items?period=2023-07&indicator=2.1&cause=overdue
      get  /index/{agency}/{indicator}/what-if | all | 403 /index/WALK-B/2.1/what-if?period=2023-07&cause=overdue&items=1
      post /api/index/{agency}/what-if | all | 403 /api/index/WALK-B/what-if?period=2023-07
      get  /api/official-results/{unit}/ledger | all | 403 /api/official-results/WALK-B/ledger?period=2023-07
      get  /official | all | 403 /official?agency=WALK-B&period=2023-07
      get  /api/public/releases | open | -
      get  /api/public/releases/{id} | open | -
      get  /api/public/releases/{id}.csv | open | -
      get  /api/public/releases.csv | open | -
      get  /cong-khai | open | -
      get  /cong-khai/{period} | open | -
      get  / | all | -
      get  /statement/dossiers | all | 403 /statement/dossiers?agency=WALK-B&measure=received&from=2023-07-01&to=2023-07-31
      get  /fragments/scoring | all | -
      get  /api/petitions | all | 403 /api/petitions?unit=WALK-B&period=2023-07
      get  /procedures | all | -
      get  /procedures/{code}/notice | all | -
      get  /api/procedures | all | 403 /api/procedures?unit=WALK-B&period=2023-07
      post /api/rebuilds | operator | -
      get  /api/rebuilds | auditor operator | -
      get  /api/recount | auditor operator | -
      get  /api/releases/{id}/drift | all | -
      get  /api/releases/{id}/drift/items | all | -
      get  /releases | all | -
      get  /releases/{id} | all | -
      post /api/releases | publisher | 403,409 /api/releases
      post /api/releases/{id}/erratum | publisher | 403,404 /api/releases/0/erratum
      post /api/releases/{id}/check | publisher | 403,404 /api/releases/0/check
      post /api/releases/{id}/sign | publisher | 403,404 /api/releases/0/sign
      post /api/releases/{id}/publish | publisher | 403,404 /api/releases/0/publish
      post /api/releases/{id}/withdraw | publisher | 403,404 /api/releases/0/withdraw
      get  /api/releases | all | -
      get  /api/releases/{id} | all | -
      get  /api/releases/{id}/agencies/{code} | all | -
      get  /api/releases/schedule | all | -
      get  /api/official-results | all | own /api/official-results && 403 /api/official-results?unit=WALK-B
      get  /api/work-files | all | 403 /api/work-files?unit=WALK-B&period=2023-07
      get  /api/inspections | all | 403 /api/inspections?unit=WALK-B
      get  /rulesets | all | -
      get  /rulesets/{id} | all | -
      get  /api/rulesets | all | -
      get  /api/rulesets/{id} | all | -
      post /api/rulesets/{id}/score | all | -
      post /api/rulesets/{id}/rehearsal | all | -
      post /api/rulesets/{id}/mean | all | -
      get  /api/agencies/{code}/statement | all | 403 /api/agencies/WALK-B/statement?from=2023-07-01&to=2023-07-31
      get  /api/agencies/{code}/statement/dossiers | all | 403 /api/agencies/WALK-B/statement/dossiers?measure=received&from=2023-07-01&to=2023-07-31
      get  /targets | all | 403 /targets?agency=WALK-B
      get  /api/targets | all | 403 /api/targets?agency=WALK-B
      """;

  @TestHTTPResource("/")
  URI address;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @Override
  protected RouteWalk walk() throws IOException {
    WalkedAgencies.publish(broker);
    return new RouteWalk(OpenApiDescription.servedAt(management), address, ROUTES)
        .hiding(WalkedAgencies.HIDDEN, "Phường Kín Bưng", "77/WALKB");
  }
}
