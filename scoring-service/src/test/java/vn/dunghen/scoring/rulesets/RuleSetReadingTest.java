package vn.dunghen.scoring.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetReadingTest {

  private static final String FILE = new String(Rules.file("766-B"), StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"max\": 100 | \"max\": 101 | the groups give 100 points together, not 101",
        "{\"value\": 20, \"mark\": \"verified\" | {\"value\": 19, \"mark\": \"verified\" | the indicators of group 2 give 19 points together, not 20",
        "\"key\": \"1.2\" | \"key\": \"1.1\" | indicator 1.1 is listed twice",
        "\"group\": \"2\" | \"group\": \"9\" | belongs to group 9, which is not listed",
        "\"value\": 0.5, | \"value\": 1.5, | a threshold lies above 0 and is at most 1",
        "\"threshold\" | \"treshold\" | /indicators/0/form/threshold: Missing",
        "\"version\": 1 | \"version\": 1, \"colour\": 2 | /colour: is not a known key",
        "\"null-as-zero\" | \"nothing\" | is not one of the known words",
        "\"reception-working-hours\" | \"reception-hours\" | is not one of the known words",
        "\"scale\": 2 | \"scale\": \"2\" | /rounding/value/scale: ",
        "\"to\": null | \"to\": \"2025-12-31\" | a validity does not end before it begins",
        "\"provisional\": false, | '' | provisional",
        "\"until\": null | \"until\": \"2026-12-31\" | the placeholder of 4.6 ends on 2026-12-31",
        "\"version\": 1 | \"version\": 1, \"version\": 2 | Duplicate field 'version'",
        "\"bounds\": [2000, 10000] | \"bounds\": [10000, 2000] | the bounds of classes rise",
        "\"value\": 50, | \"value\": 75, | bands are listed from the best down",
      })
  void a_flawed_file_is_refused_with_a_sentence(String right, String wrong, String sentence) {
    assertThat(FILE).contains(right);
    byte[] flawed = FILE.replaceFirst(Pattern.quote(right), wrong).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> RuleSetReading.read(flawed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void what_is_no_json_is_refused() {
    assertThatThrownBy(() -> RuleSetReading.read("{".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("no JSON");
  }
}
