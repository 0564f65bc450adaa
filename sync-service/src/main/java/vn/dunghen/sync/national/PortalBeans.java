package vn.dunghen.sync.national;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import vn.dunghen.sync.national.model.Verdict;

/// The portal as configured, if it is.
@ApplicationScoped
public class PortalBeans {

  private final PortalConfig config;
  private final Calls calls;
  private final InstantSource clock;

  PortalBeans(PortalConfig config, ObjectMapper json, InstantSource clock) {
    this.config = config;
    this.calls = new Calls(json, config);
    this.clock = clock;
  }

  static Verdict.Codes codes(PortalConfig config) {
    return new Verdict.Codes(config.authCodes(), config.missingCodes(), config.dataCodes());
  }

  /// Whether there is a portal to push to.
  public boolean isConfigured() {
    return config.url().isPresent();
  }

  /// The portal; empty where none is configured.
  public Optional<NationalPortal> portal() {
    return config
        .url()
        .map(url ->
            switch (config.transport()) {
              case ADAPTER -> new AdapterPortal(calls, url, config, clock);
              case RELAY -> new RelayPortal(calls, url, config);
            });
  }

  void check(@Observes @Priority(2) StartupEvent event) {
    flaw(config)
        .ifPresent(sentence -> {
          throw new PreventFurtherStepsException("sync-service does not start: " + sentence, 1);
        });
  }

  static Optional<String> flaw(PortalConfig config) {
    if (config.url().isEmpty()) {
      return Optional.empty();
    }
    URI url = config.url().get();
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null) {
      return Optional.of("dunghen.sync.portal.url must be an http or https address.");
    }
    if (config.transport() == PortalConfig.Transport.ADAPTER
        && (config.username().isEmpty() || config.password().isEmpty())) {
      return Optional.of(
          "the adapter needs dunghen.sync.portal.username and dunghen.sync.portal.password.");
    }
    for (String path :
        new String[] {
          config.loginPath(),
          config.integrationPath(),
          config.relayDossiersPath(),
          config.relayProgressPath(),
          config.statisticsPath()
        }) {
      if (!path.startsWith("/")) {
        return Optional.of("a path of dunghen.sync.portal does not begin with a slash.");
      }
    }
    if (!config.connectTimeout().isPositive()
        || !config.readTimeout().isPositive()
        || !config.sessionLifetime().isPositive()) {
      return Optional.of("the times of dunghen.sync.portal must be positive.");
    }
    return Optional.empty();
  }

  void end(@Observes ShutdownEvent event) {
    calls.close();
  }
}
