package vn.dunghen.e2e;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.dunghen.city.Agency;
import vn.dunghen.city.Procedure;
import vn.dunghen.city.SeededCity;
import vn.dunghen.city.SeededNames;

/// A dossier that a test lets live: the events to post, and what the portal is to hold of it. What
/// is expected is written down here a second time, from the portal's rules and not from the suite's
/// code.
final class Life {
  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd").withZone(ZONE);
  private static final DateTimeFormatter PORTAL =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZONE);

  private final Agency agency;
  private final Procedure procedure;
  private final String code;
  private final Map<String, Object> person;
  private final Map<String, String> portal = new TreeMap<>();
  private final List<String> steps = new ArrayList<>();
  private final List<String> statuses = new ArrayList<>();
  private final List<Map<String, Object>> unposted = new ArrayList<>();
  private int events;
  private boolean late;

  /// @param number tells it from the other dossiers of the agency
  Life(SeededCity city, String agency, int number, Instant now) {
    this.agency = city.agency(agency);
    var handled = city.handledBy(this.agency);
    this.procedure = handled.get(number % handled.size());
    this.code = "%s-%s-%05d".formatted(this.agency.identifier(), DAY.format(now), number);
    this.person =
        Map.of(
            "name", SeededNames.all().get(number % SeededNames.all().size()),
            "identityNumber", "999%09d".formatted(number),
            "contact", "congdan%d@thunghiem.invalid".formatted(number));
    portal.put("MaHoSo", code);
    portal.put("MaTTHC", procedure.code());
    portal.put("TenTTHC", procedure.name());
    portal.put("KenhThucHien", "2");
    portal.put("LoaiDoiTuong", "1");
    portal.put("ChuHoSo", String.valueOf(person.get("name")));
    portal.put("SoGiayToChuHoSo", String.valueOf(person.get("identityNumber")));
    portal.put("Email", String.valueOf(person.get("contact")));
    portal.put("DonViXuLy", this.agency.name());
    for (var none : List.of("NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "NgayTra")) {
      portal.put(none, "");
    }
  }

  String code() {
    return code;
  }

  String source() {
    return "/one-stop/" + agency.code();
  }

  /// Submitted online and received.
  Life begun(Instant at, Instant promise) {
    happen(
        "submitted",
        at,
        Map.of(
            "procedure",
            procedure.code(),
            "unit",
            agency.code(),
            "channel",
            "online",
            "applicantKind",
            "citizen",
            "personal",
            person));
    told(at, "1");
    portal.put("NgayNopHoSo", PORTAL.format(at));
    happen(
        "received",
        at,
        Map.of(
            "procedure", procedure.code(),
            "unit", agency.code(),
            "responsible", agency.code(),
            "channel", "online",
            "promise", text(promise)));
    told(at, "2");
    portal.put("NgayTiepNhan", PORTAL.format(at));
    portal.put("NgayHenTra", PORTAL.format(promise));
    return this;
  }

  /// Begun and overdue, before the agency went live: told to the agency, never to the portal.
  Life late(Instant at, Instant promise) {
    late = true;
    return begun(at, promise);
  }

  boolean isLate() {
    return late;
  }

  Life progressed(Instant at) {
    happen("progressed", at, Map.of("status", 4, "by", agency.code(), "step", "Thẩm định"));
    told(at, "4");
    return this;
  }

  Life lacksPapers(Instant at) {
    happen(
        "supplement-requested",
        at,
        Map.of("papers", List.of(procedure.papers().getFirst()), "reason", "Thiếu giấy tờ"));
    told(at, "5");
    return this;
  }

  Life completed(Instant at) {
    happen("completed", at, Map.of());
    told(at, "9");
    portal.put("NgayKetThucXuLy", PORTAL.format(at));
    return this;
  }

  Life returned(Instant at) {
    happen("returned", at, Map.of("through", "online"));
    told(at, "10");
    portal.put("NgayTra", PORTAL.format(at));
    return this;
  }

  private void told(Instant at, String status) {
    portal.put("TrangThaiHoSo", status);
    statuses.add(status);
    steps.add(PORTAL.format(at) + " " + status + " " + agency.name());
  }

  private void happen(String name, Instant at, Map<String, Object> data) {
    events++;
    unposted.add(event(name, source(), "%s.%02d".formatted(code, events), code, at, data));
  }

  static Map<String, Object> event(
      String name, String source, String id, String code, Instant at, Map<String, Object> data) {
    var event = new LinkedHashMap<String, Object>();
    event.put("specversion", "1.0");
    event.put("type", "vn.dunghen.dossier." + name + ".v1");
    event.put("source", source);
    event.put("id", id);
    event.put("subject", code);
    event.put("time", text(at));
    event.put("data", data);
    return event;
  }

  private static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE).toOffsetDateTime().toString();
  }

  /// What has happened since it was asked last.
  List<Map<String, Object>> unposted() {
    var all = List.copyOf(unposted);
    unposted.clear();
    return all;
  }

  int events() {
    return events;
  }

  /// The fields that the portal is to hold, empty ones too.
  Map<String, String> portal() {
    return Map.copyOf(portal);
  }

  /// The steps of progress, each once, in order of time.
  List<String> steps() {
    return List.copyOf(steps);
  }

  /// The states that the portal may have been told, in their order.
  List<String> statuses() {
    return List.copyOf(statuses);
  }
}
