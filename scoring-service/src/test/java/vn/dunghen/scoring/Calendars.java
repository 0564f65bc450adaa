package vn.dunghen.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The calendars of `deadlines.json` and the top of the city, as reference events.
public final class Calendars {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Calendars() {}

  public static List<JsonNode> events() {
    try (var in = Calendars.class.getResourceAsStream("/cases/deadlines.json")) {
      JsonNode calendar = JSON.readTree(in).get("calendar");
      var events = new ArrayList<JsonNode>();
      for (int year : new int[] {2024, 2025}) {
        events.add(
            Life.cloudEvent(
                "vn.dunghen.reference.calendar.v1",
                "references",
                "calendar-" + year,
                Integer.toString(year),
                "2020-01-01T00:00+07:00",
                "2020-01-01T00:00+07:00",
                year(calendar, year)));
      }
      events.add(
          Life.cloudEvent(
              "vn.dunghen.reference.agency.v1",
              "references",
              "city",
              "CITY",
              "2020-01-01T00:00+07:00",
              "2020-01-01T00:00+07:00",
              JSON.readTree(
                  """
                  {"code":"CITY","name":"Thành phố","kind":"city","validFrom":"2000-01-01"}\
                  """)));
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode year(JsonNode calendar, int year) {
    var data = JSON.createObjectNode();
    data.put("year", year).put("zone", calendar.get("zone").asText()).put("provisional", true);
    data.set("workingTime", calendar.get("workingTime"));
    data.set("weekend", calendar.get("weekend"));
    for (String name : List.of("daysOff", "makeUpWorkingDays")) {
      var days = data.putArray(name);
      for (JsonNode day : calendar.get(name)) {
        if (day.asText().startsWith(year + "-")) {
          days.add(day.asText());
        }
      }
    }
    return data;
  }
}
