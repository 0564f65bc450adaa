package vn.dunghen.scoring.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import vn.dunghen.chassis.problem.ProblemException;

class AtOnceTest {

  private final AtOnce places = new AtOnce(2);

  @Test
  void who_finds_no_place_free_is_asked_to_come_again() throws SQLException {
    ProblemException refused =
        places.take(() ->
            places.take(() ->
                catchThrowableOfType(
                    ProblemException.class, () -> places.take(() -> "never done"))));

    assertThat(refused.problem().status()).isEqualTo(429);
    assertThat(refused.headers()).containsEntry("Retry-After", "2");
    String again = places.take(() -> places.take(() -> "free again"));
    assertThat(again).isEqualTo("free again");
  }

  @Test
  void a_place_is_free_again_after_a_failure() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> places.take(AtOnceTest::fail)).hasMessage("away");
    }
  }

  private static String fail() throws SQLException {
    throw new SQLException("away");
  }
}
