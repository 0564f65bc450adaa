package vn.dunghen.scoring.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.scoring.index.model.Held;

/// Names what is missing from the numerators of some indicators: its causes, and the items of each.
/// Every indicator that a [Counting] counts has one.
interface Naming {

  /// The causes of each indicator that it names.
  Map<String, List<String>> causes();

  /// How many items each cause has and who has them, by indicator: together what the counts say is
  /// missing. Of an indicator that an agency shows for its province, those of the province.
  ///
  /// @param tx a snapshot
  Map<String, List<Held>> held(Connection tx, CountedPeriod period, String agency)
      throws SQLException;

  /// The items of a cause.
  ///
  /// @param tx a snapshot
  /// @param cause one of the indicator's
  Page items(Connection tx, CountedPeriod period, Asked asked) throws SQLException;

  /// @param after the code that the page before ended with; empty for the first page
  record Asked(String agency, String indicator, String cause, String after, int size) {}

  /// An item.
  ///
  /// @param name null of what has none
  /// @param unit who has it; empty for nobody
  record Item(Kind kind, String code, @Nullable String name, String unit) {

    enum Kind {
      DOSSIER,
      PROCEDURE,
      PETITION
    }
  }

  /// A page of items, by code.
  ///
  /// @param count the length of the whole list
  /// @param next the code to ask the next page after; null on the last page
  record Page(long count, List<Item> items, @Nullable String next) {

    public Page {
      items = List.copyOf(items);
    }

    /// @param rest what comes after the page before, at least one more than the page has if there
    ///   is more
    static Page of(long count, List<Item> rest, int size) {
      List<Item> page = rest.stream().limit(size).toList();
      return new Page(count, page, rest.size() > size ? page.getLast().code() : null);
    }

    /// @param all the whole list, by code
    static Page of(List<Item> all, Asked asked) {
      return of(
          all.size(),
          all.stream().filter(each -> each.code().compareTo(asked.after()) > 0).toList(),
          asked.size());
    }
  }
}
