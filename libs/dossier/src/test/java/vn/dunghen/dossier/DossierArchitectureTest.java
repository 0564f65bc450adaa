package vn.dunghen.dossier;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "vn.dunghen.dossier", importOptions = DoNotIncludeTests.class)
class DossierArchitectureTest {

  @ArchTest
  static final ArchRule the_shared_language_is_pure_java =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "vn.dunghen.dossier..")
          .because("everything else may depend on it, so it must depend on nothing");

  @ArchTest
  static final ArchRule its_packages_form_no_cycle =
      slices().matching("vn.dunghen.dossier.(*)..").should().beFreeOfCycles();
}
