package vn.dunghen.faultlab.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.city.SeededCity;
import vn.dunghen.faultlab.history.Acknowledged;
import vn.dunghen.faultlab.load.CityEvents;
import vn.dunghen.local.ReceivedMessage;

/// What a suite that has lost and doubled nothing shows of a history, in tables that a test then
/// spoils.
final class HonestSuite {
  static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SeededCity CITY = new SeededCity();

  final List<Acknowledged> history = new ArrayList<>();
  final List<Register.Row> register = new ArrayList<>();
  final List<Acknowledged.Key> followed = new ArrayList<>();
  final List<String> setAside = new ArrayList<>();
  final Map<String, List<Life.Stretch>> stints = new HashMap<>();
  final Map<Life.Cell, long[]> days;
  final Map<Life.Cell, long[]> months = new HashMap<>();
  final Map<String, Portal.Held> portal = new HashMap<>();
  final List<Alerts.Row> alerts = new ArrayList<>();
  final List<ReceivedMessage> mailbox = new ArrayList<>();

  HonestSuite(int events) {
    for (var each : new CityEvents(CITY, NOW, 5).next(events)) {
      history.add(new Acknowledged(NOW, json(each.event())));
    }
    for (var event : history) {
      register.add(
          new Register.Row(
              event.key(),
              event.type(),
              event.dossier(),
              event.occurred(),
              Register.withoutPerson(event.data()),
              1));
      followed.add(event.key());
    }
    var expected = expected();
    days = expected.tallies();
    days.forEach((cell, counts) -> {
      var month =
          months.computeIfAbsent(
              new Life.Cell(cell.agency(), cell.procedure(), cell.day().withDayOfMonth(1)),
              _ -> new long[counts.length]);
      for (var i = 0; i < counts.length; i++) {
        month[i] += counts[i];
      }
    });
    expected.lives().values().forEach(life -> show(expected, life));
  }

  private void show(Expected expected, Life life) {
    if (life.isReceived()) {
      stints.put(life.code(), new ArrayList<>(life.stretches()));
    }
    ObjectNode fields = JSON.valueToTree(expected.portal(life));
    portal.put(
        life.code(),
        new Portal.Held(new ArrayList<>(List.of(fields)), new ArrayList<>(expected.steps(life))));
    if (expected.isOverdue(life)) {
      alerts.add(new Alerts.Row(life.code(), 1, "overdue", 1, "H26", "standing"));
      tell(ReceivedMessage.Way.EMAIL, expected.email(life).orElseThrow(), life.code());
      tell(ReceivedMessage.Way.WEBHOOK, "hook", life.code());
    }
  }

  private void tell(ReceivedMessage.Way way, String to, String code) {
    var number = mailbox.size() + 1;
    mailbox.add(
        new ReceivedMessage(number, way, NOW, "id-" + number, to, "Cảnh báo", "- " + code + "\n"));
  }

  private static JsonNode json(Map<String, Object> event) {
    try {
      return JSON.readTree(JSON.writeValueAsBytes(event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Expected expected() {
    return Expected.of(history, CITY, LocalDate.ofInstant(NOW, Life.ZONE));
  }

  /// The code of a dossier that is overdue.
  String overdue() {
    return alerts.getFirst().dossier();
  }

  /// @param crashes of sync-service and of notification-service
  Findings check(int crashes) {
    var expected = expected();
    var findings = new Findings();
    Register.compare(expected, Scope.ALL, register, findings);
    Followed.compare(
        expected, Scope.ALL, new Followed.Stored("scoring-service", followed, setAside), findings);
    Stints.compare(expected, Scope.ALL, stints, findings);
    Tallies.compare(expected, new Tallies.Cells(days, months), findings);
    Portal.compare(expected, Scope.ALL, portal, crashes, findings);
    Alerts.compare(expected, Scope.ALL, alerts, findings);
    Mailbox.compare(expected, Scope.ALL, mailbox, crashes, findings);
    return findings;
  }
}
