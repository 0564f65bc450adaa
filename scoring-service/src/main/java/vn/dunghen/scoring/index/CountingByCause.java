package vn.dunghen.scoring.index;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Cause;
import vn.dunghen.scoring.index.model.Cell;
import vn.dunghen.scoring.index.model.ChangesSql;
import vn.dunghen.scoring.index.model.Figures;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.index.model.SynchronisedCell;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// Takes the index of a period from what was known at one instant to what was known at a later one,
/// a cause at a time. The last step is the index as known later, by construction: what is replaced
/// one after another is all that counting reads.
@ApplicationScoped
public class CountingByCause {

  private final ServiceIndex index;
  private final CountingDossiers dossiers;
  private final CountingPublication publication;
  private final CountingPetitions petitions;
  private final CountingSynchronised synchronised;

  CountingByCause(
      ServiceIndex index,
      CountingDossiers dossiers,
      CountingPublication publication,
      CountingPetitions petitions,
      CountingSynchronised synchronised,
      @All List<Counting> all) {
    this.index = index;
    this.dossiers = dossiers;
    this.publication = publication;
    this.petitions = petitions;
    this.synchronised = synchronised;
    if (all.size() != 4) {
      throw new IllegalStateException("What counts an indicator has a cause of its changes.");
    }
  }

  /// The standings after each cause from [Cause#RECOUNTED] to [Cause#PORTAL].
  ///
  /// @param tx a snapshot
  /// @param period over at `from`
  /// @param from the earlier instant
  /// @param to the later one; empty for what is known now
  public SequencedMap<Cause, Map<String, Standing>> standings(
      Connection tx, Period period, Instant from, Optional<Instant> to, RuleSet ruleSet)
      throws SQLException {
    CountedPeriod then = index.period(tx, period, Optional.of(from));
    CountedPeriod now = index.period(tx, period, to);
    CountedPeriod told = then.withWindow(now);
    CountedPeriod catalogued = told.withCatalogue(now);
    Map<String, Map<String, Counts>> published = publication.count(tx, then);
    Map<String, Map<String, Counts>> publishedNow = publication.count(tx, catalogued);
    Map<String, Map<String, Counts>> petitioned = petitions.count(tx, then);
    SequencedMap<Cause, Map<String, Map<String, Counts>>> synced =
        synchronised(tx, then, told, now, from);
    var cells = new EnumMap<Cause, List<Cell>>(Cause.class);
    cells.put(Cause.RECOUNTED, dossiers.cells(tx, then, then.units()));
    Cause last = Cause.RECOUNTED;
    for (Cause cause : List.of(Cause.LATE_EVENTS, Cause.CORRECTIONS)) {
      List<Cell> all = cells.getOrDefault(last, List.of());
      cells.put(
          cause,
          Cell.replacing(all, of(tx, then, from, now, cause), of(tx, told, from, now, cause)));
      last = cause;
    }
    cells.put(Cause.REDATED, dossiers.cells(tx, told, told.units()));
    cells.put(Cause.CATALOGUE, dossiers.cells(tx, catalogued, catalogued.units()));
    cells.put(Cause.AGENCIES, dossiers.cells(tx, now, now.units()));
    var steps = new LinkedHashMap<Cause, Map<String, Standing>>();
    for (Cause cause :
        List.of(Cause.RECOUNTED, Cause.LATE_EVENTS, Cause.CORRECTIONS, Cause.REDATED)) {
      steps.put(
          cause,
          standings(
              then,
              ruleSet,
              cells.getOrDefault(cause, List.of()),
              List.of(published, petitioned, of(synced, cause))));
    }
    steps.put(
        Cause.CATALOGUE,
        standings(
            catalogued,
            ruleSet,
            cells.getOrDefault(Cause.CATALOGUE, List.of()),
            List.of(publishedNow, petitioned, of(synced, Cause.REDATED))));
    List<Cell> atLast = cells.getOrDefault(Cause.AGENCIES, List.of());
    Map<String, Map<String, Counts>> publishedBelow = publication.count(tx, now);
    Map<String, Map<String, Counts>> petitionedBelow = petitions.count(tx, now.knowing(then));
    Map<String, Map<String, Counts>> petitionedNow = petitions.count(tx, now);
    Map<String, Map<String, Counts>> syncedBelow = of(synced, Cause.AGENCIES);
    steps.put(
        Cause.AGENCIES,
        standings(now, ruleSet, atLast, List.of(publishedBelow, petitionedBelow, syncedBelow)));
    steps.put(
        Cause.PETITIONS,
        standings(now, ruleSet, atLast, List.of(publishedBelow, petitionedNow, syncedBelow)));
    steps.put(
        Cause.PORTAL,
        standings(
            now,
            ruleSet,
            atLast,
            List.of(publishedBelow, petitionedNow, synchronised.count(tx, now))));
    return steps;
  }

  /// The counts of 1.4 after each cause that moves its dossiers, with what had been seen of the
  /// portal at the earlier instant.
  private SequencedMap<Cause, Map<String, Map<String, Counts>>> synchronised(
      Connection tx, CountedPeriod then, CountedPeriod told, CountedPeriod now, Instant from)
      throws SQLException {
    var counts = new LinkedHashMap<Cause, Map<String, Map<String, Counts>>>();
    Instant seen = then.window().known();
    if (!synchronised.isMeasured(tx, seen)) {
      return counts;
    }
    Instant until = now.window().known();
    List<SynchronisedCell> cells = synchronised.cells(tx, then, seen);
    counts.put(Cause.RECOUNTED, CountingSynchronised.counts(cells, then.tree()));
    for (Cause cause : List.of(Cause.LATE_EVENTS, Cause.CORRECTIONS)) {
      cells =
          SynchronisedCell.replacing(
              cells,
              synchronised.cells(tx, then, seen, cause, from, until),
              synchronised.cells(tx, told, seen, cause, from, until));
      counts.put(cause, CountingSynchronised.counts(cells, then.tree()));
    }
    counts.put(Cause.REDATED, synchronised.count(tx, told, seen));
    counts.put(Cause.AGENCIES, synchronised.count(tx, now, seen));
    return counts;
  }

  private static Map<String, Map<String, Counts>> of(
      Map<Cause, Map<String, Map<String, Counts>>> counts, Cause cause) {
    return counts.getOrDefault(cause, Map.of());
  }

  /// The standings as known at an instant, or now.
  ///
  /// @param tx a snapshot
  public Map<String, Standing> standings(
      Connection tx, Period period, Optional<Instant> at, RuleSet ruleSet) throws SQLException {
    return index.standings(tx, index.period(tx, period, at), ruleSet);
  }

  private Map<String, Standing> standings(
      CountedPeriod period,
      RuleSet ruleSet,
      Collection<Cell> cells,
      List<Map<String, Map<String, Counts>>> others) {
    var counts = new HashMap<String, Map<String, Counts>>();
    Figures.of(new ArrayList<>(cells), period.tree(), period.catalogue())
        .forEach((agency, figures) -> counts.put(agency, new HashMap<>(figures.counts())));
    for (var more : others) {
      more.forEach(
          (agency, each) -> counts.computeIfAbsent(agency, _ -> new HashMap<>()).putAll(each));
    }
    return index.standings(period, ruleSet, counts);
  }

  /// The cells of the dossiers that a cause is about.
  private List<Cell> of(
      Connection tx, CountedPeriod period, Instant from, CountedPeriod now, Cause cause)
      throws SQLException {
    Map<String, Object> parameters = period.parameters(period.units());
    parameters.put("since", from);
    parameters.put("until", now.window().known());
    return CountingDossiers.cells(tx, new NamedSql(ChangesSql.cells(cause)), parameters);
  }
}
