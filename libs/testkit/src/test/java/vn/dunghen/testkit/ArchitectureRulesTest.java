package vn.dunghen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule lets the good example pass, catches the bad one, and fails when there is nothing to
/// judge.
class ArchitectureRulesTest {

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(
            ServiceArchitecture.FEATURES_FORM_NO_CYCLE,
            "first,second",
            "Cycle detected: Slice first",
            "offer what the other asks for"),
        Arguments.of(
            ServiceArchitecture.SERVICES_DO_NOT_IMPORT_EACH_OTHER,
            "peeking",
            "vn.dunghen.scoring.counting.Count",
            "only over Kafka and HTTP"),
        Arguments.of(
            ServiceArchitecture.TIME_IS_INJECTED,
            "clock",
            "java.time.Instant.now()",
            "InstantSource in the constructor"),
        Arguments.of(
            ServiceArchitecture.INJECTION_GOES_THROUGH_CONSTRUCTORS,
            "field",
            "Filled.name",
            "package-private constructor"),
        Arguments.of(
            ServiceArchitecture.PACKAGES_ARE_NAMED_FOR_THE_BUSINESS,
            "common",
            "vn.dunghen.intake.common.Things",
            "move the class to the feature"),
        Arguments.of(
            HttpArchitecture.ENDPOINTS_SAY_WHO_MAY_CALL_THEM,
            "http",
            "Open.everything()",
            "put @RolesAllowed"),
        Arguments.of(
            ModelArchitecture.MODELS_ARE_PURE,
            "model",
            "org.postgresql.ds.PGSimpleDataSource",
            "move the code that needs them"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_catches_the_bad_example_and_teaches_the_fix(
      ArchRule rule, String badPackages, String culprit, String fix) {
    var bad =
        new ClassFileImporter()
            .importPackages(
                Stream.of(badPackages.split(","))
                    .map(name -> "vn.dunghen.intake." + name)
                    .toList());

    assertThatThrownBy(() -> rule.check(bad))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(culprit)
        .hasMessageContaining(fix);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_lets_the_good_example_pass(ArchRule rule) {
    var good = new ClassFileImporter().importPackages("vn.dunghen.intake.fine");

    assertThat(good).isNotEmpty();
    assertThatCode(() -> rule.check(good)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_that_finds_nothing_to_judge_fails(ArchRule rule) {
    var nothing = new ClassFileImporter().importPackages("vn.dunghen.no.such.place");

    assertThatThrownBy(() -> rule.check(nothing)).hasMessageContaining("failed to check any");
  }

  @Test
  void every_way_to_ask_the_system_clock_is_caught() {
    var bad = new ClassFileImporter().importPackages("vn.dunghen.intake.clock");

    assertThatThrownBy(() -> ServiceArchitecture.TIME_IS_INJECTED.check(bad))
        .hasMessageContaining("java.time.Instant.now()")
        .hasMessageContaining("java.time.LocalDate.now(java.time.ZoneId)")
        .hasMessageContaining("java.lang.System.currentTimeMillis()")
        .hasMessageContaining("java.util.Date.<init>()");
  }

  @Test
  void configuration_that_authorises_by_path_is_refused(@TempDir Path resources)
      throws IOException {
    Files.writeString(
        resources.resolve("application.properties"),
        "%prod.quarkus.http.auth.permission.all.paths=/*\n");

    assertThatThrownBy(() -> ConfigurationText.refusePathPermissions(resources))
        .hasMessageContaining("Annotate the endpoint with @RolesAllowed");
  }

  @Test
  void configuration_without_it_passes(@TempDir Path resources) throws IOException {
    Files.writeString(resources.resolve("application.properties"), "quarkus.http.port=8081\n");

    assertThatCode(() -> ConfigurationText.refusePathPermissions(resources))
        .doesNotThrowAnyException();
  }

  @Test
  void a_missing_configuration_is_not_taken_for_a_good_one(@TempDir Path resources) {
    assertThatThrownBy(() -> ConfigurationText.refusePathPermissions(resources))
        .hasMessageContaining("There is no");
  }
}
