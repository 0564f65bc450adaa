package vn.dunghen.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.dunghen.dossier.time.CalendarYear;
import vn.dunghen.dossier.time.WorkBlock;
import vn.dunghen.dossier.time.WorkCalendar;

/// The worked cases that came with the mission.
public final class CaseFiles {

  public static final ObjectMapper JSON = new ObjectMapper();

  private CaseFiles() {}

  public static JsonNode read(String name) {
    try (InputStream file = CaseFiles.class.getResourceAsStream("/cases/" + name)) {
      return JSON.readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The calendar of `deadlines.json`: 2024 and 2025.
  public static WorkCalendar calendar() {
    return WorkCalendar.of(calendarYears());
  }

  public static List<CalendarYear> calendarYears() {
    JsonNode calendar = read("deadlines.json").get("calendar");
    var years = new ArrayList<CalendarYear>();
    for (int year : new int[] {2024, 2025}) {
      years.add(
          new CalendarYear(
              year,
              texts(calendar.get("workingTime")).stream().map(WorkBlock::parse).toList(),
              texts(calendar.get("weekend")).stream()
                  .map(DayOfWeek::valueOf)
                  .collect(Collectors.toSet()),
              daysOf(calendar.get("daysOff"), year),
              daysOf(calendar.get("makeUpWorkingDays"), year),
              null,
              true));
    }
    return years;
  }

  private static Set<LocalDate> daysOf(JsonNode days, int year) {
    return texts(days).stream()
        .map(LocalDate::parse)
        .filter(day -> day.getYear() == year)
        .collect(Collectors.toSet());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
