package vn.dunghen.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.city.SeededCity;

/// The half-year that the suite replays: as published with `-Ddunghen.test.half-year=published`
/// (`./dev verify`), else a fifth of it, which takes a fifth of the time.
final class HalfYear {

  private static final boolean PUBLISHED =
      System.getProperty("dunghen.test.half-year", "fifth").equals("published");
  private static final int PART = 5;
  private static final List<String> ENDS =
      List.of("resolvedEarly", "resolvedOnTime", "resolvedLate");

  private final ObjectNode statement;
  private final List<String> options;

  private HalfYear(ObjectNode statement, List<String> options) {
    this.statement = statement;
    this.options = options;
  }

  static HalfYear replayed(Path directory) {
    var json = new ObjectMapper();
    try (InputStream published =
        HalfYear.class.getResourceAsStream("/city/thanh-xuan-2024-h1.json")) {
      var statement = (ObjectNode) json.readTree(published);
      if (PUBLISHED) {
        return new HalfYear(statement, List.of());
      }
      reduce(statement);
      var file = directory.resolve("half-year.json");
      Files.writeString(file, json.writeValueAsString(statement));
      return new HalfYear(
          statement, List.of("--statement", file.toString(), "--agency", SeededCity.THANH_XUAN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every count is divided; what is open in the end follows from the others.
  private static void reduce(ObjectNode statement) {
    for (var measure : List.of("received", "carriedIn", "filedOnline")) {
      statement.put(measure, statement.path(measure).asInt() / PART);
    }
    ENDS.forEach(measure -> statement.put(measure, statement.path(measure).asInt() / PART));
    var open = statement.path("received").asInt() + statement.path("carriedIn").asInt();
    for (var measure : ENDS) {
      open -= statement.path(measure).asInt();
    }
    statement.put("inProgress", open);
  }

  /// What the launcher is told.
  List<String> options() {
    return options;
  }

  int received() {
    return statement.path("received").asInt();
  }

  int inProgress() {
    return statement.path("inProgress").asInt();
  }

  /// The measures of the statement by the names of the interface.
  Map<String, Integer> measures() {
    var measures = new LinkedHashMap<String, Integer>();
    for (var measure : List.of("received", "carriedIn", "inProgress", "filedOnline")) {
      measures.put(measure, statement.path(measure).asInt());
    }
    ENDS.forEach(measure -> measures.put(measure, statement.path(measure).asInt()));
    return measures;
  }
}
