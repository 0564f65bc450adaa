package vn.dunghen.faultlab.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.dunghen.faultlab.suite.Calls;

/// What the portal's stand-in holds: of each dossier the newest truth, each version stored once,
/// each step of progress there.
///
/// A step or a version may have come twice where sync-service died between the portal's answer and
/// its own note, because a look-up does not show every field: at least once is what is promised.
final class Portal {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLACE = "portal";
  private static final int PAGE = 1000;

  private Portal() {}

  /// A dossier as held.
  ///
  /// @param versions the fields of every push that was stored, oldest first
  /// @param steps in the order in which they came, repeats included
  record Held(List<JsonNode> versions, List<String> steps) {}

  static Map<String, Held> read(URI standIn, Scope scope) throws IOException, InterruptedException {
    var held = new HashMap<String, Held>();
    try (var http = Calls.client()) {
      if (!scope.isAll()) {
        for (var code : scope.some()) {
          var answer = get(http, standIn.resolve("/__stub/dossiers/" + code));
          if (answer.hasNonNull("maHoSo")) {
            held.put(code, held(answer));
          }
        }
        return held;
      }
      var after = "";
      while (true) {
        var page =
            get(http, standIn.resolve("/__stub/dossiers?limit=%d&after=%s".formatted(PAGE, after)))
                .path("dossiers");
        for (var each : page) {
          after = each.path("maHoSo").asText();
          held.put(after, held(each));
        }
        if (page.size() < PAGE) {
          return held;
        }
      }
    }
  }

  private static JsonNode get(HttpClient http, URI where) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(where).timeout(Duration.ofSeconds(60)).build();
    return JSON.readTree(
        Calls.send(
                http,
                request,
                BodyHandlers.ofString(StandardCharsets.UTF_8),
                Duration.ofSeconds(60))
            .body());
  }

  private static Held held(JsonNode dossier) {
    var versions = new ArrayList<JsonNode>();
    dossier.path("earlier").forEach(earlier -> versions.add(earlier.path("fields")));
    versions.add(dossier.path("fields"));
    var steps = new ArrayList<String>();
    dossier
        .path("progress")
        .forEach(step ->
            steps.add(
                Life.step(
                    step.path("ThoiDiemXuLy").asText(),
                    step.path("TrangThai").asText(),
                    step.path("NguoiXuLy").asText())));
    return new Held(versions, steps);
  }

  /// @param died how often sync-service may have died while it told of these dossiers
  static void compare(
      Expected expected, Scope scope, Map<String, Held> found, int died, Findings findings) {
    var left = new HashMap<>(found);
    for (var life : expected.of(scope)) {
      if (life.isHistory()) {
        continue;
      }
      var held = left.remove(life.code());
      if (held == null) {
        findings.lost(PLACE, life.code());
      } else {
        compare(expected, life, held, died, findings);
      }
    }
    left.keySet().forEach(code -> findings.doubled(PLACE, code + " was not to be told"));
  }

  private static void compare(
      Expected expected, Life life, Held held, int died, Findings findings) {
    var should = expected.portal(life);
    var is = new TreeMap<String, String>();
    should.keySet().forEach(name -> is.put(name, held.versions().getLast().path(name).asText()));
    if (!is.equals(should)) {
      should.forEach((name, value) -> {
        if (!value.equals(is.get(name))) {
          findings.lost(PLACE, "%s: %s is not the newest".formatted(life.code(), name));
        }
      });
    }
    compareVersions(life, held.versions(), died, findings);
    var copies = new HashMap<String, Integer>();
    held.steps().forEach(step -> copies.merge(step, 1, Integer::sum));
    for (var step : expected.steps(life)) {
      var came = copies.getOrDefault(step, 0);
      copies.remove(step);
      if (came == 0) {
        findings.lost(PLACE, life.code() + ": step " + step);
      } else {
        findings.copies(PLACE, life.code() + ": step " + step, came, died);
      }
    }
    copies
        .keySet()
        .forEach(step -> findings.doubled(PLACE, life.code() + ": unknown step " + step));
  }

  /// A version may be stored again right after itself, and never after another one.
  private static void compareVersions(
      Life life, List<JsonNode> versions, int died, Findings findings) {
    var seen = new HashSet<JsonNode>();
    for (var i = 0; i < versions.size(); ) {
      var version = versions.get(i);
      if (!seen.add(version)) {
        findings.doubled(PLACE, life.code() + ": an earlier version came back");
      }
      var next = i + 1;
      while (next < versions.size() && versions.get(next).equals(version)) {
        next++;
      }
      findings.copies(PLACE, life.code() + ": version " + seen.size(), next - i, died);
      i = next;
    }
  }
}
