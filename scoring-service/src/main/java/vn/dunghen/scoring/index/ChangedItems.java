package vn.dunghen.scoring.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.index.model.Cause;
import vn.dunghen.scoring.index.model.ChangesSql;
import vn.dunghen.scoring.petitions.Petitions;

/// The items behind a cause of [CountingByCause].
@ApplicationScoped
public class ChangedItems {

  private final ServiceIndex index;
  private final Petitions petitions;

  ChangedItems(ServiceIndex index, Petitions petitions) {
    this.index = index;
    this.petitions = petitions;
  }

  /// What is asked for.
  ///
  /// @param from the earlier instant of knowledge
  /// @param to the later one; empty for what is known now
  /// @param after the code that the page before ended with; empty for the first page
  public record Asked(
      Period period,
      String agency,
      Cause cause,
      Instant from,
      Optional<Instant> to,
      String after,
      int size) {}

  /// A page, by code.
  ///
  /// @param count the length of the whole list
  /// @param next the code to ask the next page after; null on the last page
  public record Page(long count, List<Item> items, @Nullable String next) {
    public Page {
      items = List.copyOf(items);
    }

    private static Page of(List<Item> all, Asked asked) {
      List<Item> rest =
          all.stream().filter(each -> each.code().compareTo(asked.after()) > 0).toList();
      return of(all.size(), rest, asked.size());
    }

    private static Page of(long count, List<Item> rest, int size) {
      List<Item> page = rest.stream().limit(size).toList();
      return new Page(count, page, rest.size() > size ? page.getLast().code() : null);
    }
  }

  /// @param code of a dossier, petition, procedure, agency or other reference
  /// @param countedThen whether a dossier or petition counted for the agency as known earlier; null
  ///   of others
  /// @param countedLater the same as known later
  public record Item(String code, @Nullable Boolean countedThen, @Nullable Boolean countedLater) {}

  /// @param tx a snapshot
  public Page page(Connection tx, Asked asked) throws SQLException {
    return switch (asked.cause()) {
      case LATE_EVENTS, CORRECTIONS, REDATED, PORTAL -> dossiers(tx, asked);
      case PETITIONS -> petitions(tx, asked);
      case RECOUNTED, CATALOGUE, AGENCIES -> told(tx, asked);
      case RULES -> new Page(0, List.of(), null);
    };
  }

  private Page dossiers(Connection tx, Asked asked) throws SQLException {
    CountedPeriod then = index.period(tx, asked.period(), Optional.of(asked.from()));
    CountedPeriod now = index.period(tx, asked.period(), asked.to());
    boolean portal = asked.cause() == Cause.PORTAL;
    CountedPeriod read = portal ? now : then;
    Map<String, Object> parameters = read.parameters(read.tree().countedFor(asked.agency()));
    parameters.put("later", now.window().known());
    parameters.put("seen", then.window().known());
    parameters.put("seenLater", now.window().known());
    parameters.put("since", asked.from());
    parameters.put("until", now.window().known());
    parameters.put("after", asked.after());
    parameters.put("size", asked.size() + 1);
    long count;
    try (var statement = new NamedSql(ChangesSql.length(asked.cause())).prepare(tx, parameters);
        var row = statement.executeQuery()) {
      row.next();
      count = row.getLong(1);
    }
    var items = new ArrayList<Item>();
    try (var statement = new NamedSql(ChangesSql.page(asked.cause())).prepare(tx, parameters);
        var row = statement.executeQuery()) {
      while (row.next()) {
        items.add(
            new Item(
                row.getString("dossier"),
                row.getBoolean("counted_then"),
                row.getBoolean("counted_later")));
      }
    }
    return Page.of(count, items, asked.size());
  }

  private Page petitions(Connection tx, Asked asked) throws SQLException {
    Map<String, Petitions.Item> then = petitions(tx, asked, Optional.of(asked.from()));
    Map<String, Petitions.Item> now = petitions(tx, asked, asked.to());
    var codes = new TreeSet<>(then.keySet());
    codes.addAll(now.keySet());
    codes.removeIf(
        code -> Optional.ofNullable(then.get(code)).equals(Optional.ofNullable(now.get(code))));
    return Page.of(
        codes.stream()
            .map(code -> new Item(code, then.containsKey(code), now.containsKey(code)))
            .toList(),
        asked);
  }

  private Map<String, Petitions.Item> petitions(Connection tx, Asked asked, Optional<Instant> at)
      throws SQLException {
    var found = new TreeMap<String, Petitions.Item>();
    petitions
        .answer(tx, asked.agency(), asked.period(), at)
        .items()
        .forEach(each -> found.put(each.petition(), each));
    return found;
  }

  private Page told(Connection tx, Asked asked) throws SQLException {
    var parameters = new HashMap<String, Object>();
    parameters.put("since", asked.from());
    parameters.put("until", index.period(tx, asked.period(), asked.to()).window().known());
    var items = new ArrayList<Item>();
    try (var statement = new NamedSql(ChangesSql.told(asked.cause())).prepare(tx, parameters);
        var row = statement.executeQuery()) {
      while (row.next()) {
        items.add(new Item(row.getString(1), null, null));
      }
    }
    return Page.of(items, asked);
  }
}
