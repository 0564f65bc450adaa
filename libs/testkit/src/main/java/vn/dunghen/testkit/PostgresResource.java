package vn.dunghen.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Gives a Quarkus test a new, empty database as its default data source:
/// `@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "database",
/// value = "intake"))`.
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
  private String name = "test";

  @Override
  public void init(Map<String, String> initArgs) {
    name = initArgs.getOrDefault("database", name);
  }

  @Override
  public Map<String, String> start() {
    var database = RealServers.freshDatabase(name);
    return Map.of(
        "quarkus.datasource.jdbc.url", database.jdbcUrl(),
        "quarkus.datasource.username", database.user(),
        "quarkus.datasource.password", database.password());
  }

  /// The database goes with the server, at the end of the JVM.
  @Override
  public void stop() {}
}
