package vn.dunghen.scoring;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.DossierState.Fact;
import vn.dunghen.dossier.life.OnTime766;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.Period;

/// Counts the index of a random city dossier by dossier, straight from the folded lives.
final class RandomIndex {

  private static final Set<String> ONLINE = Set.of("RP0", "RP1");
  private static final Set<String> WITH_FEE = Set.of("RP1", "RP2");

  private final Map<String, long[]> counts = new TreeMap<>();
  private final Map<String, Set<String>> witnessed = new TreeMap<>();
  private final Set<String> procedures = new TreeSet<>();

  private RandomIndex() {}

  /// What is asked.
  record Question(String agency, String period, Optional<Instant> asOf) {

    static Question of(Random random) {
      String agency = List.of("R1", "R2", "R3", "R5", "RCITY").get(random.nextInt(5));
      String period =
          List.of(
                  "2024-02", "2024-03", "2024-04", "2024-05", "2024-06", "2024-07", "2024-Q2",
                  "2024-H1", "2024")
              .get(random.nextInt(9));
      return new Question(
          agency,
          period,
          random.nextInt(3) == 0
              ? Optional.empty()
              : Optional.of(
                  Instant.parse("2024-02-01T03:00:00Z").plusSeconds(random.nextInt(20_000_000))));
    }
  }

  /// Numerator and denominator by indicator; empty for an agency that is not valid then.
  static Optional<Map<String, List<Long>>> count(
      Question question, ReferenceBook book, RandomCity city) {
    Period period = Period.ofWire(question.period());
    Instant known = question.asOf().orElse(CivilTime.FOREVER);
    Instant end = CivilTime.endOf(period.to());
    Instant b = known.isBefore(end) ? known : end;
    Instant before = CivilTime.startOf(period.from()).minus(1, ChronoUnit.MICROS);
    Instant a = before.isAfter(b) ? b : before;
    var tree = book.knownAt(known).tree(period.to());
    if (tree.agency(question.agency()).isEmpty()) {
      return Optional.empty();
    }
    Set<String> inside = tree.countedFor(question.agency());
    var index = new RandomIndex();
    for (DossierLife life : city.lives(book, known)) {
      DossierState then = life.at(b);
      boolean received = then.reception() != null && life.at(a).reception() == null;
      if (then.reception() != null
          && (received || life.at(a).standing().isOpen())
          && inside.contains(then.responsible())) {
        index.add(then, received, OnTime766.judge(life, b));
      }
    }
    return Optional.of(index.answer());
  }

  private void add(DossierState b, boolean received, boolean onTime) {
    String procedure = b.reception().procedure();
    Set<Fact> facts = b.facts().stated();
    boolean online = b.reception().channel() == Channel.ONLINE;
    boolean paid = facts.contains(Fact.PAID_ONLINE);
    boolean population = facts.contains(Fact.POPULATION_DATA) || facts.contains(Fact.FROM_STORE);
    boolean owes = !facts.contains(Fact.FEE_STATED) || facts.contains(Fact.FEE_OWED);
    procedures.add(procedure);
    add("2.1", true, onTime ? 1 : 0);
    add("3.3", received, online && facts.contains(Fact.ELECTRONIC_RESULT) ? 1 : 0);
    add("3.6", received && WITH_FEE.contains(procedure) && owes, paid ? 1 : 0);
    add("4.1", true, facts.contains(Fact.ELECTRONIC_RESULT) ? 1 : 0);
    add(
        "4.2",
        true,
        facts.containsAll(Set.of(Fact.COMPONENTS_DIGITISED, Fact.RESULT_DIGITISED)) ? 1 : 0);
    add("4.3", true, facts.contains(Fact.REUSED) ? 1 : 0);
    add("4.4", true, facts.contains(Fact.FROM_STORE) ? 1 : 0);
    add("4.5a", true, population ? 1 : 0);
    add("5.4", true, (onTime ? 1 : 0) - (b.facts().dislikes() > 0 ? 1 : 0));
    witness("3.2", received && online, procedure);
    witness("3.4", received && paid, procedure);
    witness("3.5", received && facts.contains(Fact.FEE_STATED), procedure);
    witness("4.5b", population, procedure);
  }

  private void add(String indicator, boolean counts, int good) {
    if (counts) {
      long[] both = this.counts.computeIfAbsent(indicator, _ -> new long[2]);
      both[0] += good;
      both[1]++;
    }
  }

  private void witness(String indicator, boolean is, String procedure) {
    if (is) {
      witnessed.computeIfAbsent(indicator, _ -> new TreeSet<>()).add(procedure);
    }
  }

  private Map<String, List<Long>> answer() {
    var answer = new TreeMap<String, List<Long>>();
    for (String indicator :
        List.of("2.1", "3.3", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5a", "5.4")) {
      long[] both = counts.getOrDefault(indicator, new long[2]);
      answer.put(indicator, List.of(Math.max(0, both[0]), both[1]));
    }
    answer.put(
        "3.1",
        List.of(procedures.stream().filter(ONLINE::contains).count(), (long) procedures.size()));
    distinct(answer, "3.2", ONLINE);
    distinct(answer, "3.4", WITH_FEE);
    distinct(answer, "3.5", WITH_FEE);
    distinct(answer, "4.5b", procedures);
    return answer;
  }

  private void distinct(
      Map<String, List<Long>> answer, String indicator, Collection<String> having) {
    answer.put(
        indicator,
        List.of(
            witnessed.getOrDefault(indicator, Set.of()).stream().filter(having::contains).count(),
            procedures.stream().filter(having::contains).count()));
  }
}
