package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.dossier.event.ReferenceEvent.Procedure;
import vn.dunghen.scoring.index.model.Cell;
import vn.dunghen.scoring.index.model.DossierCounting;
import vn.dunghen.scoring.index.model.Figures;
import vn.dunghen.scoring.index.model.Held;
import vn.dunghen.scoring.index.model.LedgerSql;
import vn.dunghen.scoring.index.model.ProcedureCounting;

/// Names the dossiers that indicators miss, and the procedures that have no dossier as it should
/// be. A dossier is its responsible unit's, a procedure the unit's that the catalogue puts in
/// charge of it.
@ApplicationScoped
class NamingDossiers implements Naming {

  private final CountingDossiers dossiers;

  NamingDossiers(CountingDossiers dossiers) {
    this.dossiers = dossiers;
  }

  @Override
  public Map<String, List<String>> causes() {
    var causes = new HashMap<String, List<String>>();
    for (DossierCounting counting : DossierCounting.values()) {
      causes.put(
          counting.indicator(),
          counting.faults().stream().map(DossierCounting.Fault::cause).toList());
    }
    for (ProcedureCounting counting : ProcedureCounting.values()) {
      causes.put(counting.indicator(), List.of(counting.cause()));
    }
    return causes;
  }

  @Override
  public Map<String, List<Held>> held(Connection tx, CountedPeriod period, String agency)
      throws SQLException {
    List<Cell> cells = dossiers.cells(tx, period, period.tree().countedFor(agency));
    var held = new HashMap<String, List<Held>>();
    for (DossierCounting counting : DossierCounting.values()) {
      var items = new ArrayList<Held>();
      for (DossierCounting.Fault fault : counting.faults()) {
        for (Cell cell : cells) {
          if (cell.fault(counting, fault) > 0) {
            items.add(new Held(fault.cause(), cell.responsible(), cell.fault(counting, fault)));
          }
        }
      }
      held.put(counting.indicator(), items);
    }
    for (ProcedureCounting counting : ProcedureCounting.values()) {
      held.put(
          counting.indicator(),
          missing(counting, cells, period, agency).stream()
              .map(code -> new Held(counting.cause(), inCharge(code, period), 1))
              .toList());
    }
    return held;
  }

  private static Set<String> missing(
      ProcedureCounting counting, List<Cell> cells, CountedPeriod period, String agency) {
    Set<String> missing =
        new TreeSet<>(
            period
                .catalogue()
                .having(
                    counting.attribute(),
                    Figures.procedures(agency, cells, period.tree(), period.catalogue())));
    missing.removeAll(
        counting.found(missing, Figures.witnesses(counting, cells), period.catalogue()));
    return missing;
  }

  private static String inCharge(String code, CountedPeriod period) {
    return period
        .catalogue()
        .procedure(code)
        .flatMap(procedure -> Optional.ofNullable(procedure.scope().unit()))
        .orElse("");
  }

  @Override
  public Page items(Connection tx, CountedPeriod period, Asked asked) throws SQLException {
    Optional<DossierCounting> counting = DossierCounting.of(asked.indicator());
    if (counting.isPresent()) {
      return dossiers(tx, period, counting.get(), asked);
    }
    return Page.of(
        missing(
                ProcedureCounting.of(asked.indicator()).orElseThrow(),
                dossiers.cells(tx, period, period.tree().countedFor(asked.agency())),
                period,
                asked.agency())
            .stream()
            .map(code ->
                new Item(
                    Item.Kind.PROCEDURE,
                    code,
                    period.catalogue().procedure(code).map(Procedure::name).orElse(null),
                    inCharge(code, period)))
            .toList(),
        asked);
  }

  private static Page dossiers(
      Connection tx, CountedPeriod period, DossierCounting counting, Asked asked)
      throws SQLException {
    DossierCounting.Fault fault =
        counting.faults().stream()
            .filter(each -> each.cause().equals(asked.cause()))
            .findFirst()
            .orElseThrow();
    Map<String, Object> parameters = period.parameters(period.tree().countedFor(asked.agency()));
    long count;
    try (var statement =
            new NamedSql(LedgerSql.length(period.on(), counting, fault)).prepare(tx, parameters);
        var row = statement.executeQuery()) {
      row.next();
      count = row.getLong(1);
    }
    parameters.put("after", asked.after());
    parameters.put("size", asked.size() + 1);
    var items = new ArrayList<Item>();
    try (var statement =
            new NamedSql(LedgerSql.page(period.on(), counting, fault)).prepare(tx, parameters);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        items.add(
            new Item(
                Item.Kind.DOSSIER, rows.getString("dossier"), null, rows.getString("responsible")));
      }
    }
    return Page.of(count, items, asked.size());
  }
}
