package vn.dunghen.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;

/// The rules that every service keeps. In a service they are one test:
///
/// ```java
/// @AnalyzeClasses(packages = "vn.dunghen.intake", importOptions = DoNotIncludeTests.class)
/// class ArchitectureTest {
///   @ArchTest static final ArchTests SUITE = ArchTests.in(ServiceArchitecture.class);
/// }
/// ```
///
/// A service with endpoints adds [HttpArchitecture], one with a `model` package
/// [ModelArchitecture]. A rule that finds nothing to judge fails: it would guard nothing.
public final class ServiceArchitecture {
  @ArchTest
  static final ArchRule FEATURES_FORM_NO_CYCLE =
      slices()
          .matching("vn.dunghen.*.(*)..")
          .should()
          .beFreeOfCycles()
          .because(
              "features that need each other are one feature, or one of them should offer what the"
                  + " other asks for as an interface of its own");

  @ArchTest
  static final ArchRule SERVICES_DO_NOT_IMPORT_EACH_OTHER =
      classes()
          .should(Conditions.importNoOtherService())
          .because(
              "services meet only over Kafka and HTTP; what two of them share belongs in"
                  + " libs/dossier (language) or libs/chassis (plumbing)");

  @ArchTest
  static final ArchRule TIME_IS_INJECTED =
      classes()
          .should(Conditions.askNoSystemClock())
          .because(
              "a test must be able to set the time: take a java.time.InstantSource in the"
                  + " constructor; only the clock producer in vn.dunghen.chassis.start asks the system");

  @ArchTest
  static final ArchRule INJECTION_GOES_THROUGH_CONSTRUCTORS =
      classes()
          .should(Conditions.haveNoInjectedField())
          .because(
              "a class must be complete when constructed: make the field final and take it in a"
                  + " package-private constructor");

  @ArchTest
  static final ArchRule PACKAGES_ARE_NAMED_FOR_THE_BUSINESS =
      classes()
          .should()
          .resideOutsideOfPackages(
              "..common..",
              "..core..",
              "..helper..",
              "..helpers..",
              "..impl..",
              "..util..",
              "..utils..")
          .because("such a name says nothing; move the class to the feature that needs it");

  private ServiceArchitecture() {}

  @ArchTest
  static void nothing_is_authorised_by_path(JavaClasses classes) {
    ConfigurationText.refusePathPermissions(Path.of("src/main/resources"));
  }
}
