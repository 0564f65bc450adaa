package vn.dunghen.scoring.statements;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.NamedSql;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.dossier.life.DossierState.Dating;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.following.References;
import vn.dunghen.scoring.generations.Generations;
import vn.dunghen.scoring.statements.model.Measure;
import vn.dunghen.scoring.statements.model.Question;
import vn.dunghen.scoring.statements.model.StatementSql;
import vn.dunghen.scoring.stints.model.Outcome;

/// The dossiers behind a number of a statement.
@ApplicationScoped
public class DossierLists {

  private final References references;
  private final Statements statements;

  DossierLists(References references, Statements statements) {
    this.references = references;
    this.statements = statements;
  }

  /// A page of a list.
  ///
  /// @param count the length of the whole list
  /// @param next the code to ask the next page after; null on the last page
  public record Page(String measure, long count, List<Item> items, @Nullable String next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /// A dossier as it was at the end of the period; one that had left by then, as it was before it.
  ///
  /// @param outcome how it ended: early, onTime, late or other; null while it is open
  /// @param dating whether it has a date: dated, noDate or noCalendar
  /// @param overdueFrom the first day on which it is overdue; null where paused or ended
  public record Item(
      String dossier,
      String procedure,
      String receiving,
      String responsible,
      OffsetDateTime receivedAt,
      boolean online,
      @Nullable OffsetDateTime promise,
      String dating,
      @Nullable OffsetDateTime endedAt,
      @Nullable String outcome,
      @Nullable LocalDate overdueFrom) {}

  /// The dossiers that a measure counts, by code.
  ///
  /// @param tx a snapshot
  /// @param after the code that the page before ended with; empty for the first page
  /// @param size at most this many
  public Page page(Connection tx, Question question, Measure measure, String after, int size)
      throws SQLException {
    ReferenceBook book = references.book(tx);
    Set<String> units = Statements.tree(book, question).countedFor(question.agency());
    Map<String, Object> parameters =
        Statements.parameters(
            book, units, Generations.current(tx), statements.window(tx, question));
    long count = count(tx, question, measure, parameters);
    parameters.put("after", after);
    parameters.put("size", size + 1);
    List<Item> items = items(tx, question, measure, parameters);
    boolean more = items.size() > size;
    List<Item> shown = more ? items.subList(0, size) : items;
    return new Page(measure.wire(), count, shown, more ? shown.getLast().dossier() : null);
  }

  private static long count(
      Connection tx, Question question, Measure measure, Map<String, Object> parameters)
      throws SQLException {
    var query = new NamedSql(StatementSql.count(question.by(), measure));
    try (var statement = query.prepare(tx, parameters);
        var row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<Item> items(
      Connection tx, Question question, Measure measure, Map<String, Object> parameters)
      throws SQLException {
    var items = new ArrayList<Item>();
    var query = new NamedSql(StatementSql.page(question.by(), measure));
    try (var statement = query.prepare(tx, parameters);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        items.add(item(rows));
      }
    }
    return items;
  }

  private static Item item(ResultSet row) throws SQLException {
    Integer outcome = row.getObject("outcome", Integer.class);
    return new Item(
        row.getString("dossier"),
        row.getString("procedure"),
        row.getString("receiving"),
        row.getString("responsible"),
        StatementAnswer.civil(Row.instant(row, "received_at")),
        row.getBoolean("online"),
        StatementAnswer.local(Row.optionalInstant(row, "promise")),
        dating(Dating.values()[row.getInt("dating")]),
        StatementAnswer.local(Row.optionalInstant(row, "ended_at")),
        outcome == null ? null : Outcome.values()[outcome].wire(),
        Row.optionalDate(row, "overdue_from"));
  }

  private static String dating(Dating dating) {
    return switch (dating) {
      case DATED -> "dated";
      case NO_DATE -> "noDate";
      case NO_CALENDAR -> "noCalendar";
    };
  }
}
