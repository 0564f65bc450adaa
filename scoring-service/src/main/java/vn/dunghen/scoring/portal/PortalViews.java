package vn.dunghen.scoring.portal;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.dossier.event.PortalView;
import vn.dunghen.dossier.event.PortalView.Shown;
import vn.dunghen.scoring.monthcells.model.SeenThere;

/// The table `portal_view`: the views of each dossier, each known from when it was seen until the
/// next was. What is in it follows from the set of views, so neither order nor repetition matters.
@ApplicationScoped
public class PortalViews {

  private static final String ADD =
      """
      insert into portal_view (dossier, number, known_from, known_to, present, by, status,
                               procedure, received, promised, ended)
      select dossier, number, seen_at, '9999-12-31T00:00:00Z', present, by, status, procedure,
             received, promised, ended
      from   unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             as new(dossier, number, seen_at, present, by, status, procedure, received, promised,
                    ended)
      on conflict (dossier, known_from, number) do nothing
      """;

  /// An older view that comes late ends when the next one had been seen, and ends nothing itself
  /// but the one before it.
  private static final String CHAIN =
      """
      update portal_view v
      set    known_to = chained.known_to
      from  (select dossier, known_from, number,
                    lead(known_from, 1, '9999-12-31T00:00:00Z')
                      over (partition by dossier order by known_from, number) as known_to
             from   portal_view
             where  dossier = any(?)) as chained
      where  v.dossier = chained.dossier and v.known_from = chained.known_from
        and  v.number = chained.number and v.known_to <> chained.known_to
      """;

  private static final String SEEN_THERE =
      """
      select dossier, known_from, status, received
      from   portal_view
      where  dossier = any(?) and known_to = '9999-12-31T00:00:00Z' and present
        and  (status is null or status not in (1, 3))
      """;

  private static final String HEARD_OF =
      "select exists (select 1 from portal_view where known_from <= ?)";

  PortalViews() {}

  /// Keeps the views that are not kept yet.
  void add(Connection tx, Collection<PortalView> views) throws SQLException {
    if (views.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(ADD)) {
      Columns.of(views)
          .text(PortalView::dossier)
          .bigint(PortalView::number)
          .instant(PortalView::seenAt)
          .flag(PortalView::present)
          .text(view -> view.by().wire())
          .optionalInteger(view -> shown(view, Shown::status))
          .text(view -> shown(view, Shown::procedure))
          .instant(view -> shown(view, Shown::received))
          .instant(view -> shown(view, Shown::promised))
          .instant(view -> shown(view, Shown::ended))
          .bind(statement, 1);
      statement.executeUpdate();
    }
    var dossiers = new TreeSet<String>();
    views.forEach(view -> dossiers.add(view.dossier()));
    try (var statement = tx.prepareStatement(CHAIN)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      statement.executeUpdate();
    }
  }

  private static <T> @Nullable T shown(PortalView view, Function<Shown, @Nullable T> field) {
    Shown shown = view.shown().orElse(null);
    return shown == null ? null : field.apply(shown);
  }

  /// What the portal shows last of those of the dossiers that it has and shows as taken in, by
  /// code.
  public Map<String, SeenThere> seenThere(Connection tx, Collection<String> dossiers)
      throws SQLException {
    var seen = new HashMap<String, SeenThere>();
    if (dossiers.isEmpty()) {
      return seen;
    }
    try (var statement = tx.prepareStatement(SEEN_THERE)) {
      statement.setArray(1, tx.createArrayOf("text", dossiers.toArray()));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          seen.put(
              row.getString("dossier"),
              new SeenThere(
                  Row.instant(row, "known_from"),
                  row.getObject("status") == null,
                  Row.optionalInstant(row, "received")));
        }
      }
    }
    return seen;
  }

  /// Whether anything of the portal was known at an instant: without it, nothing of it can be
  /// measured.
  ///
  /// @param known at most the far end of time
  public boolean heardOf(Connection tx, Instant known) throws SQLException {
    try (var statement = tx.prepareStatement(HEARD_OF)) {
      statement.setObject(1, known.atOffset(ZoneOffset.UTC));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
