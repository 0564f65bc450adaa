package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.dunghen.dossier.event.PetitionEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.petition.PetitionCounts;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.following.InputFact;
import vn.dunghen.scoring.inputs.Inputs;
import vn.dunghen.scoring.petitions.Petitions;
import vn.dunghen.scoring.rulesets.model.Counts;

/// Counts 5.2 and 5.3 ([PetitionCounts]). A city of which no petition was ever heard is not
/// measured; one without petitions in the period has nothing to count.
@ApplicationScoped
class CountingPetitions implements Counting {

  private final Petitions petitions;
  private final Inputs inputs;

  CountingPetitions(Petitions petitions, Inputs inputs) {
    this.petitions = petitions;
    this.inputs = inputs;
  }

  @Override
  public Set<String> indicators() {
    return Set.of("5.2", "5.3");
  }

  @Override
  public Map<String, Map<String, Counts>> count(Connection tx, CountedPeriod period)
      throws SQLException {
    return count(tx, period, Map.of());
  }

  @Override
  public Counted counted(Connection tx, CountedPeriod period) throws SQLException {
    return period.isOver()
        ? new Counted(
            new Ground(period.told().of(InputFact.Kind.PETITION), period.view()),
            () -> count(tx, period))
        : Counting.super.counted(tx, period);
  }

  /// @param told the version of what was told of petitions
  /// @param view this very one
  private record Ground(long told, ReferenceBook.View view) {}

  /// @param planned events by petition that nobody has told yet
  Map<String, Map<String, Counts>> count(
      Connection tx, CountedPeriod period, Map<String, List<Recorded<PetitionEvent>>> planned)
      throws SQLException {
    if (!inputs.heardOf(tx, InputFact.Kind.PETITION, period.window().known())) {
      return Map.of();
    }
    Petitions.Answer all = petitions.all(tx, period.period(), period.asOf(), planned);
    Map<String, PetitionCounts> byUnit = all.byUnit();
    var counts = new HashMap<String, Map<String, Counts>>();
    for (Agency agency : period.tree().agencies()) {
      PetitionCounts sum = PetitionCounts.NOTHING;
      for (String unit : period.tree().countedFor(agency.code())) {
        sum = sum.plus(byUnit.getOrDefault(unit, PetitionCounts.NOTHING));
      }
      counts.put(
          agency.code(),
          Map.of(
              "5.2", new Counts(sum.onTime(), sum.receivedOrEnded()),
              "5.3", new Counts(sum.satisfied(), sum.received())));
    }
    return counts;
  }
}
