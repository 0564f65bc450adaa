package vn.dunghen.faultlab.checker;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.dunghen.city.Agency;
import vn.dunghen.city.SeededCity;
import vn.dunghen.faultlab.history.Acknowledged;

/// What has to follow from the acknowledged events.
final class Expected {
  private static final int LONGEST_BY = 50;

  private final SortedMap<String, Life> lives;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> signatures = new HashMap<>();
  private final Map<String, Agency> agencies = new HashMap<>();
  private final LocalDate today;

  private Expected(SortedMap<String, Life> lives, SeededCity city, LocalDate today) {
    this.lives = lives;
    this.today = today;
    for (var agency : city.agencies()) {
      agencies.put(agency.code(), agency);
      names.put(agency.code(), agency.name());
      // The portal takes no longer name of who did a step.
      signatures.put(
          agency.code(), agency.name().length() <= LONGEST_BY ? agency.name() : agency.code());
    }
  }

  /// @param today the day on which alerts are judged
  static Expected of(Collection<Acknowledged> history, SeededCity city, LocalDate today) {
    var byDossier = new LinkedHashMap<String, List<Acknowledged>>();
    for (var each : history) {
      byDossier.computeIfAbsent(each.dossier(), _ -> new ArrayList<>()).add(each);
    }
    var lives = new TreeMap<String, Life>();
    byDossier.forEach((code, events) -> lives.put(code, Life.of(code, events)));
    return new Expected(lives, city, today);
  }

  SortedMap<String, Life> lives() {
    return lives;
  }

  /// The lives of some dossiers.
  Collection<Life> of(Scope scope) {
    return lives.values().stream().filter(life -> scope.holds(life.code())).toList();
  }

  Map<Life.Cell, long[]> tallies() {
    var cells = new HashMap<Life.Cell, long[]>();
    lives.values().forEach(life -> life.tally(cells));
    return cells;
  }

  Map<String, String> portal(Life life) {
    return life.portal(names);
  }

  Collection<String> steps(Life life) {
    return life.steps(signatures);
  }

  /// Whether it is overdue for sure: so many are told.
  boolean isOverdue(Life life) {
    var promised = life.promisedDay();
    return life.isOpen() && !life.isHistory() && promised != null && promised.isBefore(today);
  }

  /// The address of who is told of a dossier of that unit: the head of its one-stop shop's agency.
  Optional<String> email(Life life) {
    var at = agencies.get(life.responsible());
    while (at != null && at.parent() != null) {
      if (at.parent().equals(SeededCity.ROOT)) {
        return Optional.of(at.code().toLowerCase(java.util.Locale.ROOT) + "@dunghen.test");
      }
      at = agencies.get(at.parent());
    }
    return Optional.empty();
  }
}
