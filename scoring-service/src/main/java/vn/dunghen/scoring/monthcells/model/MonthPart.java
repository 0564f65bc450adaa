package vn.dunghen.scoring.monthcells.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.stints.model.Condition;
import vn.dunghen.scoring.stints.model.Span;
import vn.dunghen.scoring.stints.model.Stint;

/// What one dossier, as known now, adds to the months of the index. It is stored with the dossier,
/// and exactly what is stored is taken off again when the dossier changes.
///
/// In every month in which it counts it adds its bits ([IndexCount]) once. It counts if it was
/// received in the month, or open when the month began; it counts as it is at the month's end. What
/// is open and stays as it is counts in every later month too, without a row for each.
///
/// Whether a dossier that is open now is late depends on the hour of asking: it is no bit but
/// stands at the hour from which it is late, and not before the first month that it counts in as it
/// is.
///
/// @param months the bits by row
/// @param late the hour, for a dossier that is open and not late for ever nor never
public record MonthPart(Map<MonthKey, Integer> months, @Nullable LateKey late) {

  /// The part of a dossier that counts nowhere.
  public static final MonthPart NONE = new MonthPart(Map.of(), null);

  private static final String BETWEEN_ROWS = ";";
  private static final String BETWEEN_FIELDS = ",";
  private static final int FIELDS_OF_MONTH = 5;

  public MonthPart {
    months = new TreeMap<>(months);
  }

  /// What a dossier adds.
  ///
  /// @param stints all stints of the dossier
  /// @param there what the portal shows of it; null where it does not show it as taken in
  public static MonthPart of(List<Stint> stints, @Nullable SeenThere there) {
    List<Span> spans = Stint.knownNow(stints).stream().map(Stint::span).toList();
    if (spans.isEmpty()) {
      return NONE;
    }
    MonthPart part = ofSpans(spans);
    return there == null ? part : part.withThere(spans, there);
  }

  /// The portal's reception counts in its month alone, at the unit that is responsible at the
  /// month's end, or was first where the dossier was not taken in yet by then.
  private MonthPart withThere(List<Span> spans, SeenThere there) {
    var all = new TreeMap<>(months);
    for (LocalDate month : monthsThere(spans, there)) {
      Span atEnd = at(spans, endOf(month));
      Condition here = (atEnd == null ? spans.getFirst() : atEnd).condition();
      Instant received = there.isPresenceOnly() ? here.receivedAt() : there.received();
      if (received != null && monthOf(received).equals(month)) {
        boolean both = atEnd != null && monthOf(here.receivedAt()).equals(month);
        int bits = IndexCount.RECEIVED_THERE.bit() | (both ? IndexCount.RECEIVED_ON_BOTH.bit() : 0);
        all.merge(
            new MonthKey(month, false, here.responsible(), here.procedure()),
            bits,
            (before, more) -> before | more);
      }
    }
    return new MonthPart(all, late);
  }

  private static Set<LocalDate> monthsThere(List<Span> spans, SeenThere there) {
    var months = new TreeSet<LocalDate>();
    if (there.isPresenceOnly()) {
      spans.forEach(span -> months.add(monthOf(span.condition().receivedAt())));
    } else if (there.received() != null) {
      months.add(monthOf(there.received()));
    }
    return months;
  }

  private static Instant endOf(LocalDate month) {
    return CivilTime.startOf(month.plusMonths(1)).minus(1, ChronoUnit.MICROS);
  }

  /// Until when something of the dossier lies ahead of the instant at which it was known; null
  /// where nothing does. A source's clock may be some minutes ahead, or a report name an end to
  /// come; the portal may show a reception to come.
  public static @Nullable Instant aheadUntil(List<Stint> stints, @Nullable SeenThere there) {
    Instant until =
        there != null && there.received() != null && there.received().isAfter(there.seenAt())
            ? there.received()
            : null;
    for (Stint stint : stints) {
      if (stint.isKnownNow()) {
        Condition condition = stint.span().condition();
        Instant latest = later(stint.span().from(), condition.receivedAt());
        latest = condition.end() == null ? latest : later(latest, condition.end().at());
        if (latest.isAfter(stint.knownFrom()) && (until == null || latest.isAfter(until))) {
          until = latest;
        }
      }
    }
    return until;
  }

  private static MonthPart ofSpans(List<Span> spans) {
    var months = new TreeMap<MonthKey, Integer>();
    Span last = spans.getLast();
    LocalDate lastFrom = monthOf(last.from());
    LocalDate settled = later(lastFrom, monthOf(last.condition().receivedAt()));
    LocalDate lateMonth = null;
    for (LocalDate month = monthOf(spans.getFirst().from());
        !month.isAfter(settled);
        month = month.plusMonths(1)) {
      Instant before = CivilTime.startOf(month).minus(1, ChronoUnit.MICROS);
      Instant end = endOf(month);
      Span span = at(spans, end);
      if (span == null) {
        continue;
      }
      boolean received = span.condition().receivedAt().isAfter(before);
      if (!received && !isOpen(at(spans, before))) {
        continue;
      }
      boolean openNow = span == last && span.condition().isOpen();
      if (openNow && lateMonth == null) {
        lateMonth = month;
      }
      boolean late = !openNow && isLate(span.condition(), end);
      add(months, month, false, new IndexCount.Seen(span.condition(), received, late));
    }
    if (!last.condition().isOpen()) {
      return new MonthPart(months, null);
    }
    LocalDate next = settled.plusMonths(1);
    add(months, next, true, new IndexCount.Seen(last.condition(), false, false));
    return new MonthPart(months, late(last.condition(), lateMonth == null ? next : lateMonth));
  }

  private static void add(
      Map<MonthKey, Integer> months, LocalDate month, boolean lasting, IndexCount.Seen seen) {
    Condition condition = seen.condition();
    months.put(
        new MonthKey(month, lasting, condition.responsible(), condition.procedure()),
        IndexCount.bits(seen));
  }

  private static @Nullable LateKey late(Condition condition, LocalDate month) {
    Instant from = condition.lateFrom();
    if (from == null) {
      return null;
    }
    Instant first = CivilTime.startOf(month);
    Instant hour = hourOf(from.isAfter(first) ? from : first);
    return new LateKey(hour, condition.responsible(), condition.procedure());
  }

  /// The first instant of an instant's hour.
  public static Instant hourOf(Instant instant) {
    return instant.truncatedTo(ChronoUnit.HOURS);
  }

  private static boolean isLate(Condition condition, Instant at) {
    Instant from = condition.lateFrom();
    return from != null && !from.isAfter(at);
  }

  private static boolean isOpen(@Nullable Span span) {
    return span != null && span.condition().isOpen();
  }

  private static @Nullable Span at(List<Span> spans, Instant at) {
    for (Span span : spans) {
      if (!span.from().isAfter(at) && span.to().isAfter(at)) {
        return span;
      }
    }
    return null;
  }

  private static LocalDate monthOf(Instant instant) {
    return CivilTime.dayOf(instant).withDayOfMonth(1);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /// The stored form: rows joined by semicolons, fields by commas.
  public String stored() {
    var rows = new ArrayList<String>();
    months.forEach((key, bits) ->
        rows.add(
            String.join(
                BETWEEN_FIELDS,
                key.lasting() ? "from" : "in",
                Long.toString(key.month().toEpochDay()),
                Integer.toString(bits),
                escaped(key.agency()),
                escaped(key.procedure()))));
    if (late != null) {
      rows.add(
          String.join(
              BETWEEN_FIELDS,
              "late",
              Long.toString(late.hour().getEpochSecond()),
              escaped(late.agency()),
              escaped(late.procedure())));
    }
    return String.join(BETWEEN_ROWS, rows);
  }

  /// Reads the stored form.
  public static MonthPart ofStored(String stored) {
    if (stored.isEmpty()) {
      return NONE;
    }
    var months = new TreeMap<MonthKey, Integer>();
    LateKey late = null;
    for (String row : stored.split(BETWEEN_ROWS, -1)) {
      String[] fields = row.split(BETWEEN_FIELDS, -1);
      if (fields.length == FIELDS_OF_MONTH) {
        months.put(
            new MonthKey(
                LocalDate.ofEpochDay(Long.parseLong(fields[1])),
                "from".equals(fields[0]),
                unescaped(fields[3]),
                unescaped(fields[4])),
            Integer.valueOf(fields[2]));
      } else {
        late =
            new LateKey(
                Instant.ofEpochSecond(Long.parseLong(fields[1])),
                unescaped(fields[2]),
                unescaped(fields[3]));
      }
    }
    return new MonthPart(months, late);
  }

  private static String escaped(String code) {
    return code.replace("%", "%25").replace(",", "%2C").replace(";", "%3B");
  }

  private static String unescaped(String code) {
    return code.indexOf('%') < 0
        ? code
        : code.replace("%3B", ";").replace("%2C", ",").replace("%25", "%");
  }
}
