package vn.dunghen.intake.receiving;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.intake.reference.KnownReferences;

/// Takes in an NDJSON stream of any length in bounded memory: chunk by chunk, each in a transaction
/// of its own. What came before a broken connection is on disk, and may be posted again.
@Singleton
final class ReceivingStream {

  private static final int ANSWER_IN_MEMORY = 1 << 20;

  private final ReceivingEvents receiving;
  private final KnownReferences references;
  private final Rates rates;
  private final LimitsConfig limits;
  private final InstantSource clock;
  private final IntakeMetrics metrics;

  ReceivingStream(
      ReceivingEvents receiving,
      KnownReferences references,
      Rates rates,
      LimitsConfig limits,
      InstantSource clock,
      IntakeMetrics metrics) {
    this.receiving = receiving;
    this.references = references;
    this.rates = rates;
    this.limits = limits;
    this.clock = clock;
    this.metrics = metrics;
  }

  /// What a stream came to.
  ///
  /// @param answer one JSON result per line, in order; to be closed
  /// @param lines how many lines there were
  /// @param readable how many of them were JSON objects at all
  record Streamed(Spool answer, long lines, long readable) {}

  Streamed receive(InputStream body, Caller caller, String correlation)
      throws IOException, InterruptedException {
    var answer = new Spool(ANSWER_IN_MEMORY);
    try {
      return receive(
          new Lines(body, (int) limits.line().asLongValue()), caller, correlation, answer);
    } catch (IOException | InterruptedException | RuntimeException failure) {
      answer.close();
      throw failure;
    }
  }

  private Streamed receive(Lines lines, Caller caller, String correlation, Spool answer)
      throws IOException, InterruptedException {
    long count = 0;
    long readable = 0;
    boolean more = true;
    while (more) {
      var chunk = new ArrayList<JsonReading.Tree>();
      long bytes = 0;
      while (chunk.size() < limits.chunkLines() && bytes < limits.chunk().asLongValue()) {
        Lines.Line line = lines.next();
        if (line == null) {
          more = false;
          break;
        }
        bytes += line.bytes().length;
        chunk.add(read(line));
      }
      readable += chunk.stream().filter(tree -> tree.value() instanceof Map).count();
      write(chunk, caller, correlation, count, answer);
      count += chunk.size();
    }
    return new Streamed(answer, count, readable);
  }

  private void write(
      List<JsonReading.Tree> chunk, Caller caller, String correlation, long before, Spool answer)
      throws IOException, InterruptedException {
    if (chunk.isEmpty()) {
      return;
    }
    rates.await(caller.name(), perSource(chunk), references.today());
    List<Verdict> verdicts =
        receiving.receive(chunk, new ReceivingEvents.Posting(caller, correlation, clock.instant()));
    metrics.count(verdicts);
    var text = new StringBuilder(chunk.size() * 110);
    for (int i = 0; i < verdicts.size(); i++) {
      Answers.result(text, before + i, chunk.get(i), verdicts.get(i));
      text.append('\n');
    }
    answer.write(text);
  }

  private JsonReading.Tree read(Lines.Line line) {
    if (line.tooLong()) {
      return unreadable("must be a line of at most " + limits.line().asLongValue() + " bytes");
    }
    try {
      return JsonReading.readOne(line.bytes(), 0, line.bytes().length);
    } catch (IOException malformed) {
      return unreadable("must be one JSON object");
    }
  }

  private static JsonReading.Tree unreadable(String reason) {
    return new JsonReading.Tree(null, List.of(new Flaw("", reason)));
  }

  static Map<String, Integer> perSource(List<JsonReading.Tree> trees) {
    var counts = new HashMap<String, Integer>();
    for (JsonReading.Tree tree : trees) {
      String source = Answers.text(tree, "source");
      if (source != null) {
        counts.merge(source, 1, Integer::sum);
      }
    }
    return counts;
  }
}
