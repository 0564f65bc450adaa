package vn.dunghen.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// What the architecture rules ask of a class or method. Annotations are named by text, so that a
/// module without them on its classpath can use the other rules.
final class Conditions {
  private static final Set<String> SERVICES = Set.of("intake", "scoring", "sync", "notification");
  private static final List<String> SECURITY =
      List.of(
          "jakarta.annotation.security.RolesAllowed",
          "jakarta.annotation.security.PermitAll",
          "io.quarkus.security.Authenticated");
  private static final List<String> INJECTION =
      List.of(
          "jakarta.inject.Inject",
          "org.eclipse.microprofile.config.inject.ConfigProperty",
          "org.eclipse.microprofile.rest.client.inject.RestClient");

  private Conditions() {}

  static ArchCondition<JavaClass> importNoOtherService() {
    return condition(
        "import no other service",
        (origin, events) ->
            origin.getDirectDependenciesFromSelf().stream()
                .filter(to -> isAnotherService(origin, to.getTargetClass()))
                .forEach(to -> violated(events, origin, to.getDescription())));
  }

  private static boolean isAnotherService(JavaClass origin, JavaClass target) {
    var there = serviceOf(target);
    return there.isPresent() && !there.equals(serviceOf(origin));
  }

  private static Optional<String> serviceOf(JavaClass type) {
    return Optional.of(type.getPackageName().split("\\."))
        .filter(parts -> parts.length > 2 && parts[0].equals("vn") && parts[1].equals("dunghen"))
        .map(parts -> parts[2])
        .filter(SERVICES::contains);
  }

  static ArchCondition<JavaClass> askNoSystemClock() {
    return condition(
        "not ask the system's clock",
        (origin, events) -> {
          if (!isClockProducer(origin)) {
            Stream.of(
                    origin.getMethodCallsFromSelf(),
                    origin.getMethodReferencesFromSelf(),
                    origin.getConstructorCallsFromSelf(),
                    origin.getConstructorReferencesFromSelf())
                .flatMap(Set::stream)
                .filter(Conditions::asksSystemClock)
                .forEach(access -> violated(events, origin, access.getDescription()));
          }
        });
  }

  private static boolean isClockProducer(JavaClass type) {
    return type.getPackageName().equals("vn.dunghen.chassis.start")
        && type.getSimpleName().contains("Clock");
  }

  private static boolean asksSystemClock(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var called = access.getTarget().getFullName();
    return switch (access.getTarget().getName()) {
      case "now" -> owner.startsWith("java.time.") && !called.contains("(java.time.Clock)");
      case "currentTimeMillis" -> owner.equals("java.lang.System");
      case "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes" ->
          owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource");
      case "getInstance" -> owner.equals("java.util.Calendar");
      case "<init>" -> called.equals("java.util.Date.<init>()");
      default -> false;
    };
  }

  static ArchCondition<JavaClass> haveNoInjectedField() {
    return condition(
        "have no injected field",
        (origin, events) ->
            origin.getFields().stream()
                .filter(field -> isAnnotatedWithAny(field, INJECTION))
                .forEach(field -> violated(events, origin, field.getDescription())));
  }

  static DescribedPredicate<JavaMethod> areEndpoints() {
    return DescribedPredicate.describe(
        "are HTTP endpoints", method -> method.isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod"));
  }

  static ArchCondition<JavaMethod> beSecured() {
    return condition(
        "say who may call them",
        (method, events) -> {
          if (!isAnnotatedWithAny(method, SECURITY)
              && !isAnnotatedWithAny(method.getOwner(), SECURITY)) {
            violated(events, method, describe(method) + " does not say who may call it");
          }
        });
  }

  private static String describe(JavaMember member) {
    return member.getDescription() + " in " + member.getSourceCodeLocation();
  }

  private static boolean isAnnotatedWithAny(CanBeAnnotated element, List<String> annotations) {
    return annotations.stream().anyMatch(element::isAnnotatedWith);
  }

  private static void violated(ConditionEvents events, Object where, String what) {
    events.add(SimpleConditionEvent.violated(where, what));
  }

  private static <T> ArchCondition<T> condition(
      String description, BiConsumer<T, ConditionEvents> check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        check.accept(item, events);
      }
    };
  }
}
