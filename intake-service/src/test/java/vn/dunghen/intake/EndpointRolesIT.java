package vn.dunghen.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class EndpointRolesIT {

  private static final String SOURCE = Identities.SOURCE_2;
  private static final String IMPORTER = Identities.IMPORTER_2;
  private static final String OPERATOR = Identities.OPERATOR_2;
  private static final String AUDITOR = Identities.AUDITOR;

  /// One identity of each role.
  private static final Set<String> ALL =
      Set.of(
          SOURCE,
          IMPORTER,
          OPERATOR,
          AUDITOR,
          Identities.AGENCY,
          Identities.PUBLISHER,
          Identities.SERVICE);

  /// Every endpoint and who may call it. A new one fails until it has its row here.
  private static final Map<String, Set<String>> ALLOWED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("POST /api/events", Set.of(SOURCE, IMPORTER, OPERATOR, Identities.SERVICE)),
              Map.entry("GET /api/events", Set.of(SOURCE, IMPORTER, OPERATOR, AUDITOR)),
              Map.entry("GET /api/sources", Set.of(SOURCE, IMPORTER, OPERATOR, AUDITOR)),
              Map.entry("GET /api/quarantine", Set.of(IMPORTER, OPERATOR, AUDITOR)),
              Map.entry("GET /api/quarantine/{id}", Set.of(IMPORTER, OPERATOR, AUDITOR)),
              Map.entry("POST /api/quarantine/{id}/redrive", Set.of(IMPORTER, OPERATOR)),
              Map.entry("POST /api/quarantine/{id}/discard", Set.of(IMPORTER, OPERATOR)),
              Map.entry("GET /api/personal-data/{dossier}", Set.of(OPERATOR, AUDITOR)),
              Map.entry("POST /api/personal-data/{dossier}/erasure", Set.of(OPERATOR)),
              Map.entry(
                  "POST /api/portal-format/api/SynsTTHCC/DongBoHoSoMC", Set.of(SOURCE, IMPORTER)),
              Map.entry(
                  "POST /api/portal-format/api/SynsTTHCC/CapNhatTienDoHoSoMC",
                  Set.of(SOURCE, IMPORTER)),
              Map.entry("GET /fragments/intake", ALL),
              Map.entry("POST /api/imports", Set.of(IMPORTER)),
              Map.entry("POST /api/imports/official-results", Set.of(OPERATOR)),
              Map.entry("GET /letters/new", Set.of(OPERATOR)),
              Map.entry("POST /letters/new", Set.of(OPERATOR)),
              Map.entry("GET /api/register/head", Set.of(Identities.SERVICE)),
              Map.entry("GET /api/register/events", Set.of(Identities.SERVICE))));

  /// Endpoints that ask for a session in the body, as the national portal does.
  private static final String ADAPTER =
      "POST /api/portal-format/XrdAdapter/RestService/forward/mapi";

  @Test
  void every_endpoint_has_its_row() {
    assertThat(everyEndpoint().keySet())
        .containsAll(ALLOWED.keySet())
        .contains(ADAPTER + "/login", ADAPTER + "/g")
        .hasSize(ALLOWED.size() + 2);
  }

  @Test
  void the_adapter_asks_for_a_session() {
    String path = ADAPTER.substring("POST ".length());
    given()
        .contentType("application/json")
        .body("{\"service\":\"TraCuuHoSo\",\"mahoso\":\"X\"}")
        .post(path + "/g")
        .then()
        .statusCode(200)
        .body("error_code", org.hamcrest.Matchers.equalTo(-2));
    given()
        .contentType("application/json")
        .body("{\"username\":\"operator\",\"password\":\"wrong\"}")
        .post(path + "/login")
        .then()
        .statusCode(200)
        .body("error_code", org.hamcrest.Matchers.equalTo(-1));
  }

  @Test
  void every_endpoint_lets_in_exactly_whom_its_row_names() {
    var all = new SoftAssertions();
    endpoints()
        .forEach((endpoint, contentType) -> {
          for (String identity : ALL) {
            int status = call(endpoint, contentType, as(identity));
            if (ALLOWED.getOrDefault(endpoint, Set.of()).contains(identity)) {
              all.assertThat(status).as("%s as %s", endpoint, identity).isNotIn(401, 403, 405, 500);
            } else {
              all.assertThat(status).as("%s as %s", endpoint, identity).isEqualTo(403);
            }
          }
        });
    all.assertAll();
  }

  @Test
  void every_endpoint_asks_who_calls() {
    var all = new SoftAssertions();
    endpoints()
        .forEach((endpoint, contentType) -> {
          all.assertThat(call(endpoint, contentType, given())).as(endpoint).isEqualTo(401);
          var wrong = given().auth().preemptive().basic(SOURCE, "wrong");
          all.assertThat(call(endpoint, contentType, wrong)).as(endpoint).isEqualTo(401);
        });
    all.assertAll();
  }

  private static RequestSpecification as(String identity) {
    return given().auth().preemptive().basic(identity, Identities.PASSWORD);
  }

  private static int call(String endpoint, String contentType, RequestSpecification request) {
    String[] parts = endpoint.split(" ");
    String path = parts[1].replaceAll("\\{[^}]*}", "0");
    return parts[0].equals("GET")
        ? request.get(path).statusCode()
        : request.contentType(contentType).body("{}").request(parts[0], path).statusCode();
  }

  private static Map<String, String> endpoints() {
    var endpoints = new TreeMap<>(everyEndpoint());
    endpoints.keySet().removeIf(endpoint -> endpoint.startsWith(ADAPTER));
    return endpoints;
  }

  /// Every JAX-RS method with the content type that it takes.
  private static Map<String, String> everyEndpoint() {
    var endpoints = new TreeMap<String, String>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.dunghen.intake")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .forEach(type -> {
              for (Method method : type.getDeclaredMethods()) {
                for (Annotation annotation : method.getAnnotations()) {
                  var verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                  if (verb != null) {
                    endpoints.put(
                        verb.value() + " " + path(type) + path(method), taken(type, method));
                  }
                }
              }
            });
    return endpoints;
  }

  private static String path(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : "/" + path.value().replaceAll("^/|/$", "");
  }

  private static String taken(Class<?> type, Method method) {
    return Arrays.stream(new AnnotatedElement[] {method, type})
        .map(element -> element.getAnnotation(Consumes.class))
        .filter(consumes -> consumes != null)
        .map(consumes -> consumes.value()[0])
        .findFirst()
        .orElse("application/json");
  }
}
