package vn.dunghen.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.city.Identities;
import vn.dunghen.city.SeededCity;

/// What each of the four services is told by its environment: one place for the launcher, for the
/// secrets of `deploy/compose`, and for the test that holds the compose file against it.
///
/// @param places where everything is
/// @param secrets of the data
/// @param identities who may sign in, as the services' own accounts are among them
/// @param identityFile the file of the identities
record ServiceEnvironment(
    Places places, Secrets secrets, Identities identities, Path identityFile) {
  /// The services' names, in the order in which they are laid out.
  static final List<String> SERVICES =
      List.of("intake-service", "scoring-service", "sync-service", "notification-service");

  /// @param postgres host and port
  /// @param kafka host and port
  /// @param intake the base address of intake-service
  /// @param portal the base address of the portal's stand-in
  /// @param smtp port of the inbox, on this machine
  /// @param suite the address that people know
  record Places(String postgres, String kafka, URI intake, URI portal, int smtp, URI suite) {}

  /// The name of a service's database and of its owner.
  static String database(String service) {
    return service.substring(0, service.indexOf('-'));
  }

  Map<String, String> of(String service) {
    var environment = new HashMap<String, String>();
    environment.put("TZ", "UTC");
    environment.put(
        "QUARKUS_DATASOURCE_JDBC_URL",
        "jdbc:postgresql://%s/%s".formatted(places.postgres(), database(service)));
    environment.put("QUARKUS_DATASOURCE_USERNAME", database(service));
    environment.put("QUARKUS_DATASOURCE_PASSWORD", secrets.databasePassword(service));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", places.kafka());
    environment.put("DUNGHEN_IDENTITY_FILE", identityFile.toString());
    switch (service) {
      case "intake-service" -> intake(environment);
      case "scoring-service" -> scoring(service, environment);
      case "sync-service" -> sync(service, environment);
      case "notification-service" -> notification(environment);
      default -> throw new IllegalArgumentException(service);
    }
    return environment;
  }

  private void intake(Map<String, String> environment) {
    environment.put(
        "DUNGHEN_INTAKE_REGISTER_HMAC_KEY_FILE", secrets.key("intake-service.hmac").toString());
    environment.put(
        "DUNGHEN_INTAKE_SEALING_KEY_FILE", secrets.key("intake-service.sealing").toString());
    environment.put(
        "DUNGHEN_INTAKE_SEALING_SYNC_PUBLIC_KEY_FILE", secrets.syncPublicKey().toString());
  }

  private void scoring(String name, Map<String, String> environment) {
    environment.put("DUNGHEN_SCORING_INTAKE_URL", places.intake().toString());
    environment.put("DUNGHEN_SCORING_INTAKE_USER", name);
    environment.put("DUNGHEN_SCORING_INTAKE_PASSWORD", identities.named(name).password());
  }

  private void sync(String name, Map<String, String> environment) {
    environment.put("DUNGHEN_SYNC_STATISTICS_INTAKE_URL", places.intake().toString());
    environment.put("DUNGHEN_SYNC_STATISTICS_INTAKE_USER", name);
    environment.put("DUNGHEN_SYNC_STATISTICS_INTAKE_PASSWORD", identities.named(name).password());
    environment.put("DUNGHEN_SYNC_STATISTICS_HOUR", "0");
    environment.put("DUNGHEN_SYNC_PORTAL_URL", places.portal().toString());
    environment.put("DUNGHEN_SYNC_PORTAL_USERNAME", StandIn.USERNAME);
    environment.put("DUNGHEN_SYNC_PORTAL_PASSWORD", secrets.password(StandIn.PASSWORD));
    environment.put(
        "DUNGHEN_SYNC_PORTAL_MADONVI", new SeededCity().agency(SeededCity.ROOT).identifier());
    environment.put("DUNGHEN_SYNC_PORTAL_DESTINATION", StandIn.DESTINATION);
    environment.put("DUNGHEN_SYNC_PRIVATE_KEY_FILE", secrets.syncPrivateKey().toString());
  }

  private void notification(Map<String, String> environment) {
    environment.put("DUNGHEN_NOTIFICATION_MAIL_HOST", "127.0.0.1");
    environment.put("DUNGHEN_NOTIFICATION_MAIL_PORT", Integer.toString(places.smtp()));
    environment.put("DUNGHEN_NOTIFICATION_MAIL_FROM", "dung-hen@dunghen.test");
    environment.put(
        "DUNGHEN_NOTIFICATION_WEBHOOK_KEY_FILE",
        secrets.key("notification-service.webhook").toString());
    environment.put("DUNGHEN_NOTIFICATION_WEBHOOK_ALLOW_PRIVATE", "true");
    environment.put("DUNGHEN_NOTIFICATION_DELIVERY_PUBLIC_URL", places.suite().toString());
  }
}
