package vn.dunghen.testkit.walk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.OpenApiDescription.Operation;

/// Walks every route that a service describes.
///
/// The table has a row per operation: `operation | roles | another agency's`. Roles are names,
/// `all`, or `open`. The last cell is `-` where an operation has nothing of any agency, else
/// requests for what another agency than the bound walkers' has, joined by `&&`: `403 /path`, `404
/// /path`, or `own /path` for lists that are answered without it.
public final class RouteWalk {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BASIC = "Basic ";

  private static final List<String> SECURITY_HEADERS =
      List.of(
          "Content-Security-Policy",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy",
          "Cache-Control");

  private static final List<String> NOT_ON_THE_PUBLIC_PORT =
      List.of(
          "/q",
          "/q/",
          "/q/health",
          "/q/health/live",
          "/q/health/ready",
          "/q/metrics",
          "/metrics",
          "/q/openapi",
          "/q/swagger-ui",
          "/q/dev",
          "/q/dev-ui",
          "/q/arc",
          "/openapi",
          "/swagger-ui",
          "/clock",
          "/.env",
          "/application.properties",
          "/META-INF/MANIFEST.MF",
          "/META-INF/openapi.yaml",
          "/templates/page/layout.html");

  private final OpenApiDescription description;
  private final URI address;
  private final List<Route> routes;
  private final Map<String, Operation> operations = new TreeMap<>();
  private final List<String> secrets = new ArrayList<>();
  private final Map<String, String> bodies = new LinkedHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// @param address where the service listens for the public
  /// @param table see above
  public RouteWalk(OpenApiDescription description, URI address, String table) {
    this.description = description;
    this.address = address;
    this.routes = Route.read(table);
    description.operations().forEach(each -> operations.put(each.name(), each));
  }

  /// A word that stands only in what belongs to other agencies than the bound walkers'.
  public RouteWalk hiding(String... words) {
    secrets.addAll(List.of(words));
    return this;
  }

  /// A body to send where the description's first example would not be understood.
  public RouteWalk sending(String operation, String body) {
    bodies.put(operation, body);
    return this;
  }

  /// Every operation has its row, and every row its operation.
  public void assertEveryRouteHasItsRow() {
    assertThat(routes.stream().map(Route::operation))
        .containsExactlyInAnyOrderElementsOf(operations.keySet());
  }

  /// Whoever is not named is refused (403), whoever is named is let in; who has not signed in, or
  /// with what is no credential, is asked to (401).
  public void assertEveryoneIsLetInWhereTheyMay() {
    var all = new SoftAssertions();
    for (Route route : routes) {
      for (String role : Walkers.ROLES) {
        var answer = send(route, sample(route.path()), as(Walkers.everywhere(role)));
        String what = route.operation() + " as " + role;
        if (route.isOpen() || route.roles().contains(role)) {
          all.assertThat(answer.statusCode()).as(what).isNotIn(401, 405).isLessThan(500);
          all.assertThat(answer.statusCode() == 403 && isForTheRole(answer))
              .as("%s is refused for the role", what)
              .isFalse();
        } else {
          all.assertThat(answer.statusCode()).as(what).isEqualTo(403);
        }
      }
      for (var credentials : credentialsThatAreNone().entrySet()) {
        int status = send(route, sample(route.path()), credentials.getValue()).statusCode();
        String what = route.operation() + " with " + credentials.getKey();
        if (route.isOpen()) {
          all.assertThat(status).as(what).isNotIn(401, 403, 405).isLessThan(500);
        } else {
          all.assertThat(status).as(what).isEqualTo(401);
        }
      }
    }
    all.assertAll();
  }

  /// A refusal for the role says nothing beside it; one for an agency names what is not the
  /// caller's.
  private static boolean isForTheRole(HttpResponse<String> answer) {
    if (!answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
      return false;
    }
    try {
      JsonNode problem = JSON.readTree(answer.body());
      return !problem.has("detail") && !problem.has("errors");
    } catch (IOException e) {
      return true;
    }
  }

  private static Map<String, Map<String, String>> credentialsThatAreNone() {
    Walkers.Walker operator = Walkers.everywhere("operator");
    var headers = new LinkedHashMap<String, Map<String, String>>();
    headers.put("nothing", Map.of());
    headers.put("a wrong password", basic(operator.name() + ":wrong"));
    headers.put("an empty password", basic(operator.name() + ":"));
    headers.put("an unknown name", basic("nobody:" + operator.password()));
    headers.put("the name in capitals", basic("WALK-OPERATOR:" + operator.password()));
    headers.put("no colon", basic(operator.name()));
    headers.put("no base64", Map.of("Authorization", "Basic !!!"));
    headers.put("an empty header", Map.of("Authorization", ""));
    headers.put("the scheme alone", Map.of("Authorization", "Basic"));
    headers.put("a made-up token", Map.of("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30."));
    headers.put("another scheme", Map.of("Authorization", "Digest username=\"walk-operator\""));
    headers.put("a cookie", Map.of("Cookie", "q_session=x; JSESSIONID=x; user=walk-operator"));
    headers.put("a forwarded user", Map.of("X-Forwarded-User", "walk-operator"));
    return headers;
  }

  /// What another agency has is refused to everybody who is bound to one, whatever the role, and
  /// answers hold nothing of it; whoever is there for the city gets the same, but for sources,
  /// which have only what they posted themselves.
  public void assertNobodyReachesAnotherAgencys() {
    assertThat(secrets).as("words to look for").isNotEmpty();
    assertThat(routes.stream().flatMap(route -> route.foreign().stream())).isNotEmpty();
    var all = new SoftAssertions();
    for (Route route : routes) {
      for (Route.Foreign foreign : route.foreign()) {
        for (String role : route.roles()) {
          if (role.equals("service")) {
            continue;
          }
          var answer = send(route, foreign.path(), as(Walkers.bound(role)));
          String what = route.method() + " " + foreign.path() + " as " + role + " of another";
          all.assertThat(answer.statusCode()).as(what).isIn(foreign.statuses());
          for (String secret : secrets) {
            all.assertThat(!foreign.path().contains(secret) && answer.body().contains(secret))
                .as("%s holds %s", what, secret)
                .isFalse();
          }
          if (route.method().equals("GET") && !role.equals("source")) {
            assertTheCityGetsIt(route, foreign, role, all);
          }
        }
      }
    }
    all.assertAll();
  }

  private void assertTheCityGetsIt(
      Route route, Route.Foreign foreign, String role, SoftAssertions all) {
    var answer = send(route, foreign.path(), as(Walkers.everywhere(role)));
    String what = "GET " + foreign.path() + " as " + role + " of the city";
    all.assertThat(answer.statusCode()).as(what).isEqualTo(200);
    if (foreign.isList()) {
      all.assertThat(answer.body()).as(what).containsAnyOf(secrets.toArray(String[]::new));
    }
  }

  /// Paths that router, policy and resource could understand differently are refused, signed in or
  /// not.
  public void assertNoTrickWithThePathHelps() {
    var all = new SoftAssertions();
    for (Route route : routes) {
      String path = sample(route.path());
      for (String trick : tricks(path)) {
        for (var headers : List.of(Map.<String, String>of(), as(Walkers.everywhere("operator")))) {
          int status = send(route, trick, headers).statusCode();
          all.assertThat(status).as("%s %s", route.method(), trick).isEqualTo(400);
        }
      }
      if (!route.isOpen()) {
        for (String other :
            List.of(path.equals("/") ? "/index/" : path + "/", path.toUpperCase(Locale.ROOT))) {
          int status = send(route, other, Map.of()).statusCode();
          all.assertThat(status).as("%s %s", route.method(), other).isIn(401, 404, 405);
        }
      }
    }
    all.assertAll();
  }

  private static List<String> tricks(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    String parent = path.substring(0, path.lastIndexOf('/') + 1);
    return List.of(
        path + ";x",
        path + ";jsessionid=1",
        path + "%3bx",
        path + "%3Bx",
        parent + "%2f" + last,
        parent + "%2F" + last,
        parent + "%5c" + last,
        parent + "/" + last,
        parent + "./" + last,
        parent + "x/../" + last,
        parent + "%2e/" + last,
        parent + "%2e%2e/" + last,
        parent + "%252e/" + last,
        path + "%00",
        path + "%0a",
        path + "%7f",
        "/assets/.." + path,
        "/assets/%2e%2e" + path,
        "/cong-khai;" + path);
  }

  /// Another site's page cannot make somebody's browser change anything, and cannot read what is
  /// not for everybody.
  public void assertOtherSitesGetNothing() {
    var all = new SoftAssertions();
    for (Route route : routes) {
      String path = sample(route.path());
      var signedIn = as(Walkers.everywhere("operator"));
      if (!route.method().equals("GET")) {
        for (var from :
            List.of(
                Map.of("Origin", "https://elsewhere.invalid"),
                Map.of("Origin", "null"),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"))) {
          var answer = send(route, path, joined(signedIn, from));
          all.assertThat(answer.statusCode())
              .as("%s from %s", route.operation(), from)
              .isEqualTo(403);
          all.assertThat(answer.body()).as(route.operation()).contains("cross-site");
        }
      }
      var asked = joined(signedIn, Map.of("Origin", "https://elsewhere.invalid"));
      var answer =
          send(
              "OPTIONS",
              path,
              joined(asked, Map.of("Access-Control-Request-Method", route.method())),
              null,
              null);
      assertNotShared(route, answer, all, "a question before");
      if (route.method().equals("GET") && !route.isOpen()) {
        assertNotShared(route, send(route, path, asked), all, "an answer");
      }
    }
    all.assertAll();
  }

  private static void assertNotShared(
      Route route, HttpResponse<String> answer, SoftAssertions all, String what) {
    all.assertThat(answer.statusCode()).as("%s: %s", route.operation(), what).isLessThan(500);
    all.assertThat(
            answer.headers().map().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-")))
        .as("%s: %s to another site", route.operation(), what)
        .isEmpty();
  }

  /// Every answer, good or bad, guards the browser that reads it; what is not for everybody is kept
  /// by no cache.
  public void assertEveryAnswerGuardsTheBrowser() {
    var all = new SoftAssertions();
    for (Route route : routes) {
      String path = sample(route.path());
      for (var headers :
          List.of(
              Map.<String, String>of(),
              as(Walkers.everywhere("operator")),
              as(Walkers.everywhere("agency")))) {
        var answer = send(route, path, joined(headers, Map.of("Accept", "text/html,*/*")));
        String what = route.operation() + " " + answer.statusCode();
        for (String header : SECURITY_HEADERS) {
          all.assertThat(answer.headers().firstValue(header))
              .as("%s of %s", header, what)
              .isPresent();
        }
        all.assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
            .as(what)
            .contains("default-src 'none'", "frame-ancestors 'none'")
            .doesNotContain("unsafe");
        all.assertThat(answer.headers().firstValue("X-Content-Type-Options").orElse(""))
            .as(what)
            .isEqualTo("nosniff");
        String caching = answer.headers().firstValue("Cache-Control").orElse("");
        if (!route.isOpen()) {
          all.assertThat(caching.contains("no-store") || caching.contains("private"))
              .as("Cache-Control of %s is '%s'", what, caching)
              .isTrue();
        }
        all.assertThat(answer.headers().firstValue("Server")).as("Server of %s", what).isEmpty();
        all.assertThat(answer.headers().firstValue("Set-Cookie"))
            .as("Set-Cookie of %s", what)
            .isEmpty();
      }
    }
    all.assertAll();
  }

  /// Other methods than the described ones are refused, also where a header says that another is
  /// meant; HEAD asks for credentials as GET does.
  public void assertNoOtherMethodHelps() {
    var described = new TreeMap<String, List<String>>();
    routes.forEach(route ->
        described.computeIfAbsent(route.path(), _ -> new ArrayList<>()).add(route.method()));
    var all = new SoftAssertions();
    described.forEach((path, methods) -> {
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "PROPFIND", "TRACE")) {
        if (!methods.contains(method)) {
          int status =
              send(
                      method,
                      sample(path),
                      as(Walkers.everywhere("operator")),
                      "{}",
                      "application/json")
                  .statusCode();
          all.assertThat(status).as("%s %s", method, path).isIn(401, 403, 404, 405, 501);
        }
      }
      if (methods.contains("GET")) {
        boolean isOpen =
            routes.stream().anyMatch(route -> route.path().equals(path) && route.isOpen());
        for (var headers :
            List.of(
                Map.<String, String>of(),
                Map.of(
                    "X-HTTP-Method-Override",
                    "GET",
                    "X-Original-URL",
                    "/cong-khai",
                    "X-Rewrite-URL",
                    "/cong-khai"))) {
          int status = send("HEAD", sample(path), headers, null, null).statusCode();
          if (!isOpen) {
            all.assertThat(status).as("HEAD %s", path).isEqualTo(401);
          }
        }
      }
    });
    all.assertAll();
  }

  /// Health, metrics, descriptions and the insides of the package are not to be had here.
  public void assertNothingTechnicalIsPublic() {
    var all = new SoftAssertions();
    for (String path : NOT_ON_THE_PUBLIC_PORT) {
      for (var headers : List.of(Map.<String, String>of(), as(Walkers.everywhere("operator")))) {
        int status = send("GET", path, headers, null, null).statusCode();
        all.assertThat(status).as(path).isIn(400, 401, 404);
      }
    }
    all.assertAll();
  }

  private HttpResponse<String> send(Route route, String path, Map<String, String> headers) {
    Operation operation =
        Objects.requireNonNull(operations.get(route.operation()), route.operation());
    JsonNode content = operation.node().path("requestBody").path("content");
    if (content.isEmpty()) {
      return send(route.method(), path, headers, route.method().equals("GET") ? null : "", null);
    }
    var first = content.properties().iterator().next();
    return send(
        route.method(),
        path,
        headers,
        bodies.getOrDefault(route.operation(), example(first.getValue())),
        first.getKey());
  }

  private static String example(JsonNode media) {
    JsonNode value =
        media.has("example")
            ? media.path("example")
            : media.path("examples").iterator().next().path("value");
    return value.isTextual() ? value.asText() : value.toString();
  }

  private HttpResponse<String> send(
      String method,
      String path,
      Map<String, String> headers,
      @Nullable String body,
      @Nullable String type) {
    var request =
        HttpRequest.newBuilder(URI.create(address.toString().replaceAll("/$", "") + path))
            .timeout(PATIENCE)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The path with something in place of every name.
  private String sample(String path) {
    return path.replace("{period}", "1990-01")
        .replace("{format}", "pdf")
        .replaceAll("\\{[^}]*}", "0");
  }

  private static Map<String, String> as(Walkers.Walker walker) {
    return basic(walker.name() + ":" + walker.password());
  }

  private static Map<String, String> basic(String credentials) {
    return Map.of(
        "Authorization", BASIC + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
  }

  private static Map<String, String> joined(Map<String, String> one, Map<String, String> other) {
    var all = new LinkedHashMap<>(one);
    all.putAll(other);
    return all;
  }
}
