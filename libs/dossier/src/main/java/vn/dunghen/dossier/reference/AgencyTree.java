package vn.dunghen.dossier.reference;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;

/// The agencies as they are valid on one day and known at one instant. Every figure uses one tree.
///
/// An agency that has ended by that day stands at its successor, or without one at its parent, so
/// that its dossiers are counted there: nothing falls out of the city's total because of a merger.
/// An agency that begins only later stands for itself already.
public final class AgencyTree {

  private final Map<String, Agency> valid;
  private final Map<String, Agency> ended;
  private final Map<String, List<String>> children;
  private final Map<String, Set<String>> counted = new ConcurrentHashMap<>();

  AgencyTree(LocalDate on, Map<String, List<Agency>> erasByCode) {
    var validNow = new TreeMap<String, Agency>();
    var endedBefore = new TreeMap<String, Agency>();
    erasByCode.forEach((code, eras) -> {
      Agency current = eras.getFirst();
      for (Agency era : eras) {
        if (!era.validFrom().isAfter(on)) {
          current = era;
        }
      }
      LocalDate end = current.validTo();
      if (end != null && end.isBefore(on)) {
        endedBefore.put(code, current);
      } else {
        validNow.put(code, current);
      }
    });
    this.valid = validNow;
    this.ended = endedBefore;
    this.children = new HashMap<>();
    validNow
        .values()
        .forEach(agency -> {
          String parent = agency.parent() == null ? null : place(agency.parent());
          if (parent != null && !parent.equals(agency.code())) {
            children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(agency.code());
          }
        });
  }

  /// Every agency that is valid in this tree, by code.
  public Collection<Agency> agencies() {
    return valid.values();
  }

  /// The agency, if it is valid in this tree.
  public Optional<Agency> agency(String code) {
    return Optional.ofNullable(valid.get(code));
  }

  /// The agency as it last was, if it has ended.
  public Optional<Agency> ended(String code) {
    return Optional.ofNullable(ended.get(code));
  }

  /// Where an agency's dossiers stand: at itself while it is valid, else at its successor, else at
  /// its parent; null for an agency that is not known or whose line leads nowhere.
  public @Nullable String place(String code) {
    String at = code;
    var seen = new LinkedHashSet<String>();
    while (!valid.containsKey(at)) {
      Agency gone = ended.get(at);
      if (gone == null || !seen.add(at)) {
        return null;
      }
      String next = gone.successor() != null ? gone.successor() : gone.parent();
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }

  /// The agency and every valid agency below it; empty for one that is not valid.
  public Set<String> subtree(String code) {
    var below = new TreeSet<String>();
    var open = new ArrayDeque<String>();
    if (valid.containsKey(code)) {
      open.add(code);
    }
    while (!open.isEmpty()) {
      String next = open.remove();
      if (below.add(next)) {
        open.addAll(children.getOrDefault(next, List.of()));
      }
    }
    return below;
  }

  /// Every code whose dossiers count for the agency: its subtree, and the ended agencies that stand
  /// there. In order, and not to be changed.
  public Set<String> countedFor(String code) {
    return valid.containsKey(code) ? counted.computeIfAbsent(code, this::findCountedFor) : Set.of();
  }

  private Set<String> findCountedFor(String code) {
    Set<String> below = subtree(code);
    var withEnded = new TreeSet<>(below);
    for (String gone : ended.keySet()) {
      String place = place(gone);
      if (place != null && below.contains(place)) {
        withEnded.add(gone);
      }
    }
    return Collections.unmodifiableSet(withEnded);
  }

  /// Whether `code`, ended or not, stands at or below one of the `roots`. Used for rights: an
  /// identity bound to an agency that has ended keeps it, and what was below it. One installation
  /// serves one city, so whoever is bound to an agency without a parent is bound to every agency,
  /// also to one that was entered without a parent.
  public boolean isWithin(String code, Collection<String> roots) {
    var open = new ArrayDeque<String>(List.of(code));
    var seen = new TreeSet<String>();
    while (!open.isEmpty()) {
      String at = open.remove();
      if (roots.contains(at)) {
        return true;
      }
      if (!seen.add(at)) {
        continue;
      }
      Agency agency = valid.getOrDefault(at, ended.get(at));
      if (agency != null) {
        if (agency.parent() != null) {
          open.add(agency.parent());
        } else if (roots.stream().anyMatch(this::isTop)) {
          return true;
        }
        if (ended.containsKey(at) && agency.successor() != null) {
          open.add(agency.successor());
        }
      }
    }
    return false;
  }

  /// Whether the agency is known and has no parent.
  public boolean isTop(String code) {
    Agency agency = valid.getOrDefault(code, ended.get(code));
    return agency != null && agency.parent() == null;
  }

  /// Whether the code is known at all.
  public boolean knows(String code) {
    return valid.containsKey(code) || ended.containsKey(code);
  }

  /// The agency and its parents upwards, as they last were.
  public List<Agency> lineOf(String code) {
    var line = new LinkedHashMap<String, Agency>();
    String at = code;
    while (at != null && !line.containsKey(at)) {
      Agency agency = valid.getOrDefault(at, ended.get(at));
      if (agency == null) {
        break;
      }
      line.put(at, agency);
      at = agency.parent();
    }
    return List.copyOf(line.values());
  }
}
