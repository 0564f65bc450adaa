package vn.dunghen.faultlab.checker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.dunghen.faultlab.history.Acknowledged;

/// What becomes of a dossier, reckoned a second time from its acknowledged events and from the
/// domain's rules as far as the lab's events need them: submitted, received, worked on, completed,
/// returned.
final class Life {
  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter PORTAL =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZONE);

  private final String code;
  private final List<Acknowledged> events;
  private @Nullable Instant submitted;
  private @Nullable Instant received;
  private @Nullable Instant promise;
  private @Nullable Instant completed;
  private @Nullable Instant returned;
  private String unit = "";
  private String responsible = "";
  private String procedure = "";
  private String channel = "";
  private boolean worked;
  private final Map<String, String> person = new TreeMap<>();
  private final List<Told> told = new ArrayList<>();

  /// A step of which the portal is told.
  private record Told(Instant at, int status, String by) {}

  private Life(String code, List<Acknowledged> events) {
    this.code = code;
    this.events = events;
  }

  static Life of(String code, Collection<Acknowledged> events) {
    var sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparing(Acknowledged::occurred).thenComparing(Acknowledged::key));
    var life = new Life(code, List.copyOf(sorted));
    sorted.forEach(life::happen);
    return life;
  }

  private void happen(Acknowledged event) {
    var at = event.occurred();
    var data = event.data();
    switch (event.name()) {
      case "submitted" -> {
        submitted = at;
        takeIn(data);
        told.add(new Told(at, 1, ""));
      }
      case "received" -> {
        received = at;
        takeIn(data);
        responsible = data.path("responsible").asText(unit);
        promise =
            data.hasNonNull("promise")
                ? OffsetDateTime.parse(data.path("promise").asText()).toInstant()
                : null;
        told.add(new Told(at, 2, ""));
      }
      case "progressed" -> {
        int status = data.path("status").asInt();
        worked |= status > 2;
        told.add(new Told(at, status, data.path("by").asText()));
      }
      case "completed" -> {
        completed = at;
        told.add(new Told(at, 9, ""));
      }
      case "returned" -> {
        returned = at;
        told.add(new Told(at, 10, ""));
      }
      case "digitised" -> {}
      default -> throw new IllegalArgumentException("The lab posts no event " + event.name() + ".");
    }
  }

  private void takeIn(JsonNode data) {
    unit = data.path("unit").asText();
    responsible = responsible.isEmpty() ? unit : responsible;
    procedure = data.path("procedure").asText();
    channel = data.path("channel").asText();
    data.path("personal")
        .properties()
        .forEach(each -> person.put(each.getKey(), each.getValue().asText()));
  }

  String code() {
    return code;
  }

  List<Acknowledged> events() {
    return events;
  }

  /// Whether it is history that an importer declared: counted, and nobody is told of it.
  boolean isHistory() {
    return events.stream().allMatch(event -> event.event().hasNonNull("recordedtime"));
  }

  boolean isReceived() {
    return received != null;
  }

  boolean isOpen() {
    return received != null && end() == null;
  }

  String responsible() {
    return responsible;
  }

  @Nullable LocalDate promisedDay() {
    return promise == null ? null : dayOf(promise);
  }

  private @Nullable Instant end() {
    return completed == null ? returned : completed;
  }

  private static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /// How it ended, as scoring numbers it.
  private int outcome(Instant end) {
    var promised = promisedDay();
    if (promised == null || dayOf(end).equals(promised)) {
      return 1;
    }
    return dayOf(end).isBefore(promised) ? 0 : 2;
  }

  /// A stretch of its life, open or ended. The last one lasts for ever.
  ///
  /// @param outcome 0 early, 1 on time, 2 late; absent while open
  record Stretch(
      Instant from,
      Instant to,
      String responsible,
      String receiving,
      String procedure,
      Instant received,
      boolean online,
      @Nullable Instant ended,
      @Nullable Integer outcome) {
    static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");
  }

  /// From its reception on, without a gap.
  List<Stretch> stretches() {
    var stretches = new ArrayList<Stretch>();
    var from = received;
    if (from == null) {
      return stretches;
    }
    var end = end();
    var online = channel.equals("online");
    stretches.add(
        new Stretch(
            from,
            end == null ? Stretch.EVER : end,
            responsible,
            unit,
            procedure,
            from,
            online,
            null,
            null));
    if (end != null) {
      stretches.add(
          new Stretch(
              end, Stretch.EVER, responsible, unit, procedure, from, online, end, outcome(end)));
    }
    return stretches;
  }

  /// A cell of the tallies of days.
  record Cell(String agency, String procedure, LocalDate day) {
    @Override
    public String toString() {
      return agency + " " + procedure + " " + day;
    }
  }

  /// The columns of a tally, in their order.
  static final List<String> MEASURES =
      List.of("received", "filed_online", "early", "on_time", "late", "closed_other", "overdue");

  /// Adds what it adds to the tallies of days.
  void tally(Map<Cell, long[]> cells) {
    var from = received;
    if (from == null) {
      return;
    }
    add(cells, dayOf(from), 0, 1);
    if (channel.equals("online")) {
      add(cells, dayOf(from), 1, 1);
    }
    var end = end();
    if (end != null) {
      add(cells, dayOf(end), 2 + outcome(end), 1);
    }
    var promised = promisedDay();
    if (promised != null) {
      var overdue = promised.plusDays(1);
      var first = overdue.isAfter(dayOf(from)) ? overdue : dayOf(from);
      if (end == null || first.isBefore(dayOf(end))) {
        add(cells, first, 6, 1);
        if (end != null) {
          add(cells, dayOf(end), 6, -1);
        }
      }
    }
  }

  private void add(Map<Cell, long[]> cells, LocalDate day, int measure, long by) {
    cells
            .computeIfAbsent(new Cell(responsible, procedure, day), _ -> new long[MEASURES.size()])[
            measure] +=
        by;
  }

  /// The fields that the portal is to hold, as far as the lab's events decide them.
  ///
  /// @param names of agencies by code
  Map<String, String> portal(Map<String, String> names) {
    var fields = new TreeMap<String, String>();
    fields.put("MaHoSo", code);
    fields.put("MaTTHC", procedure);
    fields.put("TrangThaiHoSo", Integer.toString(status()));
    fields.put("NgayNopHoSo", text(submitted));
    fields.put("NgayTiepNhan", text(received));
    fields.put("NgayHenTra", text(promise));
    fields.put("NgayKetThucXuLy", text(end()));
    fields.put("NgayTra", text(returned));
    fields.put("DonViXuLy", names.getOrDefault(responsible, ""));
    fields.put("ChuHoSo", person.getOrDefault("name", ""));
    fields.put("SoGiayToChuHoSo", person.getOrDefault("identityNumber", ""));
    fields.put("Email", person.getOrDefault("contact", ""));
    return fields;
  }

  private int status() {
    if (returned != null) {
      return 10;
    }
    if (completed != null) {
      return 9;
    }
    if (received == null) {
      return 1;
    }
    return worked ? 4 : 2;
  }

  /// The steps of which the portal is to be told, each once: moment, status, by whom.
  TreeSet<String> steps(Map<String, String> names) {
    var steps = new TreeSet<String>();
    for (var each : told) {
      var by = each.by().isEmpty() ? responsible : each.by();
      steps.add(step(text(each.at()), Integer.toString(each.status()), names.getOrDefault(by, by)));
    }
    return steps;
  }

  static String step(String at, String status, String by) {
    return at + " " + status + " " + by;
  }

  private static String text(@Nullable Instant instant) {
    return instant == null ? "" : PORTAL.format(instant);
  }
}
