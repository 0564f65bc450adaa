package vn.dunghen.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The rule of every module that has HTTP endpoints; see [ServiceArchitecture].
public final class HttpArchitecture {
  @ArchTest
  static final ArchRule ENDPOINTS_SAY_WHO_MAY_CALL_THEM =
      methods()
          .that(Conditions.areEndpoints())
          .should(Conditions.beSecured())
          .because(
              "what is not said is open or forbidden by accident: put @RolesAllowed, @Authenticated"
                  + " or, for what everyone may see, @PermitAll on the method or its class");

  private HttpArchitecture() {}
}
