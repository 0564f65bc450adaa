package vn.dunghen.dossier.event;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.dunghen.dossier.event.ReferenceEvent.Online;
import vn.dunghen.dossier.time.CalendarYear;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.dossier.time.WorkBlock;

/// Reads the `data` of a reference event.
final class ReferenceEventReader {

  private static final String PREFIX = "vn.dunghen.reference.";

  private ReferenceEventReader() {}

  static boolean reads(String type) {
    return type.startsWith(PREFIX);
  }

  static ReferenceEvent read(String type, Fields data) {
    return switch (type.substring(PREFIX.length())) {
      case "agency.v1" -> agency(data);
      case "procedure.v1" -> procedure(data);
      case "calendar.v1" -> calendar(data);
      case "source.v1" ->
          new ReferenceEvent.Source(
              data.code("source"), data.code("identity"), codes(data, "agencies"));
      case "recipient.v1" ->
          new ReferenceEvent.Recipient(
              data.code("agency"),
              data.requiredText("name"),
              data.text("role"),
              data.optionalText("email"),
              data.optionalText("webhook"),
              data.optionalText("deputy"),
              data.date("validFrom"),
              data.optionalDate("validTo"));
      case "go-live.v1" -> new ReferenceEvent.GoLive(data.code("agency"), data.instant("at"));
      default -> new ReferenceEvent.Unknown(type);
    };
  }

  private static ReferenceEvent agency(Fields data) {
    String code = data.code("code");
    String parent = data.optionalCode("parent");
    String successor = data.optionalCode("successor");
    LocalDate from = data.date("validFrom");
    LocalDate to = data.optionalDate("validTo");
    if (to != null && to.isBefore(from)) {
      data.flaw("validTo", "must not be before validFrom");
    }
    if (code.equals(parent) && !code.isEmpty()) {
      data.flaw("parent", "must be another agency");
    }
    if (code.equals(successor) && !code.isEmpty()) {
      data.flaw("successor", "must be another agency");
    }
    return new ReferenceEvent.Agency(
        code, data.requiredText("name"), data.text("kind"), parent, from, to, successor);
  }

  private static ReferenceEvent procedure(Fields data) {
    Online online = data.optionalOneOf("online", List.of(Online.values()), Online::wire);
    return new ReferenceEvent.Procedure(
        data.code("code"),
        data.requiredText("name"),
        data.text("field"),
        data.optionalTerm("term"),
        data.texts("papers"),
        data.optionalAmount("fee"),
        online == null ? Online.NONE : online,
        data.texts("steps"),
        data.optionalText("officer"),
        data.optionalText("hotline"),
        data.date("validFrom"));
  }

  private static ReferenceEvent calendar(Fields data) {
    int year = data.integer("year", 1990, 2200);
    if (!CivilTime.ZONE.getId().equals(data.requiredText("zone")) && data.has("zone")) {
      data.flaw("zone", "must be " + CivilTime.ZONE.getId());
    }
    if (!data.has("workingTime")) {
      data.flaw("workingTime", "is required");
    }
    List<WorkBlock> workingTime =
        data.list("workingTime", item -> WorkBlock.parse(String.valueOf(item)));
    Set<DayOfWeek> weekend =
        Set.copyOf(
            data.list(
                "weekend",
                item -> DayOfWeek.valueOf(String.valueOf(item).toUpperCase(Locale.ROOT))));
    Set<LocalDate> daysOff = Set.copyOf(data.list("daysOff", ReferenceEventReader::day));
    Set<LocalDate> makeUp = Set.copyOf(data.list("makeUpWorkingDays", ReferenceEventReader::day));
    try {
      return new ReferenceEvent.Calendar(
          new CalendarYear(
              year,
              workingTime,
              weekend,
              daysOff,
              makeUp,
              data.optionalText("decree"),
              data.flag("provisional")));
    } catch (IllegalArgumentException contradiction) {
      String reason = contradiction.getMessage();
      data.flaw("daysOff", reason == null ? "contradicts itself" : reason);
      return new ReferenceEvent.Unknown("vn.dunghen.reference.calendar.v1");
    }
  }

  private static LocalDate day(Object item) {
    try {
      return LocalDate.parse(String.valueOf(item));
    } catch (DateTimeException notADay) {
      throw new IllegalArgumentException("must be a day, for example 2024-03-04", notADay);
    }
  }

  private static List<String> codes(Fields data, String name) {
    List<String> codes = data.texts(name);
    if (codes.isEmpty() && !data.has(name)) {
      data.flaw(name, "is required");
    }
    return codes;
  }
}
