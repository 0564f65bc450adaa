package vn.dunghen.scoring.statements.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Which statement is asked for.
///
/// @param agency the code of the agency, with all below it
/// @param from the first day
/// @param to the last day
/// @param asOf the instant of knowledge; empty for what is known now
public record Question(String agency, LocalDate from, LocalDate to, Optional<Instant> asOf, By by) {

  public Question {
    if (from.isAfter(to)) {
      throw new IllegalArgumentException("a period ends before it begins");
    }
  }
}
