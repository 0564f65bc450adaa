package vn.dunghen.sync.pushing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.dunghen.sync.national.PortalBeans;
import vn.dunghen.sync.pushing.model.Breaker;

/// How the portal stands, as this instance sees it: the breaker and the last success.
@ApplicationScoped
public class Portal {

  private final Breaker.Rule rule;
  private final boolean configured;
  private final InstantSource clock;
  private final AtomicReference<Breaker> breaker = new AtomicReference<>(Breaker.START);
  private final AtomicReference<@Nullable Instant> lastSuccess = new AtomicReference<>();
  private final AtomicReference<@Nullable Instant> lastRun = new AtomicReference<>();

  Portal(PushingConfig config, PortalBeans portal, InstantSource clock) {
    this.rule =
        new Breaker.Rule(config.breakerFailures(), config.breakerOpen(), config.breakerLongest());
    this.configured = portal.isConfigured();
    this.clock = clock;
  }

  public boolean isConfigured() {
    return configured;
  }

  public Breaker breaker() {
    return breaker.get();
  }

  /// When the portal last answered.
  public @Nullable Instant lastSuccess() {
    return lastSuccess.get();
  }

  /// When this instance last looked for work.
  public @Nullable Instant lastRun() {
    return lastRun.get();
  }

  void ran() {
    lastRun.set(clock.instant());
  }

  void change(UnaryOperator<Breaker> step) {
    breaker.updateAndGet(step);
  }

  void succeeded() {
    lastSuccess.set(clock.instant());
    breaker.updateAndGet(Breaker::succeeded);
  }

  void failed(String why) {
    Instant now = clock.instant();
    breaker.updateAndGet(state -> state.failed(now, why, rule));
  }
}
