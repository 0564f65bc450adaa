package vn.dunghen.sync.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.dunghen.chassis.rows.Columns;
import vn.dunghen.chassis.rows.Row;
import vn.dunghen.dossier.Topics;
import vn.dunghen.dossier.time.CivilTime;

/// The tables `portal_view` and `portal_view_outbox`. A view that shows nothing new is not
/// published again.
@ApplicationScoped
public class PortalViews {

  private static final String TYPE = Topics.PORTAL_VIEW_TYPE;
  private static final int PIECE = 1_000;

  /// What is shown by presence alone does not hide what is known better.
  private static final String SEE =
      """
      insert into portal_view as v (dossier, version, present, by, seen_at, procedure, status,
                                    received, promised, ended)
      select dossier, 1, present, by, seen_at, procedure, status, received, promised, ended
      from   unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
             as new(dossier, present, by, seen_at, procedure, status, received, promised, ended)
      on conflict (dossier) do update
      set    version = v.version + 1, present = excluded.present, by = excluded.by,
             seen_at = excluded.seen_at, procedure = excluded.procedure,
             status = excluded.status, received = excluded.received,
             promised = excluded.promised, ended = excluded.ended
      where  v.seen_at <= excluded.seen_at
      and    (v.present, v.procedure, v.status, v.received, v.promised, v.ended)
             is distinct from
             (excluded.present, excluded.procedure, excluded.status, excluded.received,
              excluded.promised, excluded.ended)
      and    not (v.present and excluded.present and excluded.status = 0)
      returning dossier, version, present, by, seen_at, procedure, status, received, promised, ended
      """;

  private static final String QUEUE =
      "insert into portal_view_outbox (dossier, content)"
          + " select dossier, content from unnest(?, ?) as new(dossier, content)";

  private static final String AFTER =
      "select * from portal_view where dossier > ? order by dossier limit ?";

  private static final String OF_DOSSIER = "select * from portal_view where dossier = ?";

  private final ObjectMapper json;

  PortalViews(ObjectMapper json) {
    this.json = json;
  }

  /// Notes what was seen, and queues what is new of it to be published.
  public void see(Connection tx, Collection<View> seen) throws SQLException {
    var byDossier = new TreeMap<String, View>();
    seen.forEach(view -> byDossier.put(view.dossier(), view));
    if (byDossier.isEmpty()) {
      return;
    }
    var fresh = new ArrayList<Map.Entry<String, String>>();
    try (var statement = tx.prepareStatement(SEE)) {
      Columns.of(byDossier.values())
          .text(View::dossier)
          .flag(View::present)
          .text(view -> view.by().wire())
          .instant(View::seenAt)
          .text(View::procedure)
          .integer(View::status)
          .instant(View::received)
          .instant(View::promised)
          .instant(View::ended)
          .bind(statement, 1);
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          fresh.add(Map.entry(row.getString("dossier"), event(row)));
        }
      }
    }
    queue(tx, fresh);
  }

  /// Queues the last view of every dossier to be published again.
  void queueAll(Connection tx) throws SQLException {
    String last = "";
    int found;
    do {
      var piece = new ArrayList<Map.Entry<String, String>>();
      try (var statement = tx.prepareStatement(AFTER)) {
        statement.setString(1, last);
        statement.setInt(2, PIECE);
        try (var row = statement.executeQuery()) {
          while (row.next()) {
            last = row.getString("dossier");
            piece.add(Map.entry(last, event(row)));
          }
        }
      }
      found = piece.size();
      queue(tx, piece);
    } while (found == PIECE);
  }

  private static void queue(Connection tx, List<Map.Entry<String, String>> fresh)
      throws SQLException {
    if (fresh.isEmpty()) {
      return;
    }
    try (var statement = tx.prepareStatement(QUEUE)) {
      Columns.of(fresh).text(Map.Entry::getKey).text(Map.Entry::getValue).bind(statement, 1);
      statement.executeUpdate();
    }
  }

  /// What the portal shows of a dossier, if anything was seen of it.
  public Optional<View> of(Connection tx, String dossier) throws SQLException {
    try (var statement = tx.prepareStatement(OF_DOSSIER)) {
      statement.setString(1, dossier);
      try (var row = statement.executeQuery()) {
        return row.next() ? Optional.of(view(row)) : Optional.empty();
      }
    }
  }

  private static View view(ResultSet row) throws SQLException {
    View.By by = View.By.ACKNOWLEDGED;
    for (View.By each : View.By.values()) {
      by = each.wire().equals(row.getString("by")) ? each : by;
    }
    return new View(
        row.getString("dossier"),
        row.getBoolean("present"),
        by,
        Row.instant(row, "seen_at"),
        row.getString("procedure"),
        row.getInt("status"),
        Row.optionalInstant(row, "received"),
        Row.optionalInstant(row, "promised"),
        Row.optionalInstant(row, "ended"));
  }

  /// The CloudEvent. Its id is the same however often it is published.
  private String event(ResultSet row) throws SQLException {
    View view = view(row);
    var data = new LinkedHashMap<String, Object>();
    data.put("present", view.present());
    data.put("by", view.by().wire());
    if (view.present() && view.status() > 0) {
      data.put("procedure", view.procedure());
      data.put("status", view.status());
      put(data, "received", view.received());
      put(data, "promised", view.promised());
      put(data, "ended", view.ended());
    }
    var event = new LinkedHashMap<String, Object>();
    event.put("specversion", "1.0");
    event.put("type", TYPE);
    event.put("source", "/sync");
    event.put("id", view.dossier() + "/" + row.getLong("version"));
    event.put("subject", view.dossier());
    event.put("time", text(view.seenAt()));
    event.put("datacontenttype", "application/json");
    event.put("data", data);
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Texts and numbers are always JSON.", impossible);
    }
  }

  private static void put(Map<String, Object> data, String name, @Nullable Instant instant) {
    if (instant != null) {
      data.put(name, text(instant));
    }
  }

  private static String text(Instant instant) {
    OffsetDateTime local = instant.atZone(CivilTime.ZONE).toOffsetDateTime();
    return local.toString();
  }
}
