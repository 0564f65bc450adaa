package vn.dunghen.faultlab.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.dunghen.faultlab.checker.Checker;
import vn.dunghen.faultlab.checker.Findings;
import vn.dunghen.faultlab.checker.Scope;
import vn.dunghen.faultlab.fault.Fault;
import vn.dunghen.faultlab.history.Acknowledged;
import vn.dunghen.faultlab.suite.SuiteUnderTest;

/// Proofs that the checker can fail, on a running suite: what is spoiled on purpose has to be seen.
public final class Proofs {
  private static final int TRIES = 3;

  private final Ground ground;

  public Proofs(Ground ground) {
    this.ground = ground;
  }

  /// A proof and whether it succeeded.
  ///
  /// @param seen what the checker said
  public record Proof(String what, boolean succeeded, String seen) {
    @Override
    public String toString() {
      return "%s the checker sees %s: %s".formatted(succeeded ? "✓" : "✗", what, seen);
    }
  }

  /// Those that leave the suite as it was.
  public List<Proof> harmless() throws SQLException, IOException, InterruptedException {
    return List.of(deletedStint(), changedTally(), neverPosted());
  }

  private Proof deletedStint() throws SQLException {
    var findings =
        ground
            .checker()
            .checkAfter(
                """
                delete from stint
                where  ctid = (select ctid from stint
                               where  generation = (select id from generation
                                                    where  state = 'current')
                               and    known_to = (select max(known_to) from stint)
                               limit  1)
                """,
                ground.history());
    return proof("a deleted stint", findings, !findings.lost().isEmpty());
  }

  private Proof changedTally() throws SQLException {
    var findings =
        ground
            .checker()
            .checkAfter(
                """
                update tally_day set received = received + 1
                where  ctid = (select ctid from tally_day
                               where  generation = (select id from generation
                                                    where  state = 'current')
                               limit  1)
                """,
                ground.history());
    return proof("a dossier that is counted twice", findings, !findings.doubled().isEmpty());
  }

  private Proof neverPosted() throws SQLException, IOException, InterruptedException {
    var history = new ArrayList<>(ground.history());
    var template = history.getFirst();
    var invented = (ObjectNode) template.event().deepCopy();
    invented.put("id", "never-posted").put("type", "vn.dunghen.dossier.digitised.v1");
    history.add(new Acknowledged(template.at(), invented));
    var findings =
        ground
            .checker()
            .check(history, Scope.of(List.of(template.dossier())), new Checker.Crashes(1000, 1000));
    return proof(
        "an acknowledged event that is nowhere",
        findings,
        findings.lost().stream().anyMatch(lost -> lost.contains("never-posted")));
  }

  /// Switches off the fence of scoring-service's offsets and has a fault strike. Spoils the suite:
  /// the last that is done to it.
  public Proof brokenFence() throws InterruptedException, IOException {
    var suite = ground.suite();
    for (var instance : suite.instances(SuiteUnderTest.SCORING)) {
      suite.tell(instance, Map.of("DUNGHEN_CONSUMING_FENCED", "false"));
      suite.kill(instance);
    }
    ground.awaitFresh();
    var findings = new Findings();
    for (var tried = 0; tried < TRIES && findings.lost().isEmpty(); tried++) {
      findings = ground.lossesOf(new Fault.Locked(SuiteUnderTest.SCORING, Duration.ofSeconds(3)));
    }
    var log =
        Files.readString(
            suite.directory().resolve("logs").resolve(SuiteUnderTest.SCORING + ".log"),
            StandardCharsets.UTF_8);
    return log.contains("THE OFFSET FENCE IS OFF")
        ? proof("the loss without the offset fence", findings, !findings.lost().isEmpty())
        : new Proof("the loss without the offset fence", false, "the fence was not off");
  }

  private static Proof proof(String what, Findings findings, boolean succeeded) {
    return new Proof(what, succeeded, findings.toString());
  }
}
