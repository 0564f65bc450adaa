package vn.dunghen.intake.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.event.ReferenceEvent.Source;
import vn.dunghen.dossier.reference.AgencyTree;
import vn.dunghen.dossier.reference.ReferenceBook;

/// The reference data as they are on one day, with what is asked of them most kept at hand.
public final class Today {

  private final ReferenceBook.View view;
  private final LocalDate day;
  private final AgencyTree tree;
  private final Map<List<String>, Map<String, Boolean>> within = new ConcurrentHashMap<>();

  Today(ReferenceBook.View view, LocalDate day) {
    this.view = view;
    this.day = day;
    this.tree = view.tree(day);
  }

  LocalDate day() {
    return day;
  }

  /// Whether the agency is known, valid or ended.
  public boolean knowsAgency(String code) {
    return tree.knows(code);
  }

  /// Whether the agency is known and has no parent.
  public boolean isTop(String code) {
    return tree.isTop(code);
  }

  /// Whether the agency lies in the subtree of one of the roots, itself included.
  public boolean isWithin(String agency, Collection<String> roots) {
    var known = within.computeIfAbsent(List.copyOf(roots), _ -> new ConcurrentHashMap<>());
    Boolean answer = known.get(agency);
    if (answer == null) {
      answer = tree.isWithin(agency, roots);
      if (tree.knows(agency)) {
        known.put(agency, answer);
      }
    }
    return answer;
  }

  /// The agencies of exactly this name that are valid today, at or below another.
  public List<String> named(String name, String root) {
    return tree.agencies().stream()
        .filter(agency -> agency.name().equals(name))
        .map(Agency::code)
        .filter(code -> isWithin(code, List.of(root)))
        .toList();
  }

  public Optional<Source> source(String source) {
    return view.source(source);
  }

  public Collection<Source> sources() {
    return view.sources();
  }

  /// When the agency goes live: set for itself, or for the nearest above it.
  public Optional<Instant> goLive(String agency) {
    return view.goLive(agency, tree);
  }

  /// The go-live that was set for exactly this agency.
  public Optional<Instant> ownGoLive(String agency) {
    return view.ownGoLive(agency);
  }
}
