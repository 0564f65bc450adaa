package vn.dunghen.intake.portalformat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import vn.dunghen.chassis.identity.Caller;
import vn.dunghen.chassis.identity.Role;
import vn.dunghen.intake.register.Fingerprints;
import vn.dunghen.testkit.SettableClock;

class SessionsTest {

  private static final Caller CALLER =
      new Caller("one-stop-1", Set.of(Role.SOURCE), List.of("D1", "D2"));

  private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-05T02:00:00Z"));

  @Test
  void a_session_of_one_instance_is_known_to_every_other() {
    String session = sessions("one key of all the instances").open(CALLER);

    assertThat(sessions("one key of all the instances").caller(session)).contains(CALLER);
  }

  @Test
  void a_session_ends_after_its_time() {
    Sessions sessions = sessions("one key of all the instances");
    String session = sessions.open(CALLER);

    clock.advance(Duration.ofMinutes(10).minusMillis(1));
    assertThat(sessions.caller(session)).isPresent();
    clock.advance(Duration.ofMillis(1));
    assertThat(sessions.caller(session)).isEmpty();
  }

  @Test
  void what_was_changed_or_signed_with_another_key_is_no_session() {
    Sessions sessions = sessions("one key of all the instances");
    String session = sessions.open(CALLER);

    assertThat(sessions("some other key of someone else").caller(session)).isEmpty();
    assertThat(sessions.caller("A" + session)).isEmpty();
    assertThat(sessions.caller(session.substring(0, session.indexOf('.') + 1))).isEmpty();
    assertThat(sessions.caller("no session at all")).isEmpty();
    assertThat(sessions.caller("")).isEmpty();
  }

  @Test
  void no_two_sessions_are_alike() {
    Sessions sessions = sessions("one key of all the instances");

    assertThat(sessions.open(CALLER)).isNotEqualTo(sessions.open(CALLER));
  }

  private Sessions sessions(String key) {
    return new Sessions(
        new Fingerprints(
            new SecretKeySpec(key.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA256")),
        () -> Duration.ofMinutes(10),
        clock);
  }
}
