package vn.dunghen.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The rule of every module that has `model` packages; see [ServiceArchitecture].
public final class ModelArchitecture {
  @ArchTest
  static final ArchRule MODELS_ARE_PURE =
      classes()
          .that()
          .resideInAPackage("..model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "vn.dunghen.dossier..", "..model..")
          .because(
              "a model must be understood and tested without framework, database or broker: move the"
                  + " code that needs them to the feature package above");

  private ModelArchitecture() {}
}
