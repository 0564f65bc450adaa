package vn.dunghen.intake.receiving;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.correlation.Correlation;
import vn.dunghen.chassis.identity.Caller;
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
  private final InstantSource clock;
  private final IntakeMetrics metrics;

  TakingIn(
      ReceivingEvents receiving,
      KnownReferences references,
      Transactions transactions,
      Rates rates,
      InstantSource clock,
      IntakeMetrics metrics) {
    this.receiving = receiving;
    this.references = references;
    this.transactions = transactions;
    this.rates = rates;
    this.clock = clock;
    this.metrics = metrics;
  }

  /// Waits until so many events of a source may be taken in.
  public void awaitTurn(Caller caller, String source, int events) throws InterruptedException {
    if (events > 0) {
      rates.await(caller.name(), Map.of(source, events), references.today());
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
