package vn.dunghen.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The portal's stand-in by its test control: what it holds, and how it is made to fail.
final class PortalDesk implements AutoCloseable {
  private final Caller stub;

  PortalDesk(URI standIn) {
    this.stub = Caller.anonymous(standIn);
  }

  /// A dossier as held.
  ///
  /// @param steps in the order in which they came, repeats included
  /// @param versions the fields of every push that was stored, oldest first
  record Held(List<String> steps, List<JsonNode> versions) {
    String field(String name) {
      return versions.getLast().path(name).asText();
    }

    /// Those of its fields that are asked for.
    Map<String, String> fields(Collection<String> names) {
      return names.stream()
          .collect(Collectors.toMap(name -> name, this::field, (a, _) -> a, TreeMap::new));
    }

    List<String> statuses() {
      return versions.stream().map(each -> each.path("TrangThaiHoSo").asText()).toList();
    }
  }

  /// The dossiers whose codes begin so, by code.
  Map<String, Held> held(String prefix) {
    var all = new TreeMap<String, Held>();
    for (var each : stub.get("/__stub/dossiers?limit=1000").path("dossiers")) {
      var code = each.path("maHoSo").asText();
      if (code.startsWith(prefix)) {
        all.put(code, held(each));
      }
    }
    return all;
  }

  private static Held held(JsonNode each) {
    var steps = new ArrayList<String>();
    each.path("progress")
        .forEach(step ->
            steps.add(
                step.path("ThoiDiemXuLy").asText()
                    + " "
                    + step.path("TrangThai").asText()
                    + " "
                    + step.path("NguoiXuLy").asText()));
    var versions = new ArrayList<JsonNode>();
    each.path("earlier").forEach(earlier -> versions.add(earlier.path("fields")));
    versions.add(each.path("fields"));
    return new Held(steps, versions);
  }

  /// How many calls it has finished, and turned away too.
  long calls() {
    long last = 0;
    while (true) {
      var calls = stub.get("/__stub/calls?limit=1000&after=" + last).path("calls");
      if (calls.isEmpty()) {
        return last;
      }
      last = calls.get(calls.size() - 1).path("number").asLong();
    }
  }

  void goAway() {
    stub.call("PUT", "/__stub/outage", Map.of("how", "unavailable"), Map.of()).well();
  }

  void comeBack() {
    stub.call("DELETE", "/__stub/outage", null, Map.of()).well();
  }

  /// Each push takes so long.
  void slow(String delay) {
    stub.call(
            "PUT",
            "/__stub/faults",
            List.of(
                Map.of(
                    "match",
                    Map.of("service", "DongBoHoSoMC"),
                    "effect",
                    Map.of("kind", "slow", "delay", delay))),
            Map.of())
        .well();
  }

  void sound() {
    stub.call("DELETE", "/__stub/faults", null, Map.of()).well();
  }

  @Override
  public void close() {
    stub.close();
  }
}
