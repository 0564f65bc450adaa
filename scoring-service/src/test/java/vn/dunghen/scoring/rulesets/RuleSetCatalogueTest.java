package vn.dunghen.scoring.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.dunghen.scoring.rulesets.model.RuleSet;

class RuleSetCatalogueTest {

  private static final String SHIPPED = new String(Rules.file("766-B"), StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void a_draft_without_dates_is_known_and_never_in_force() throws IOException {
    write("draft.json", undated(SHIPPED.replaceFirst("766-B", "766-C")));

    RuleSetCatalogue catalogue = load();

    assertThat(catalogue.ruleSets().all())
        .extracting(RuleSet::id)
        .containsExactly("766-A", "766-B", "766-C");
    assertThat(catalogue.ruleSets().inForce(LocalDate.of(2026, 9, 30)).map(RuleSet::id))
        .contains("766-B");
    assertThat(catalogue.entry("766-B").orElseThrow().digest()).hasSize(64);
  }

  @Test
  void a_flaw_in_any_rule_set_stops_the_start_with_a_sentence() throws IOException {
    write("flawed.json", SHIPPED.replaceFirst("\"max\": 100", "\"max\": 99"));

    assertThatThrownBy(this::load)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("scoring-service does not start: the rule set ")
        .hasMessageContaining("flawed.json")
        .hasMessageEndingWith("the groups give 100 points together, not 99.");
  }

  @Test
  void two_rule_sets_for_one_day_stop_the_start() throws IOException {
    write("twin.json", SHIPPED.replaceFirst("766-B", "766-C"));

    assertThatThrownBy(this::load)
        .hasMessageEndingWith("rule sets 766-B and 766-C are valid on the same days.");
  }

  @Test
  void a_folder_that_is_not_there_stops_the_start() {
    folder = folder.resolve("nowhere");

    assertThatThrownBy(this::load)
        .hasMessageContaining("dunghen.scoring.rulesets.folder")
        .hasMessageContaining("cannot be read");
  }

  private RuleSetCatalogue load() {
    var catalogue = new RuleSetCatalogue(() -> Optional.of(folder));
    catalogue.load(new StartupEvent());
    return catalogue;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String undated(String text) {
    int from = text.indexOf("\"validity\": {");
    int to = text.indexOf("\"max\": 100");
    return text.substring(0, from) + "\"validity\": null,\n  " + text.substring(to);
  }
}
