package vn.dunghen.dossier.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalViewTest {

  private static final String SOUND =
      """
      {"specversion":"1.0","type":"vn.dunghen.portal-view.v1","source":"/sync","id":"D/1/12",
       "subject":"D/1","time":"2024-03-05T09:00:00+07:00","data":{"present":true,"by":"look-up",
       "procedure":"1.004884","status":4,"received":"2024-03-04T09:00:00+07:00"}}\
      """;

  @Test
  void says_what_the_portal_shows_and_when_it_was_seen() {
    // When
    PortalView view = sound(SOUND);

    // Then
    assertThat(view)
        .isEqualTo(
            new PortalView(
                "D/1",
                12,
                Instant.parse("2024-03-05T02:00:00Z"),
                true,
                PortalView.By.LOOK_UP,
                Optional.of(
                    new PortalView.Shown(
                        "1.004884", 4, Instant.parse("2024-03-04T02:00:00Z"), null, null))));
    assertThat(sound(SOUND.replace("\"status\":4,", "")).shown()).isEmpty();
    assertThat(sound(SOUND.replace("true", "false")).shown()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "portal-view.v1, portal-view.v2, /type",
    "D/1/12, D/2/12, /id",
    "D/1/12, D/1/0, /id",
    "2024-03-05T09:00:00+07:00, yesterday, /time",
    "'\"status\":4', '\"status\":11', /data/status",
    "look-up, hearsay, /data/by",
    "'\"present\":true,', '', /data/present",
    "2024-03-04T09, 2024-13-04T09, /data/received"
  })
  void is_flawed_at_a_place(String sound, String flawed, String pointer) {
    // When
    Read<PortalView> read = read(SOUND.replace(sound, flawed));

    // Then
    assertThat(read)
        .isInstanceOfSatisfying(
            Read.Flawed.class,
            flaws -> assertThat(((Flaw) flaws.flaws().getFirst()).pointer()).isEqualTo(pointer));
  }

  private static PortalView sound(String text) {
    return switch (read(text)) {
      case Read.Sound<PortalView>(var view) -> view;
      case Read.Flawed<PortalView>(var flaws) -> throw new AssertionError(flaws);
    };
  }

  private static Read<PortalView> read(String text) {
    try {
      return PortalView.read(new ObjectMapper().readValue(text, Map.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
