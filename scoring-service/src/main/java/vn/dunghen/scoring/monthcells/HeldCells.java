package vn.dunghen.scoring.monthcells;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.monthcells.model.DatabaseSnapshot;
import vn.dunghen.scoring.monthcells.model.IndexCount;
import vn.dunghen.scoring.monthcells.model.UnitCell;

/// The rows of one generation that are in memory, and of each month their sum. A row that is put
/// again takes the place of what it was, and every sum that it is part of moves by the difference.
/// Used by one thread at a time.
final class HeldCells {

  /// A year of months with the year before's last ones.
  private static final int MONTHS = 15;

  private static final int COUNTS = UnitCell.COUNTS;
  private static final int[] NOTHING = new int[COUNTS];
  private static final AtomicLong VERSIONS = new AtomicLong();

  private final int generation;
  private final Map<Unit, Integer> numbers = new HashMap<>();
  private final List<Unit> units = new ArrayList<>();
  private final TreeMap<LocalDate, Map<Integer, int[]>> lasting = new TreeMap<>();
  private final TreeMap<Instant, Map<Integer, Integer>> late = new TreeMap<>();
  private final Map<LocalDate, Summed> months =
      new LinkedHashMap<>(MONTHS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LocalDate, Summed> eldest) {
          return size() > MONTHS;
        }
      };
  private @Nullable DatabaseSnapshot seen;
  private Instant lateUntil = Instant.EPOCH;

  HeldCells(int generation) {
    this.generation = generation;
  }

  /// Whose row it is. Each is kept once.
  record Unit(String agency, String procedure) {}

  /// A month: its own rows, and everything that counts in it summed, by the units' numbers.
  private static final class Summed {
    private final Map<Integer, int[]> own = new HashMap<>();
    private final Instant end;
    private int[] sums = new int[0];
    private Instant hour = Instant.EPOCH;
    private long version = VERSIONS.incrementAndGet();
    private LiveCells.@Nullable Month told;

    private Summed(LocalDate month) {
      this.end = CivilTime.startOf(month.plusMonths(1));
    }

    private void add(int unit, IndexCount count, int dossiers) {
      int place = unit * COUNTS + count.ordinal();
      grow(place);
      sums[place] += dossiers;
      version = VERSIONS.incrementAndGet();
    }

    private void add(int unit, int[] counts, int[] less) {
      int first = unit * COUNTS;
      grow(first + COUNTS - 1);
      for (int i = 0; i < COUNTS; i++) {
        sums[first + i] += counts[i] - less[i];
      }
      version = VERSIONS.incrementAndGet();
    }

    private void grow(int place) {
      if (place >= sums.length) {
        sums = Arrays.copyOf(sums, Math.max(place / COUNTS + 1, sums.length / COUNTS * 2) * COUNTS);
      }
    }

    private boolean countsLate(Instant from) {
      return from.isBefore(hour);
    }
  }

  int generation() {
    return generation;
  }

  /// What the last reader saw; null before the first.
  @Nullable DatabaseSnapshot seen() {
    return seen;
  }

  void sees(DatabaseSnapshot snapshot) {
    seen = snapshot;
  }

  /// Rows of late dossiers are in memory of hours before this one.
  Instant lateUntil() {
    return lateUntil;
  }

  void lateIsReadUntil(Instant hour) {
    lateUntil = hour;
  }

  boolean holds(LocalDate month) {
    return months.containsKey(month);
  }

  /// Begins to hold a month whose own rows are put next.
  void hold(LocalDate month) {
    var summed = new Summed(month);
    lasting
        .headMap(month, true)
        .values()
        .forEach(rows -> rows.forEach((unit, counts) -> summed.add(unit, counts, NOTHING)));
    months.put(month, summed);
  }

  /// A row as it is now; of a month that is not held it is nothing.
  ///
  /// @param counts by the ordinals of [IndexCount]; copied
  void put(LocalDate month, boolean isLasting, Unit unit, int[] counts) {
    if (isLasting) {
      int number = number(unit);
      int[] before = put(lasting.computeIfAbsent(month, _ -> new HashMap<>()), number, counts);
      if (!Arrays.equals(before, counts)) {
        months.forEach((each, summed) -> {
          if (!each.isBefore(month)) {
            summed.add(number, counts, before);
          }
        });
      }
      return;
    }
    Summed summed = months.get(month);
    if (summed != null) {
      int number = number(unit);
      int[] before = put(summed.own, number, counts);
      if (!Arrays.equals(before, counts)) {
        summed.add(number, counts, before);
      }
    }
  }

  private static int[] put(Map<Integer, int[]> rows, int unit, int[] counts) {
    int[] before = isNothing(counts, 0) ? rows.remove(unit) : rows.put(unit, counts.clone());
    return before == null ? NOTHING : before;
  }

  /// Every number is of dossiers that are in one of these.
  private static boolean isNothing(int[] counts, int from) {
    return counts[from + IndexCount.DOSSIERS.ordinal()] == 0
        && counts[from + IndexCount.RECEIVED_THERE.ordinal()] == 0;
  }

  /// How many open dossiers turn late in an hour, as it is now.
  void putLate(Instant hour, Unit unit, int dossiers) {
    int number = number(unit);
    Map<Integer, Integer> rows = late.computeIfAbsent(hour, _ -> new HashMap<>());
    Integer before = dossiers == 0 ? rows.remove(number) : rows.put(number, dossiers);
    if (rows.isEmpty()) {
      late.remove(hour);
    }
    int change = dossiers - (before == null ? 0 : before);
    if (change != 0) {
      months.values().stream()
          .filter(summed -> summed.countsLate(hour))
          .forEach(summed -> summed.add(number, IndexCount.LATE, change));
    }
  }

  /// Counts as late in a month what is so from an hour before this one, and from none after its
  /// end.
  void judge(LocalDate month, Instant hour) {
    Summed summed = held(month);
    Instant until = hour.isBefore(summed.end) ? hour : summed.end;
    if (until.isAfter(summed.hour)) {
      addLate(summed, summed.hour, until, 1);
    } else {
      addLate(summed, until, summed.hour, -1);
    }
    summed.hour = until;
  }

  private void addLate(Summed summed, Instant from, Instant until, int sign) {
    late.subMap(from, until)
        .values()
        .forEach(rows ->
            rows.forEach((unit, dossiers) -> summed.add(unit, IndexCount.LATE, sign * dossiers)));
  }

  private Summed held(LocalDate month) {
    Summed summed = months.get(month);
    if (summed == null) {
      throw new IllegalStateException("The month " + month + " is not in memory.");
    }
    return summed;
  }

  private int number(Unit unit) {
    Integer known = numbers.putIfAbsent(unit, units.size());
    if (known == null) {
      units.add(unit);
      return units.size() - 1;
    }
    return known;
  }

  /// What counts in a month, as it was last judged.
  LiveCells.Month month(LocalDate month) {
    Summed summed = held(month);
    LiveCells.Month told = summed.told;
    if (told == null || told.version() != summed.version) {
      told = cells(summed);
      summed.told = told;
    }
    return told;
  }

  private LiveCells.Month cells(Summed summed) {
    int[] sums = summed.sums.clone();
    var cells = new ArrayList<UnitCell>(sums.length / COUNTS);
    for (int unit = 0, from = 0; from < sums.length; unit++, from += COUNTS) {
      if (sums[from + IndexCount.DOSSIERS.ordinal()] == 0
          && sums[from + IndexCount.LATE.ordinal()] != 0) {
        throw new IllegalStateException("Late dossiers are counted that are not counted.");
      }
      if (!isNothing(sums, from)) {
        Unit whose = units.get(unit);
        cells.add(new UnitCell(whose.agency(), whose.procedure(), sums, from));
      }
    }
    return new LiveCells.Month(cells, summed.version);
  }
}
