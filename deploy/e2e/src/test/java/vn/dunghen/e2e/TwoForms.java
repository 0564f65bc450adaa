package vn.dunghen.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.dunghen.city.PostingClient;
import vn.dunghen.city.SeededCity;

/// The same lives twice, in two sibling agencies: as CloudEvents, and as a one-stop system sends
/// them to the national portal. Both statements grow by the same.
final class TwoForms {
  private static final String BY_EVENTS = "H26.PND";
  private static final String BY_SNAPSHOTS = "H26.PYH";
  private static final String PROCEDURE = "1.004884";
  private static final String GATE = "/api/portal-format";
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final DateTimeFormatter PORTAL =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(Life.ZONE);

  /// How a life ends.
  private enum Ending {
    NONE(4, "", ""),
    COMPLETED(9, "completed", "NgayKetThucXuLy"),
    RETURNED(10, "completed", "NgayKetThucXuLy"),
    WITHDRAWN(7, "withdrawn", "NgayKetThucXuLy"),
    REFUSED(3, "refused", "NgayTuChoi");

    private final int status;
    private final String event;
    private final String field;

    Ending(int status, String event, String field) {
      this.status = status;
      this.event = event;
      this.field = field;
    }
  }

  /// A life in days from today.
  private record Told(String channel, int promised, Ending ending, int ended) {}

  private static final List<Told> LIVES =
      List.of(
          new Told("counter", 5, Ending.NONE, 0),
          new Told("online", 5, Ending.NONE, 0),
          new Told("counter", -2, Ending.NONE, 0), // overdue
          new Told("counter", -2, Ending.COMPLETED, -3), // early
          new Told("online", -2, Ending.RETURNED, -3), // early
          new Told("counter", -2, Ending.COMPLETED, -2), // on time
          new Told("postal", -3, Ending.COMPLETED, -1), // late
          new Told("counter", 5, Ending.WITHDRAWN, -2),
          new Told("counter", 5, Ending.REFUSED, -2));

  private static final Map<String, Integer> GROWTH =
      Map.of(
          "received", 9,
          "resolvedEarly", 2,
          "resolvedOnTime", 1,
          "resolvedLate", 1,
          "closedOther", 2,
          "inProgress", 3,
          "inProgressOverdue", 1,
          "filedOnline", 2,
          "carriedIn", 0,
          "transferredIn", 0);

  private final PackagedSuite suite;
  private final SeededCity city = new SeededCity();
  private final LocalDate today;

  TwoForms(PackagedSuite suite) {
    this.suite = suite;
    this.today = LocalDate.ofInstant(suite.now(), Life.ZONE);
  }

  void comeToTheSameStatement() throws Exception {
    try (var auditor = suite.as("auditor")) {
      // Given
      var beforeEvents = statement(auditor, BY_EVENTS);
      var beforeSnapshots = statement(auditor, BY_SNAPSHOTS);

      // When
      postEvents();
      pushSnapshots();

      // Then
      await()
          .atMost(SOON)
          .untilAsserted(() -> {
            assertThat(growth(beforeEvents, statement(auditor, BY_EVENTS))).isEqualTo(GROWTH);
            assertThat(growth(beforeSnapshots, statement(auditor, BY_SNAPSHOTS))).isEqualTo(GROWTH);
          });
    }
  }

  private Map<String, Integer> statement(Caller auditor, String agency) {
    var answer =
        auditor.get(
            "/api/agencies/%s/statement?from=%s&to=%s"
                .formatted(agency, today.minusDays(10), today));
    var counts = new LinkedHashMap<String, Integer>();
    GROWTH.keySet().forEach(measure -> counts.put(measure, answer.path(measure).asInt(-1)));
    return counts;
  }

  private static Map<String, Integer> growth(
      Map<String, Integer> before, Map<String, Integer> after) {
    var growth = new LinkedHashMap<String, Integer>();
    after.forEach((measure, count) -> growth.put(measure, count - before.get(measure)));
    return growth;
  }

  private Instant at(int day) {
    return today.plusDays(day).atTime(LocalTime.of(9, 0)).atZone(Life.ZONE).toInstant();
  }

  private String code(String agency, int number) {
    return "%s-%s-%04d".formatted(city.agency(agency).identifier(), "270101", number);
  }

  private void postEvents() throws IOException, InterruptedException {
    var events = new ArrayList<Map<String, Object>>();
    for (var number = 0; number < LIVES.size(); number++) {
      var told = LIVES.get(number);
      var code = code(BY_EVENTS, number);
      events.add(
          event(
              "received",
              code,
              at(-5),
              Map.of(
                  "procedure", PROCEDURE,
                  "unit", BY_EVENTS,
                  "responsible", BY_EVENTS,
                  "channel", told.channel(),
                  "promise", at(told.promised()).toString())));
      if (told.ending() != Ending.NONE) {
        events.add(event(told.ending().event, code, at(told.ended()), data(told.ending())));
      }
      if (told.ending() == Ending.RETURNED) {
        events.add(event("returned", code, at(told.ended()), Map.of("through", "counter")));
      }
    }
    try (var client =
        new PostingClient(suite.address(), suite.identities().named("one-stop-h26-pnd"))) {
      assertThat(client.post(events).accepted()).isEqualTo(events.size());
    }
  }

  private static Map<String, Object> data(Ending ending) {
    return switch (ending) {
      case WITHDRAWN -> Map.of("reason", "Công dân rút hồ sơ");
      case REFUSED -> Map.of("reason", "Không đủ điều kiện");
      case NONE, COMPLETED, RETURNED -> Map.of();
    };
  }

  private static Map<String, Object> event(
      String name, String code, Instant at, Map<String, Object> data) {
    return Life.event(name, "/one-stop/" + BY_EVENTS, code + "." + name, code, at, data);
  }

  /// The even ones through the adapter's envelope, the odd ones as the relay's bare array; each
  /// first as received, then as it ended.
  private void pushSnapshots() throws IOException {
    try (var shop = suite.as("one-stop-h26-pyh");
        var anonymous = Caller.anonymous(suite.address())) {
      var account = suite.identities().named("one-stop-h26-pyh");
      var session =
          anonymous
              .call(
                  "POST",
                  GATE + "/XrdAdapter/RestService/forward/mapi/login",
                  Map.of("username", account.name(), "password", account.password()),
                  Map.of("Content-Type", "application/json"))
              .well()
              .json()
              .path("session")
              .asText();
      for (var isUpdate : List.of(false, true)) {
        for (var number = 0; number < LIVES.size(); number++) {
          var told = LIVES.get(number);
          if (isUpdate && told.ending() == Ending.NONE) {
            continue;
          }
          var updating = isUpdate ? "True" : "False";
          var data = List.of(snapshot(number, told, isUpdate));
          var answer =
              number % 2 == 0
                  ? anonymous.call(
                      "POST",
                      GATE + "/XrdAdapter/RestService/forward/mapi/g",
                      Map.of(
                          "session", session,
                          "madonvi", BY_SNAPSHOTS,
                          "service", "DongBoHoSoMC",
                          "isUpdating", updating,
                          "data", data),
                      Map.of("Content-Type", "application/json"))
                  : shop.call(
                      "POST",
                      GATE
                          + "/api/SynsTTHCC/DongBoHoSoMC?MaDinhDanhDV=%s&isUpdating=%s"
                              .formatted(BY_SNAPSHOTS, updating),
                      data,
                      Map.of("Content-Type", "application/json"));
          assertThat(answer.well().json().path("error_code").asText())
              .as(answer.text())
              .isEqualTo("0");
        }
      }
    }
  }

  private Map<String, Object> snapshot(int number, Told told, boolean ended) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("MaHoSo", code(BY_SNAPSHOTS, number));
    fields.put("MaTTHC", PROCEDURE);
    fields.put(
        "KenhThucHien",
        switch (told.channel()) {
          case "counter" -> "1";
          case "online" -> "2";
          default -> "3";
        });
    fields.put("ChuHoSo", "Nguyễn Thử Nghiệm Ánh");
    fields.put("LoaiDoiTuong", "1");
    fields.put("SoGiayToChuHoSo", "999000000001");
    fields.put("Email", "congdan1@thunghiem.invalid");
    fields.put("NgayTiepNhan", PORTAL.format(at(-5)));
    fields.put("NgayHenTra", PORTAL.format(at(told.promised())));
    fields.put("TrangThaiHoSo", Integer.toString(ended ? told.ending().status : 4));
    fields.put("DonViXuLy", city.agency(BY_SNAPSHOTS).name());
    if (ended) {
      fields.put(told.ending().field, PORTAL.format(at(told.ended())));
      if (told.ending() == Ending.RETURNED) {
        fields.put("NgayTra", PORTAL.format(at(told.ended())));
      }
    }
    return fields;
  }
}
