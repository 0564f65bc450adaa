package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.scoring.index.model.Held;
import vn.dunghen.scoring.index.model.Synchronised;

/// Names the dossiers that 1.4 misses; a dossier is its responsible unit's.
@ApplicationScoped
class NamingSynchronised implements Naming {

  private static final NamedSql FAULTS = new NamedSql(Synchronised.faults());
  private static final NamedSql PAGE = new NamedSql(Synchronised.missingPage());
  private static final NamedSql LENGTH = new NamedSql(Synchronised.missingLength());

  private final CountingSynchronised counting;

  NamingSynchronised(CountingSynchronised counting) {
    this.counting = counting;
  }

  @Override
  public Map<String, List<String>> causes() {
    return Map.of(
        Synchronised.INDICATOR,
        Arrays.stream(Synchronised.Fault.values()).map(Synchronised.Fault::wire).toList());
  }

  @Override
  public Map<String, List<Held>> held(Connection tx, CountedPeriod period, String agency)
      throws SQLException {
    if (!counting.isMeasured(tx, period.window().known())) {
      return Map.of();
    }
    var held = new ArrayList<Held>();
    try (var statement = FAULTS.prepare(tx, period.parameters(period.tree().countedFor(agency)));
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        held.add(new Held(rows.getString(1), rows.getString(2), rows.getLong(3)));
      }
    }
    return Map.of(Synchronised.INDICATOR, held);
  }

  @Override
  public Page items(Connection tx, CountedPeriod period, Asked asked) throws SQLException {
    if (!counting.isMeasured(tx, period.window().known())) {
      return new Page(0, List.of(), null);
    }
    Map<String, Object> parameters = period.parameters(period.tree().countedFor(asked.agency()));
    parameters.put("cause", asked.cause());
    parameters.put("after", asked.after());
    parameters.put("size", asked.size() + 1);
    long count;
    try (var statement = LENGTH.prepare(tx, parameters);
        var row = statement.executeQuery()) {
      row.next();
      count = row.getLong(1);
    }
    var items = new ArrayList<Item>();
    try (var statement = PAGE.prepare(tx, parameters);
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
