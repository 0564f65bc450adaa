package vn.dunghen.chassis.rows;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The columns of many rows, bound as arrays for a statement that unnests them: one statement per
/// batch instead of one per row.
public final class Columns<R> {

  private final List<R> rows;
  private final List<Column> columns = new ArrayList<>();

  private Columns(Collection<R> rows) {
    this.rows = List.copyOf(rows);
  }

  private record Column(String type, @Nullable Object[] values) {}

  public static <R> Columns<R> of(Collection<R> rows) {
    return new Columns<>(rows);
  }

  public Columns<R> text(Function<R, @Nullable String> value) {
    return add("text", value::apply);
  }

  public Columns<R> instant(Function<R, @Nullable Instant> value) {
    return add("timestamptz", row -> textOf(value.apply(row)));
  }

  public Columns<R> date(Function<R, @Nullable LocalDate> value) {
    return add("date", row -> textOf(value.apply(row)));
  }

  public Columns<R> flag(Predicate<R> value) {
    return add("bool", value::test);
  }

  public Columns<R> bigint(ToLongFunction<R> value) {
    return add("int8", value::applyAsLong);
  }

  public Columns<R> integer(ToIntFunction<R> value) {
    return add("int4", value::applyAsInt);
  }

  public Columns<R> optionalInteger(Function<R, @Nullable Integer> value) {
    return add("int4", value::apply);
  }

  /// Binds the columns to the statement's parameters, from `first` on.
  public void bind(PreparedStatement statement, int first) throws SQLException {
    int index = first;
    for (Column column : columns) {
      statement.setArray(
          index++, statement.getConnection().createArrayOf(column.type(), column.values()));
    }
  }

  private Columns<R> add(String type, Function<R, @Nullable Object> value) {
    @Nullable Object[] values = new Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.apply(rows.get(i));
    }
    columns.add(new Column(type, values));
    return this;
  }

  private static @Nullable String textOf(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
