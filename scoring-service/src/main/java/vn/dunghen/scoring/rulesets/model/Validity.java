package vn.dunghen.scoring.rulesets.model;

import java.time.LocalDate;
import java.util.Optional;

/// The periods a rule set is for: those that end on or after `from` and on or before `to`. Civil
/// days of Asia/Ho_Chi_Minh.
///
/// @param to empty while no end is known
public record Validity(LocalDate from, Optional<LocalDate> to) {

  public Validity {
    if (to.filter(day -> day.isBefore(from)).isPresent()) {
      throw new IllegalArgumentException("a validity does not end before it begins");
    }
  }

  public boolean includes(LocalDate day) {
    return !day.isBefore(from) && to.filter(day::isAfter).isEmpty();
  }

  boolean overlaps(Validity other) {
    return to.filter(other.from::isAfter).isEmpty() && other.to.filter(from::isAfter).isEmpty();
  }
}
