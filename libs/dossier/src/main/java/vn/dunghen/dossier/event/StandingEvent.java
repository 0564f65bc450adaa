package vn.dunghen.dossier.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.Period;

/// What the national portal or a letter says officially of one agency, the subject its code:
/// `vn.dunghen.national-standing.v1` on the wire. Every one is a snapshot and is kept; none takes
/// the place of another.
public sealed interface StandingEvent {

  /// Official results for a period. What was not published is null, or an empty list or text.
  ///
  /// @param change the change against the period before, as the letter states it
  /// @param rank from 1, among `of`
  /// @param dataTakenAt the hour at which the data were taken
  /// @param letter number of the letter, or where else it was published
  record NationalStanding(
      Period period,
      @Nullable BigDecimal total,
      @Nullable BigDecimal change,
      @Nullable Integer rank,
      @Nullable Integer of,
      Instant dataTakenAt,
      String letter,
      List<Group> groups,
      List<Indicator> indicators)
      implements StandingEvent {
    public NationalStanding {
      groups = List.copyOf(groups);
      indicators = List.copyOf(indicators);
    }
  }

  /// A version that this code does not know.
  record Unknown(String type) implements StandingEvent {}

  /// @param group 1, 2, 3a, 3b, 4 or 5 of Decision 766
  record Group(String group, BigDecimal score) {}

  /// @param indicator 1.1 to 5.4 of Decision 766
  record Indicator(
      String indicator,
      @Nullable Integer numerator,
      @Nullable Integer denominator,
      @Nullable BigDecimal score) {}
}
