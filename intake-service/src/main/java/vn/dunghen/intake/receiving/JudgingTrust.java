package vn.dunghen.intake.receiving;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.intake.reference.KnownReferences;
import vn.dunghen.intake.reference.Today;
import vn.dunghen.intake.register.Transactions;

/// Judges what was taken on trust once its dossier is known: what turns out to be another agency's
/// is taken back by a voiding in the name of its source, so that the end is the same whoever came
/// first.
@Singleton
class JudgingTrust {

  private static final Logger LOGGER = Logger.getLogger(JudgingTrust.class);
  private static final String NAME = "intake-service";
  private static final int AT_ONCE = 500;

  private static final String RIPE =
      """
      select t.source, t.id, t.subject, t.agencies, array_agg(a.agency), r.type, r.accepted
      from on_trust t
      join dossier_agency a on a.dossier = t.subject
      join register r on r.source = t.source and r.id = t.id
      group by t.source, t.id, t.subject, t.agencies, r.type, r.accepted
      order by t.source, t.id
      limit ?
      """;

  private static final String SETTLED =
      """
      delete from on_trust t using unnest(?::text[], ?::text[]) as s (source, id)
      where t.source = s.source and t.id = s.id
      """;

  private final Transactions transactions;
  private final KnownReferences references;
  private final TakingIn takingIn;

  JudgingTrust(Transactions transactions, KnownReferences references, TakingIn takingIn) {
    this.transactions = transactions;
    this.references = references;
    this.takingIn = takingIn;
  }

  private record Ripe(
      String source,
      String id,
      String subject,
      List<String> agencies,
      List<String> known,
      String type,
      Instant accepted) {

    boolean isItsOwn(Today today) {
      return known.stream().anyMatch(agency -> today.isWithin(agency, agencies));
    }
  }

  @Scheduled(every = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void judge() {
    try {
      while (judgeSome() == AT_ONCE) {
        LOGGER.debug("More was taken on trust than is judged at once.");
      }
    } catch (Transactions.DatabaseException failure) {
      LOGGER.warn("What was taken on trust cannot be judged now.");
      LOGGER.debug("The database's failure.", failure);
    }
  }

  /// @return how many were judged
  private int judgeSome() {
    List<Ripe> ripe = transactions.run(JudgingTrust::ripe);
    Today today = references.today();
    ripe.stream().filter(each -> !each.isItsOwn(today)).forEach(this::takeBack);
    transactions.run(connection -> settle(connection, ripe));
    return ripe.size();
  }

  /// Done before the event is forgotten: whoever is killed between, or is not alone, does it again,
  /// and the voiding is a duplicate then, for nothing in it depends on when it is written.
  private void takeBack(Ripe each) {
    var voiding = new HashMap<String, @Nullable Object>();
    voiding.put("specversion", "1.0");
    voiding.put("source", each.source());
    voiding.put("id", "taken-back:" + UUID.nameUUIDFromBytes(each.id().getBytes(UTF_8)));
    voiding.put("type", voidingOf(each.type()));
    voiding.put("subject", each.subject());
    voiding.put("time", CivilTime.toPrecision(each.accepted()).toString());
    voiding.put(
        "data",
        Map.of(
            "id", each.id(), "reason", "belongs to agencies that this source does not speak for"));
    Set<String> all = new HashSet<>(each.agencies());
    all.addAll(each.known());
    var caller = new Caller(NAME, Set.of(Role.IMPORTER), List.copyOf(all));
    Verdict verdict = takingIn.take(List.of(voiding), caller).getFirst();
    switch (verdict) {
      case Verdict.Accepted _, Verdict.Duplicate _ ->
          LOGGER.warnf(
              "An event taken on trust was taken back: its dossier is another agency's."
                  + " source=%s id=%s",
              each.source(), each.id());
      case Verdict.Conflict _, Verdict.Invalid _, Verdict.Forbidden _ ->
          LOGGER.errorf(
              "An event taken on trust could not be taken back; it counts until somebody voids it."
                  + " source=%s id=%s verdict=%s",
              each.source(), each.id(), verdict.outcome());
    }
  }

  private static String voidingOf(String type) {
    String prefix =
        Stream.of("vn.dunghen.petition.", "vn.dunghen.dossier.")
            .filter(type::startsWith)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(type));
    return prefix + "voided.v1";
  }

  private static List<Ripe> ripe(Connection connection) throws SQLException {
    var ripe = new ArrayList<Ripe>();
    try (PreparedStatement statement = connection.prepareStatement(RIPE)) {
      statement.setInt(1, AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ripe.add(
              new Ripe(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  List.of((String[]) rows.getArray(4).getArray()),
                  List.of((String[]) rows.getArray(5).getArray()),
                  rows.getString(6),
                  rows.getObject(7, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return ripe;
  }

  private static int settle(Connection connection, List<Ripe> ripe) throws SQLException {
    if (ripe.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(SETTLED)) {
      statement.setArray(
          1, connection.createArrayOf("text", ripe.stream().map(Ripe::source).toArray()));
      statement.setArray(
          2, connection.createArrayOf("text", ripe.stream().map(Ripe::id).toArray()));
      return statement.executeUpdate();
    }
  }
}
