package vn.dunghen.scoring.monthcells.model;

import java.util.Locale;
import java.util.function.Predicate;
import vn.dunghen.scoring.stints.model.Condition;
import vn.dunghen.scoring.stints.model.IndexFact;

/// What is counted of a dossier that counts in a month, before anything is asked of its procedure,
/// and whether it counts there as received by the portal. Each is the condition of the same name
/// over one dossier; the indicators are put together of these sums. The order is part of the stored
/// form (one bit each): add at the end.
public enum IndexCount {
  DOSSIERS(_ -> true),
  LATE(Seen::late),
  RECEIVED(Seen::received),
  RECEIVED_ONLINE(seen -> seen.received() && seen.condition().online()),
  ONLINE_WITHOUT_ELECTRONIC_RESULT(seen ->
      seen.received() && seen.condition().online() && !seen.is(IndexFact.ELECTRONIC_RESULT)),
  FEE_NOT_WAIVED(seen -> seen.received() && !seen.waived()),
  FEE_NOT_PAID_ONLINE(seen -> seen.received() && !seen.waived() && !seen.is(IndexFact.PAID_ONLINE)),
  WITHOUT_ELECTRONIC_RESULT(seen -> !seen.is(IndexFact.ELECTRONIC_RESULT)),
  PAPERS_NOT_DIGITISED(seen -> !seen.is(IndexFact.COMPONENTS_DIGITISED)),
  RESULT_NOT_DIGITISED(
      seen -> seen.is(IndexFact.COMPONENTS_DIGITISED) && !seen.is(IndexFact.RESULT_DIGITISED)),
  NOT_REUSED(seen -> !seen.is(IndexFact.REUSED)),
  NOT_FROM_STORE(seen -> !seen.is(IndexFact.FROM_STORE)),
  WITHOUT_POPULATION_DATA(
      seen -> !seen.is(IndexFact.POPULATION_DATA) && !seen.is(IndexFact.FROM_STORE)),
  DISLIKED(seen -> seen.is(IndexFact.DISLIKED)),
  PAID_ONLINE(seen -> seen.received() && seen.is(IndexFact.PAID_ONLINE)),
  FEE_STATED(seen -> seen.received() && seen.is(IndexFact.FEE_STATED)),
  /// Received in the month by the portal: counted also where the city does not count the dossier.
  RECEIVED_THERE(_ -> false),
  /// Of these, received in the month by the city too.
  RECEIVED_ON_BOTH(_ -> false);

  private final Predicate<Seen> condition;

  /// A dossier as a month sees it.
  ///
  /// @param received whether it was received in the month
  /// @param late whether it counts late at the month's end
  record Seen(Condition condition, boolean received, boolean late) {

    private boolean is(IndexFact fact) {
      return condition.facts().contains(fact);
    }

    private boolean waived() {
      return is(IndexFact.FEE_STATED) && !is(IndexFact.FEE_OWED);
    }
  }

  IndexCount(Predicate<Seen> condition) {
    this.condition = condition;
  }

  /// The column of the table.
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether a sum stored as bits holds it: 0 or 1.
  public int in(int bits) {
    return bits >>> ordinal() & 1;
  }

  /// The bit of a sum that is stored as bits.
  int bit() {
    return 1 << ordinal();
  }

  /// What a dossier is counted for, one bit each, without what the portal shows.
  static int bits(Seen seen) {
    int bits = 0;
    for (IndexCount count : values()) {
      if (count.condition.test(seen)) {
        bits |= count.bit();
      }
    }
    return bits;
  }
}
