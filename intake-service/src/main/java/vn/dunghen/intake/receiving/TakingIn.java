package vn.dunghen.intake.receiving;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.register.Transactions;

/// Takes in events that another feature made of something else, by the very rules of those that are
/// posted over HTTP: the same checks, rights, rates, sealing and register.
@Singleton
public final class TakingIn {

  private final ReceivingEvents receiving;
  private final KnownReferences references;
  private final Transactions transactions;
  private final Rates rates;
  private final LimitsConfig limits;
  private final HeldBytes heldBytes;
  private final InstantSource clock;
  private final IntakeMetrics metrics;

  TakingIn(
      ReceivingEvents receiving,
      KnownReferences references,
      Transactions transactions,
      Rates rates,
      LimitsConfig limits,
      HeldBytes heldBytes,
      InstantSource clock,
      IntakeMetrics metrics) {
    this.receiving = receiving;
    this.references = references;
    this.transactions = transactions;
    this.rates = rates;
    this.limits = limits;
    this.heldBytes = heldBytes;
    this.clock = clock;
    this.metrics = metrics;
  }

  /// Waits until so many events of a source may be taken in.
  public void awaitTurn(Caller caller, String source, int events) throws InterruptedException {
    if (events > 0) {
      rates.await(caller.name(), Map.of(source, events), references.today());
    }
  }

  /// @throws ProblemException (429) where so many events of a source may not be taken in now
  public void requireTurn(Caller caller, String source, int events) {
    if (events > 0) {
      rates.require(caller.name(), Map.of(source, events), references.today());
    }
  }

  /// A JSON value, and what is wrong inside it.
  public record Body(@Nullable Object value, List<Flaw> flaws) {
    public Body {
      flaws = List.copyOf(flaws);
    }
  }

  /// Reads a body and works on it, within the limits of a batch.
  ///
  /// @throws ProblemException (400) where it is no JSON; (413, 503) where it is too large, or too
  ///   much together with all others
  public <T> T withBody(InputStream body, Function<Body, T> work) throws IOException {
    try (HeldBytes.Share share = heldBytes.share()) {
      byte[] bytes = Bodies.readAtMost(body, limits.batch().asLongValue(), share);
      JsonReading.Tree tree = JsonReading.readOne(bytes, 0, bytes.length);
      return work.apply(new Body(tree.value(), tree.flaws()));
    } catch (JsonProcessingException malformed) {
      throw ProblemException.of(ProblemType.MALFORMED_JSON, JsonReading.sentence(malformed));
    }
  }

  /// Takes the events in. In a rehearsal ([Transactions#rehearse]) nothing is written or counted.
  ///
  /// @param events CloudEvents as trees of maps, lists, texts, numbers and booleans
  /// @return a verdict per event, in their order
  public List<Verdict> take(List<Map<String, @Nullable Object>> events, Caller caller) {
    List<JsonReading.Tree> trees =
        events.stream().map(event -> new JsonReading.Tree(event, List.of())).toList();
    List<Verdict> verdicts =
        receiving.receive(
            trees,
            new ReceivingEvents.Posting(caller, Correlation.current().orElse(""), clock.instant()));
    if (!transactions.isRehearsing()) {
      metrics.count(verdicts);
    }
    return verdicts;
  }
}
