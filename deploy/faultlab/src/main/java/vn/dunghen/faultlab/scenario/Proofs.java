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
import vn.dunghen.faultlab.verdict.Proof;

/// Proofs that the checker can fail, on a running suite: what is spoiled on purpose has to be seen.
public final class Proofs {
  private static final int TRIES = 3;

  private final Ground ground;

  public Proofs(Ground ground) {
    this.ground = ground;
  }

  /// Those that leave the suite as it was.
  public List<Proof> harmless() throws SQLException, IOException, InterruptedException {
    return ground.history().isEmpty()
        ? List.of()
        : List.of(deletedStint(), changedTally(), neverPosted());
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
    return proof("a stint is deleted", findings, !findings.lost().isEmpty());
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
    return proof("a dossier is counted twice", findings, !findings.doubled().isEmpty());
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
        "an event is claimed to be acknowledged that was never posted",
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
    for (var tried = 0; tried < TRIES && !isLostByScoring(findings); tried++) {
      findings = ground.lossesOf(new Fault.Locked(SuiteUnderTest.SCORING, Duration.ofSeconds(3)));
    }
    var log =
        Files.readString(
            suite.directory().resolve("logs").resolve(SuiteUnderTest.SCORING + ".log"),
            StandardCharsets.UTF_8);
    var what = "the checker turns red without the offset fence of scoring-service";
    return log.contains("THE OFFSET FENCE IS OFF")
        ? proof(what, findings, isLostByScoring(findings))
        : new Proof(what, false, 0, 0, "the fence was not off");
  }

  /// Not only that something else is late.
  private static boolean isLostByScoring(Findings findings) {
    return findings.lost().stream()
        .anyMatch(lost -> lost.startsWith(SuiteUnderTest.SCORING + " events: "));
  }

  private static Proof proof(String what, Findings findings, boolean isSeen) {
    return new Proof(
        what, isSeen, findings.lost().size(), findings.doubled().size(), findings.toString());
  }
}
