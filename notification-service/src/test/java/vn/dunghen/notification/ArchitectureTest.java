package vn.dunghen.notification;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import vn.dunghen.testkit.HttpArchitecture;
import vn.dunghen.testkit.ModelArchitecture;
import vn.dunghen.testkit.ServiceArchitecture;

@AnalyzeClasses(packages = "vn.dunghen.notification", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchTests SUITE = ArchTests.in(ServiceArchitecture.class);
  @ArchTest static final ArchTests MODELS = ArchTests.in(ModelArchitecture.class);
  @ArchTest static final ArchTests HTTP = ArchTests.in(HttpArchitecture.class);
}
