package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dunghen.dossier.petition.PetitionCounts;
import vn.dunghen.scoring.index.model.Held;
import vn.dunghen.scoring.petitions.Petitions;

/// Names the petitions that 5.2 and 5.3 miss. One with several flaws is missed once, for the first
/// of them.
@ApplicationScoped
class NamingPetitions implements Naming {

  private static final String OVERDUE = "petitionOverdue";
  private static final String DISSATISFIED = "dissatisfied";
  private static final String COMPLAINED_AGAIN = "complainedAgain";

  private final Petitions petitions;

  NamingPetitions(Petitions petitions) {
    this.petitions = petitions;
  }

  @Override
  public Map<String, List<String>> causes() {
    return Map.of("5.2", List.of(OVERDUE), "5.3", List.of(OVERDUE, DISSATISFIED, COMPLAINED_AGAIN));
  }

  @Override
  public Map<String, List<Held>> held(Connection tx, CountedPeriod period, String agency)
      throws SQLException {
    List<Petitions.Item> all = of(tx, period, agency);
    return Map.of("5.2", held("5.2", all), "5.3", held("5.3", all));
  }

  private static List<Held> held(String indicator, List<Petitions.Item> all) {
    return all.stream()
        .flatMap(item ->
            cause(indicator, item.counted())
                .map(cause -> new Held(cause, item.state().unit(), 1))
                .stream())
        .toList();
  }

  @Override
  public Page items(Connection tx, CountedPeriod period, Asked asked) throws SQLException {
    return Page.of(
        of(tx, period, asked.agency()).stream()
            .filter(
                item -> cause(asked.indicator(), item.counted()).equals(Optional.of(asked.cause())))
            .map(item -> new Item(Item.Kind.PETITION, item.petition(), null, item.state().unit()))
            .sorted(Comparator.comparing(Item::code))
            .toList(),
        asked);
  }

  private List<Petitions.Item> of(Connection tx, CountedPeriod period, String agency)
      throws SQLException {
    return petitions
        .all(tx, period.period(), period.asOf())
        .of(period.tree().countedFor(agency))
        .items();
  }

  private static Optional<String> cause(String indicator, PetitionCounts.Counted counted) {
    return switch (indicator) {
      case "5.2" ->
          counted.receivedOrEnded() && counted.overdue() ? Optional.of(OVERDUE) : Optional.empty();
      case "5.3" -> counted.received() ? unsatisfied(counted) : Optional.empty();
      default -> throw new IllegalArgumentException(indicator + " counts no petitions");
    };
  }

  private static Optional<String> unsatisfied(PetitionCounts.Counted counted) {
    if (counted.overdue()) {
      return Optional.of(OVERDUE);
    }
    if (counted.dissatisfied()) {
      return Optional.of(DISSATISFIED);
    }
    return counted.complainedAgain() ? Optional.of(COMPLAINED_AGAIN) : Optional.empty();
  }
}
