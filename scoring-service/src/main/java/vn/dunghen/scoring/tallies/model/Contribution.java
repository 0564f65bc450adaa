package vn.dunghen.scoring.tallies.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.monthcells.model.MonthPart;
import vn.dunghen.scoring.monthcells.model.SeenThere;
import vn.dunghen.scoring.stints.model.Condition;
import vn.dunghen.scoring.stints.model.Outcome;
import vn.dunghen.scoring.stints.model.Stint;

/// What one dossier adds to the tallies, by day, under one agency and procedure, and what it adds
/// to the months of the index. It is stored with the dossier, and exactly what is stored is taken
/// off again when the dossier changes.
public record Contribution(
    String agency, String procedure, Map<LocalDate, CellCounts> byDay, MonthPart months) {

  /// The contribution of a dossier that is not in the tallies.
  public static final Contribution NONE = new Contribution("", "", Map.of(), MonthPart.NONE);

  private static final String BETWEEN_DAYS = ";";

  public Contribution {
    byDay = new TreeMap<>(byDay);
    byDay.values().removeIf(CellCounts::isNone);
  }

  /// What a dossier contributes. Only a regular one is in the days.
  ///
  /// @param stints all stints of the dossier
  /// @param there what the portal shows of it; null where it does not show it as taken in
  public static Contribution of(List<Stint> stints, @Nullable SeenThere there) {
    List<Stint> now = Stint.knownNow(stints);
    MonthPart months = MonthPart.of(stints, there);
    if (now.isEmpty() || now.getFirst().irregular()) {
      return new Contribution("", "", Map.of(), months);
    }
    var byDay = new TreeMap<LocalDate, CellCounts>();
    Condition first = now.getFirst().span().condition();
    add(byDay, CivilTime.dayOf(first.receivedAt()), received(first.online()));
    boolean ended = false;
    for (Stint stint : now) {
      Condition condition = stint.span().condition();
      if (condition.end() == null) {
        addOverdue(byDay, stint);
      } else if (!ended) {
        ended = true;
        add(byDay, CivilTime.dayOf(stint.span().from()), ended(condition.end().outcome()));
      }
    }
    return new Contribution(first.responsible(), first.procedure(), byDay, months);
  }

  /// Overdue at the end of a day: open then, and from `overdueFrom` on.
  private static void addOverdue(Map<LocalDate, CellCounts> byDay, Stint stint) {
    LocalDate overdueFrom = stint.span().condition().overdueFrom();
    if (overdueFrom == null) {
      return;
    }
    LocalDate began = CivilTime.dayOf(stint.span().from());
    LocalDate ended = CivilTime.dayOf(stint.span().to());
    LocalDate first = overdueFrom.isAfter(began) ? overdueFrom : began;
    if (first.isBefore(ended)) {
      add(byDay, first, new CellCounts(0, 0, 0, 0, 0, 0, 1));
      if (!stint.span().to().equals(CivilTime.FOREVER)) {
        add(byDay, ended, new CellCounts(0, 0, 0, 0, 0, 0, -1));
      }
    }
  }

  private static CellCounts received(boolean online) {
    return new CellCounts(1, online ? 1 : 0, 0, 0, 0, 0, 0);
  }

  private static CellCounts ended(Outcome outcome) {
    return switch (outcome) {
      case EARLY -> new CellCounts(0, 0, 1, 0, 0, 0, 0);
      case ON_TIME -> new CellCounts(0, 0, 0, 1, 0, 0, 0);
      case LATE -> new CellCounts(0, 0, 0, 0, 1, 0, 0);
      case OTHER -> new CellCounts(0, 0, 0, 0, 0, 1, 0);
    };
  }

  private static void add(Map<LocalDate, CellCounts> byDay, LocalDate day, CellCounts counts) {
    byDay.merge(day, counts, CellCounts::plus);
  }

  /// The days in their stored form:
  /// `day,received,filedOnline,early,onTime,late,closedOther,overdue` (the day as days since 1970),
  /// joined by semicolons.
  public String days() {
    var text = new StringBuilder();
    byDay.forEach((day, c) -> {
      text.append(text.isEmpty() ? "" : BETWEEN_DAYS).append(day.toEpochDay());
      for (long count :
          new long[] {
            c.received(),
            c.filedOnline(),
            c.early(),
            c.onTime(),
            c.late(),
            c.closedOther(),
            c.overdue()
          }) {
        text.append(',').append(count);
      }
    });
    return text.toString();
  }

  /// Reads the stored form.
  public static Contribution stored(String agency, String procedure, String days, String months) {
    var byDay = new TreeMap<LocalDate, CellCounts>();
    for (String day : days.isEmpty() ? List.<String>of() : List.of(days.split(BETWEEN_DAYS, -1))) {
      var numbers = new ArrayList<Long>();
      for (String number : day.split(",", -1)) {
        numbers.add(Long.valueOf(number));
      }
      byDay.put(
          LocalDate.ofEpochDay(numbers.get(0)),
          new CellCounts(
              numbers.get(1),
              numbers.get(2),
              numbers.get(3),
              numbers.get(4),
              numbers.get(5),
              numbers.get(6),
              numbers.get(7)));
    }
    return new Contribution(agency, procedure, byDay, MonthPart.ofStored(months));
  }
}
