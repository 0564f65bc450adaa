package vn.dunghen.notification;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import vn.dunghen.testkit.SettableClock;

/// The clock of the tests, in place of the machine's.
class TestClock {

  @Produces
  @Singleton
  SettableClock clock() {
    return SettableClock.at("2026-03-09T08:00:00+07:00");
  }
}
