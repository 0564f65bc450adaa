package vn.dunghen.chassis.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartChecksTest {
  @ParameterizedTest
  @CsvSource({
    "true,  false, true,  true",
    "true,  true,  false, true",
    "true,  true,  true,  true",
    "true,  false, false, false",
    "false, false, true,  false",
    "false, false, false, false",
    "false, true,  true,  false",
    "false, true,  false, true",
  })
  void lets_a_service_start_only_where_it_knows_who_comes(
      boolean loopback, boolean openId, boolean localIdentities, boolean starts) {
    assertThat(StartChecks.whoIsLetIn(loopback, openId, localIdentities).isEmpty())
        .isEqualTo(starts);
  }

  @ParameterizedTest
  @CsvSource({"false, true, true", "false, false, true", "true, true, true", "true, false, false"})
  void lets_the_clock_be_set_from_this_machine_only(
      boolean settable, boolean loopback, boolean starts) {
    assertThat(StartChecks.whoMovesTheClock(settable, loopback).isEmpty()).isEqualTo(starts);
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  true,  true",
    "true,  false, false, true",
    "false, true,  true,  true",
    "false, true,  false, false",
    "false, false, true,  false",
  })
  void lets_events_be_lost_in_the_fault_lab_only(
      boolean fenced, boolean loopback, boolean settable, boolean starts) {
    assertThat(StartChecks.whoMayLoseEvents(fenced, loopback, settable).isEmpty())
        .isEqualTo(starts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.7"})
  void knows_this_machine(String host) {
    assertThat(StartChecks.isLoopback(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3"})
  void knows_what_is_beyond_this_machine(String host) {
    assertThat(StartChecks.isLoopback(host)).isFalse();
  }
}
