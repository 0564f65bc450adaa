package vn.dunghen.sync.pushing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.consuming.Consuming;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.restoring.Restorations;
import vn.dunghen.chassis.rows.Transaction;
import vn.dunghen.dossier.Topics;
import vn.dunghen.sync.national.NationalPortal;
import vn.dunghen.sync.national.PortalBeans;
import vn.dunghen.sync.national.PortalConfig;

/// Pushes what waits: claims, hands to workers on virtual threads, writes what became of it. Claims
/// nothing while the breaker is open.
@ApplicationScoped
class Pushing {

  private static final Logger LOGGER = Logger.getLogger(Pushing.class);

  /// What everything that is told rests on.
  private static final List<String> TOPICS =
      List.of(Topics.DOSSIER_EVENTS.name(), Topics.REFERENCE_EVENTS.name());

  private static final Duration IDLE = Duration.ofMillis(200);
  private static final Duration ENDING = Duration.ofSeconds(8);

  private final DataSource database;
  private final Pushes pushes;
  private final Preparing preparing;
  private final Settling settling;
  private final Portal state;
  private final Pace pace;
  private final PushingConfig config;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final PortalConfig timeouts;
  private final Optional<NationalPortal> portal;

  private final String instance;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final LinkedBlockingQueue<Outcome> done = new LinkedBlockingQueue<>();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private boolean recalled;
  private volatile boolean closing;
  private @Nullable Thread thread;

  Pushing(
      DataSource database,
      Pushes pushes,
      Preparing preparing,
      Settling settling,
      Portal state,
      Pace pace,
      PushingConfig config,
      ObjectMapper json,
      InstantSource clock,
      PortalConfig timeouts,
      PortalBeans portal,
      Consuming consuming) {
    this.database = database;
    this.pushes = pushes;
    this.preparing = preparing;
    this.settling = settling;
    this.state = state;
    this.pace = pace;
    this.config = config;
    this.json = json;
    this.clock = clock;
    this.timeouts = timeouts;
    this.portal = portal.portal();
    this.instance = consuming.instance();
  }

  void start(@Observes StartupEvent event) {
    config
        .flaw(timeouts.connectTimeout().plus(timeouts.readTimeout()))
        .ifPresent(sentence -> {
          throw new PreventFurtherStepsException("sync-service does not start: " + sentence, 1);
        });
    portal.ifPresentOrElse(
        there -> thread = Thread.ofPlatform().name("pushing").start(() -> run(there)),
        () ->
            LOGGER.info(
                "No portal is configured (dunghen.sync.portal.url); nothing is pushed, everything"
                    + " is kept."));
  }

  void end(@Observes ShutdownEvent event) {
    closing = true;
    pace.end();
    if (thread != null) {
      try {
        thread.join(ENDING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    workers.shutdownNow();
  }

  private void run(NationalPortal there) {
    while (!closing || !underWay.isEmpty() || !done.isEmpty()) {
      try {
        if (!turn(there)) {
          rest();
        }
      } catch (SQLException | RuntimeException e) {
        LOGGER.warnf(e, "Pushing was interrupted and goes on. instance=%s", instance);
        rest();
      }
    }
  }

  /// @return whether anything was done
  private boolean turn(NationalPortal there) throws SQLException {
    recallOnce();
    boolean settled = settle();
    return claim(there) || settled;
  }

  /// What this instance had under way when it died waits for its last call to be over, and not for
  /// the whole lease.
  private void recallOnce() throws SQLException {
    if (recalled) {
      return;
    }
    Instant over = clock.instant().plus(timeouts.connectTimeout()).plus(timeouts.readTimeout());
    int left =
        Transaction.<Integer, SQLException>in(database, tx -> pushes.recall(tx, instance, over));
    recalled = true;
    if (left > 0) {
      LOGGER.infof(
          "This instance died with dossiers under way; they are asked for soon. dossiers=%d", left);
    }
  }

  private boolean settle() throws SQLException {
    var outcomes = new ArrayList<Outcome>();
    done.drainTo(outcomes);
    if (outcomes.isEmpty()) {
      return false;
    }
    try {
      settling.settle(outcomes);
    } catch (SQLException | RuntimeException e) {
      done.addAll(outcomes); // what is known must not be forgotten
      throw e;
    }
    outcomes.forEach(outcome -> underWay.remove(outcome.dossier()));
    return true;
  }

  private boolean claim(NationalPortal there) throws SQLException {
    Instant now = clock.instant();
    state.ran();
    int permits =
        Math.min(state.breaker().permits(now, config.width()), config.width() - underWay.size());
    if (closing || permits <= 0) {
      return false;
    }
    state.change(breaker -> breaker.begin(now));
    boolean begun = false;
    try {
      List<Preparing.Prepared> prepared =
          Transaction.<List<Preparing.Prepared>, SQLException>in(
              database,
              tx -> {
                if (!isCaughtUp(tx, now)) {
                  return List.of();
                }
                var claimed =
                    pushes.claim(tx, now, config.lease(), instance, List.copyOf(underWay), permits);
                return claimed.isEmpty() ? List.of() : preparing.prepare(tx, claimed);
              });
      for (Preparing.Prepared each : prepared) {
        switch (each) {
          case Preparing.Prepared.ToSend(var work) -> {
            begun = true;
            underWay.add(work.claimed().dossier());
            workers.execute(
                () -> Correlation.during(work.correlation().orElse(null), () -> work(there, work)));
          }
          case Preparing.Prepared.NotToSend(var claimed, var considered) -> {
            underWay.add(claimed.dossier());
            done.add(Attempt.heldBack(claimed, considered, now));
          }
        }
      }
      return !prepared.isEmpty();
    } finally {
      if (!begun) {
        state.change(breaker -> breaker.abandoned(now));
      }
    }
  }

  /// After the database was put back nothing is told before all that was known then is known again:
  /// else the portal would be told an earlier state than the one that it has.
  private static boolean isCaughtUp(Connection tx, Instant now) throws SQLException {
    var unsettled = Restorations.unsettled(tx);
    if (unsettled.isEmpty()) {
      return true;
    }
    if (!unsettled.get().isCaughtUp(tx, TOPICS)) {
      return false;
    }
    Restorations.settle(tx, now);
    return true;
  }

  private void work(NationalPortal there, Attempt.Work work) {
    Instant began = clock.instant();
    var attempt =
        new Attempt(
            there, config.unansweredProgress(), json, work, began, pace.of(began, config.lease()));
    try {
      Outcome outcome = attempt.run();
      LOGGER.infof(
          "A dossier was told to the portal. dossier=%s state=%s calls=%d",
          outcome.dossier(), outcome.state(), outcome.calls());
      done.add(outcome);
    } catch (RuntimeException e) {
      LOGGER.errorf(e, "An attempt failed by a defect. dossier=%s", work.claimed().dossier());
      done.add(attempt.broken());
    }
  }

  private void rest() {
    try {
      Outcome next = done.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
      if (next != null) {
        done.add(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }
}
