package vn.dunghen.intake.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.function.Supplier;

/// Bad on purpose: asks the system's clock in every way.
class Impatient {
  Instant instant() {
    return Instant.now();
  }

  LocalDate day() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  long millis() {
    return System.currentTimeMillis();
  }

  Supplier<Date> date() {
    return Date::new;
  }
}
