package vn.dunghen.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A city for demonstrations and tests: Hà Nội's departments, some of its districts with their
/// wards, the communes that succeed them on 1 July 2025, procedures, calendars and one-stop shops.
///
/// The ids of its events are fixed, so that posting the seed twice gives duplicates and no
/// conflict. Each event declares `recordedtime` equal to its `time`: the history is known as of
/// 2023, and the end of the districts as of 16 June 2025. The posting identity therefore needs the
/// roles operator and importer.
public final class SeededCity {
  /// The code of the city itself.
  public static final String ROOT = "H26";

  /// The district whose half-year 2024 was published.
  public static final String THANH_XUAN = "H26.TX";

  /// The source of the city's reference events.
  public static final String REFERENCE_SOURCE = "/reference/H26";

  /// The source of dossiers that an importer declares without a one-stop shop.
  public static final String IMPORT_SOURCE = "/import/H26";

  private static final LocalDate BEGINNING = LocalDate.of(2023, 1, 1);

  /// Ends the ids of procedures that say what the indicators ask; without it they did not yet.
  private static final String WITH_SCOPE = ".scope";

  /// How long before its day the end of an agency becomes known.
  private static final int DAYS_OF_NOTICE = 14;

  private final List<Agency> agencies = readAgencies();
  private final List<Procedure> procedures = readProcedures();
  private final List<OneStop> oneStops = oneStopsOf(agencies);

  /// A one-stop shop: the source of its events, the identity bound to it, the agency that it serves
  /// with all of the agency's sub-units.
  public record OneStop(String source, String identity, Agency agency) {}

  public List<Agency> agencies() {
    return agencies;
  }

  public List<Procedure> procedures() {
    return procedures;
  }

  /// One for each department, district and commune-level unit of the second level.
  public List<OneStop> oneStops() {
    return oneStops;
  }

  /// @throws IllegalArgumentException when there is no such agency
  public Agency agency(String code) {
    return agencies.stream()
        .filter(agency -> agency.code().equals(code))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("The seeded city has no agency " + code + "."));
  }

  /// The agency and its sub-units as they are on that day, each with the source that speaks for it;
  /// the agency first.
  ///
  /// @throws IllegalArgumentException when the agency is unknown or does not exist on that day
  public List<ReplayUnit> units(String code, LocalDate day) {
    if (!agency(code).isValidOn(day)) {
      throw new IllegalArgumentException("Agency " + code + " does not exist on " + day + ".");
    }
    var units = new ArrayList<ReplayUnit>();
    for (var unit : agencies) {
      if (unit.isWithin(code) && unit.isValidOn(day)) {
        units.add(new ReplayUnit(unit.code(), unit.identifier(), sourceFor(unit), handledBy(unit)));
      }
    }
    return List.copyOf(units);
  }

  /// The procedures that an agency of this kind handles; all of them for the city.
  public List<Procedure> handledBy(Agency agency) {
    if (agency.kind().equals("city")) {
      return procedures;
    }
    return procedures.stream()
        .filter(procedure -> procedure.levels().contains(agency.kind()))
        .toList();
  }

  private String sourceFor(Agency unit) {
    return oneStops.stream()
        .filter(oneStop -> unit.isWithin(oneStop.agency().code()))
        .map(OneStop::source)
        .findFirst()
        .orElse(IMPORT_SOURCE);
  }

  /// Every reference event of the city, in the order in which they are to be posted: what another
  /// refers to comes first.
  public List<Map<String, Object>> referenceEvents() {
    var events = new ArrayList<Map<String, Object>>();
    for (var agency : agencies) {
      events.add(agencyEvent(agency, "", knownFrom(agency.validFrom()), false));
    }
    for (var agency : agencies) {
      if (agency.validTo() != null) {
        events.add(agencyEvent(agency, ".end", agency.validTo().minusDays(DAYS_OF_NOTICE), true));
      }
    }
    for (var node : SeededResources.read("procedures.json")) {
      ObjectNode data = node.deepCopy();
      data.remove("levels");
      events.add(
          reference("procedure", node.path("code").asText(), WITH_SCOPE, BEGINNING, asMap(data)));
    }
    for (var node : SeededResources.read("calendars.json")) {
      var published = LocalDate.of(node.path("year").asInt() - 1, 1, 1);
      events.add(reference("calendar", node.path("year").asText(), "", published, asMap(node)));
    }
    for (var oneStop : oneStops) {
      events.add(
          sourceEvent(
              oneStop.source(),
              oneStop.identity(),
              oneStop.agency().code(),
              knownFrom(oneStop.agency().validFrom())));
    }
    events.add(sourceEvent(IMPORT_SOURCE, Identities.IMPORTER, ROOT, BEGINNING));
    return List.copyOf(events);
  }

  /// The event that closes an agency's history: from `at` on its events are live.
  public static Map<String, Object> goLive(String agency, Instant at) {
    return Envelope.event(
        "vn.dunghen.reference.go-live.v1",
        REFERENCE_SOURCE,
        "go-live." + agency,
        agency,
        at,
        null,
        Map.of("agency", agency, "at", Envelope.text(at)));
  }

  /// The events that name whom to tell of an agency's late dossiers: the head of each one-stop
  /// shop's agency, and the city's own desk for whatever has no nearer one.
  ///
  /// @param webhook where the agencies' systems listen; null for e-mail alone
  public List<Map<String, Object>> recipients(@Nullable String webhook) {
    var events = new ArrayList<Map<String, Object>>();
    events.add(recipientEvent(ROOT, agency(ROOT).name(), BEGINNING, null));
    for (var oneStop : oneStops) {
      var agency = oneStop.agency();
      events.add(
          recipientEvent(agency.code(), agency.name(), knownFrom(agency.validFrom()), webhook));
    }
    return List.copyOf(events);
  }

  private static Map<String, Object> recipientEvent(
      String agency, String name, LocalDate from, @Nullable String webhook) {
    var data = new LinkedHashMap<String, Object>();
    data.put("agency", agency);
    data.put("name", "Thủ trưởng " + name);
    data.put("role", "head");
    data.put("email", agency.toLowerCase(Locale.ROOT) + "@dunghen.test");
    if (webhook != null) {
      data.put("webhook", webhook);
    }
    data.put("validFrom", from.toString());
    var suffix = webhook == null ? "" : "." + Integer.toHexString(webhook.hashCode());
    return reference("recipient", agency, suffix, from, data);
  }

  private static Map<String, Object> agencyEvent(
      Agency agency, String suffix, LocalDate known, boolean withEnd) {
    var data = new LinkedHashMap<String, Object>();
    data.put("code", agency.code());
    data.put("name", agency.name());
    data.put("kind", agency.kind());
    if (agency.parent() != null) {
      data.put("parent", agency.parent());
    }
    data.put("validFrom", agency.validFrom().toString());
    if (withEnd && agency.validTo() != null && agency.successor() != null) {
      data.put("validTo", agency.validTo().toString());
      data.put("successor", agency.successor());
    }
    return reference("agency", agency.code(), suffix, known, data);
  }

  private static Map<String, Object> sourceEvent(
      String source, String identity, String agency, LocalDate known) {
    Map<String, Object> data =
        Map.of("source", source, "identity", identity, "agencies", List.of(agency));
    return reference("source", source, "", known, data);
  }

  private static Map<String, Object> reference(
      String name, String subject, String suffix, LocalDate known, Map<String, Object> data) {
    var at = known.atStartOfDay(Envelope.ZONE).toInstant();
    return Envelope.event(
        "vn.dunghen.reference." + name + ".v1",
        REFERENCE_SOURCE,
        name + "." + subject + suffix,
        subject,
        at,
        at,
        data);
  }

  private static LocalDate knownFrom(LocalDate validFrom) {
    return validFrom.isBefore(BEGINNING) ? BEGINNING : validFrom.minusDays(DAYS_OF_NOTICE + 1);
  }

  private static List<OneStop> oneStopsOf(List<Agency> agencies) {
    return agencies.stream()
        .filter(agency -> ROOT.equals(agency.parent()))
        .map(agency ->
            new OneStop(
                "/one-stop/" + agency.code(),
                "one-stop-" + agency.code().toLowerCase(Locale.ROOT).replace('.', '-'),
                agency))
        .toList();
  }

  private static List<Agency> readAgencies() {
    var agencies = new ArrayList<Agency>();
    for (var node : SeededResources.read("agencies.json")) {
      var validTo = textOrNull(node, "validTo");
      agencies.add(
          new Agency(
              node.path("code").asText(),
              node.path("name").asText(),
              node.path("kind").asText(),
              node.path("identifier").asText(),
              textOrNull(node, "parent"),
              LocalDate.parse(node.path("validFrom").asText()),
              validTo == null ? null : LocalDate.parse(validTo),
              textOrNull(node, "successor")));
    }
    return List.copyOf(agencies);
  }

  private static List<Procedure> readProcedures() {
    var procedures = new ArrayList<Procedure>();
    for (var node : SeededResources.read("procedures.json")) {
      var term = node.path("term");
      procedures.add(
          new Procedure(
              node.path("code").asText(),
              node.path("name").asText(),
              new Procedure.Term(term.path("length").asInt(), term.path("unit").asText()),
              node.path("fee").asLong(),
              SeededResources.texts(node.path("papers")),
              SeededResources.texts(node.path("levels"))));
    }
    return List.copyOf(procedures);
  }

  private static @Nullable String textOrNull(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.path(field).asText() : null;
  }

  @SuppressWarnings("unchecked") // a JSON object is a map with text keys
  private static Map<String, Object> asMap(JsonNode object) {
    return SeededResources.JSON.convertValue(object, Map.class);
  }
}
