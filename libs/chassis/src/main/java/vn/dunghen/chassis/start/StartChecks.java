package vn.dunghen.chassis.start;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.dunghen.chassis.identity.LocalIdentities;

/// Refuses to start a service that could not keep its promises: one sentence, exit code 1.
///
/// The platform ends a program in this way on a `ConfigurationException`, whatever is refused. On
/// its `PreventFurtherStepsException` it stops everything, says nothing and stays.
@ApplicationScoped
class StartChecks {
  private final String service;
  private final String host;
  private final boolean openId;
  private final LocalIdentities identities;
  private final String managementHost;
  private final ClockConfig clock;
  private final boolean fenced;
  private final StartConfig config;
  private final DataSource database;

  StartChecks(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled", defaultValue = "true") boolean openId,
      LocalIdentities identities,
      @ConfigProperty(name = "quarkus.management.host") String managementHost,
      ClockConfig clock,
      @ConfigProperty(name = "dunghen.consuming.fenced", defaultValue = "true") boolean fenced,
      StartConfig config,
      DataSource database) {
    this.service = service;
    this.host = host;
    this.openId = openId;
    this.identities = identities;
    this.managementHost = managementHost;
    this.clock = clock;
    this.fenced = fenced;
    this.config = config;
    this.database = database;
  }

  void check(@Observes @Priority(1) StartupEvent event) {
    whoIsLetIn(isLoopback(host), openId, identities.areConfigured())
        .or(() -> whoMovesTheClock(clock.settable(), isLoopback(managementHost)))
        .or(() -> whoMayLoseEvents(fenced, isLoopback(host), clock.settable()))
        .or(this::identityFile)
        .or(this::databaseSafety)
        .ifPresent(sentence -> {
          throw new ConfigurationException(service + " does not start: " + sentence);
        });
  }

  /// The rule of who may be let in where.
  static Optional<String> whoIsLetIn(boolean loopback, boolean openId, boolean localIdentities) {
    if (!loopback && !openId) {
      return Optional.of(
          "it would listen beyond this machine (quarkus.http.host) without an identity provider (quarkus.oidc.tenant-enabled).");
    }
    if (!loopback && localIdentities) {
      return Optional.of(
          "local identities (dunghen.identity.file) are for loopback only, and it would listen beyond this machine.");
    }
    if (!openId && !localIdentities) {
      return Optional.of(
          "nobody could sign in: neither dunghen.identity.file nor an identity provider is configured.");
    }
    return Optional.empty();
  }

  /// The rule of who may set the clock.
  static Optional<String> whoMovesTheClock(boolean settable, boolean loopback) {
    return settable && !loopback
        ? Optional.of(
            "anyone could set its clock: dunghen.clock.settable is for a management port on this machine only (quarkus.management.host).")
        : Optional.empty();
  }

  /// The rule of where the offset fence may be off.
  static Optional<String> whoMayLoseEvents(boolean fenced, boolean loopback, boolean settable) {
    return fenced || loopback && settable
        ? Optional.empty()
        : Optional.of(
            "it would lose events: dunghen.consuming.fenced is off, which is for the fault lab alone, on this machine (quarkus.http.host) with a clock that may be set (dunghen.clock.settable).");
  }

  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private Optional<String> identityFile() {
    try {
      identities.require();
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> databaseSafety() {
    if (config.unsafeDatabase()) {
      return Optional.empty();
    }
    try {
      for (var setting : new String[] {"fsync", "synchronous_commit"}) {
        if (show(setting).equals("off")) {
          return Optional.of(
              "its database has " + setting + " off and could forget what was acknowledged.");
        }
      }
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(
          "its database does not answer (quarkus.datasource.jdbc.url, SQLSTATE "
              + e.getSQLState()
              + ").");
    }
  }

  private String show(String setting) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, setting);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
