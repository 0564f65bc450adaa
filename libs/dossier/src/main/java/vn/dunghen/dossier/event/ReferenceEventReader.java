package vn.dunghen.dossier.event;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
      case "recipient.v1" -> recipient(data);
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
    checkOrder(from, to, data);
    if (code.equals(parent) && !code.isEmpty()) {
      data.flaw("parent", "must be another agency");
    }
    if (code.equals(successor) && !code.isEmpty()) {
      data.flaw("successor", "must be another agency");
    }
    return new ReferenceEvent.Agency(
        code, data.requiredText("name"), data.text("kind"), parent, from, to, successor);
  }

  private static ReferenceEvent recipient(Fields data) {
    LocalDate from = data.date("validFrom");
    LocalDate to = data.optionalDate("validTo");
    checkOrder(from, to, data);
    return new ReferenceEvent.Recipient(
        data.code("agency"),
        data.requiredText("name"),
        data.text("role"),
        data.optionalText("email"),
        data.optionalText("webhook"),
        data.optionalText("deputy"),
        from,
        to);
  }

  private static void checkOrder(LocalDate from, @Nullable LocalDate to, Fields data) {
    if (to != null && to.isBefore(from)) {
      data.flaw("validTo", "must not be before validFrom");
    }
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
        data.date("validFrom"),
        data.optionalText("suggestionBox"),
        new ReferenceEvent.Scope(
            data.optionalFlag("returnsWrittenResult"),
            data.optionalFlag("forCitizens"),
            data.optionalOneOf(
                "level", List.of(ReferenceEvent.Level.values()), ReferenceEvent.Level::wire),
            data.optionalCode("unit")));
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
    if (workingTime.isEmpty() && data.has("workingTime")) {
      data.flaw("workingTime", "must have at least one block");
    }
    for (int i = 1; i < workingTime.size(); i++) {
      if (workingTime.get(i).opens().isBefore(workingTime.get(i - 1).closes())) {
        data.flaw("workingTime", "must be blocks that follow each other");
      }
    }
    Set<DayOfWeek> weekend = Set.copyOf(data.list("weekend", ReferenceEventReader::weekday));
    Set<LocalDate> daysOff = Set.copyOf(data.list("daysOff", item -> dayOf(year, item)));
    Set<LocalDate> makeUp = Set.copyOf(data.list("makeUpWorkingDays", item -> dayOf(year, item)));
    if (!Collections.disjoint(daysOff, makeUp)) {
      data.flaw("makeUpWorkingDays", "must not name a day off");
    }
    String decree = data.optionalText("decree");
    boolean provisional = data.flag("provisional");
    return data.areSound()
        ? new ReferenceEvent.Calendar(
            new CalendarYear(year, workingTime, weekend, daysOff, makeUp, decree, provisional))
        : new ReferenceEvent.Unknown("vn.dunghen.reference.calendar.v1");
  }

  private static DayOfWeek weekday(Object item) {
    try {
      return DayOfWeek.valueOf(String.valueOf(item));
    } catch (IllegalArgumentException another) {
      throw new IllegalArgumentException("must be a weekday, for example SATURDAY", another);
    }
  }

  private static LocalDate dayOf(int year, Object item) {
    LocalDate day = Fields.day(item);
    if (day.getYear() != year) {
      throw new IllegalArgumentException("must be a day of the calendar's year");
    }
    return day;
  }

  private static List<String> codes(Fields data, String name) {
    List<String> codes = data.codes(name);
    if (codes.isEmpty() && !data.has(name)) {
      data.flaw(name, "is required");
    }
    return codes;
  }
}
