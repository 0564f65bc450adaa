package vn.dunghen.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import vn.dunghen.dossier.event.Channel;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Envelope;
import vn.dunghen.dossier.event.Read;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.DossierLife;
import vn.dunghen.dossier.life.DossierState;
import vn.dunghen.dossier.life.PromiseKept;
import vn.dunghen.dossier.life.Standing;
import vn.dunghen.dossier.reference.ReferenceBook;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.scoring.statements.model.By;
import vn.dunghen.scoring.statements.model.Question;

/// Dossiers with random events, and their statements counted one by one straight from the fold.
final class RandomCity {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> UNITS = List.of("R1", "R2", "R3", "R4", "R5");
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 10);
  private static final int DAYS = 200;
  private static final List<String> LATER =
      List.of(
          "completed",
          "completed",
          "completed",
          "returned",
          "refused",
          "withdrawn",
          "stopped",
          "suspended",
          "resumed",
          "reopened",
          "supplement-requested",
          "supplement-supplied",
          "payment-requested",
          "payment-made",
          "promised",
          "transferred",
          "voided",
          "digitised",
          "population-data-used",
          "rated",
          "rated");

  private final List<JsonNode> events = new ArrayList<>();
  private final Map<String, List<Recorded<DossierEvent>>> byDossier = new LinkedHashMap<>();

  RandomCity(long seed, int dossiers) {
    var random = new Random(seed);
    for (int i = 0; i < dossiers; i++) {
      live("R-" + i, random);
    }
  }

  /// A district R1 that ends in May with R2 as its successor; R3 and R4 below R1; R5 alone.
  List<JsonNode> references() {
    var references = new ArrayList<JsonNode>();
    references.add(agency("RCITY", "CITY", null, null));
    references.add(agency("R1", "RCITY", "2024-05-31", "R2"));
    references.add(agency("R2", "RCITY", null, null));
    references.add(agency("R3", "R1", null, null));
    references.add(agency("R4", "R1", null, null));
    references.add(agency("R5", "RCITY", null, null));
    references.add(procedure("RP0", "full", null));
    references.add(procedure("RP1", "partial", 30000));
    references.add(procedure("RP2", "none", 50000));
    return references;
  }

  List<JsonNode> events() {
    return events;
  }

  /// The codes of the dossiers that were taken in.
  List<String> received() {
    return byDossier.entrySet().stream()
        .filter(dossier ->
            dossier.getValue().stream().anyMatch(e -> e.event() instanceof DossierEvent.Received))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The lives as known at an instant.
  List<DossierLife> lives(ReferenceBook book, Instant known) {
    return byDossier.values().stream()
        .map(facts -> DossierLife.fold(facts, known, book.datesKnownAt(known)))
        .toList();
  }

  Question question(Random random) {
    var units = new ArrayList<>(UNITS);
    units.add("RCITY");
    LocalDate from = FIRST.plusDays(random.nextInt(DAYS) - 5);
    LocalDate to = from.plusDays(random.nextInt(60));
    Optional<Instant> asOf =
        random.nextInt(3) == 0
            ? Optional.empty()
            : Optional.of(
                CivilTime.startOf(FIRST.plusDays(random.nextInt(DAYS + 40)))
                    .plusSeconds(random.nextInt(86400)));
    By by = random.nextInt(4) == 0 ? By.RECEIVING : By.RESPONSIBLE;
    return new Question(units.get(random.nextInt(units.size())), from, to, asOf, by);
  }

  /// The statement, dossier by dossier, as `semantics.md` says it.
  Map<String, Long> count(ReferenceBook book, Question question, Instant now) {
    Instant known = question.asOf().orElse(CivilTime.FOREVER);
    Instant before = CivilTime.startOf(question.from()).minus(1, ChronoUnit.MICROS);
    Instant end = CivilTime.endOf(question.to());
    Instant knowledge = question.asOf().orElse(now);
    Instant b = knowledge.isBefore(end) ? knowledge : end;
    Instant a = before.isAfter(b) ? b : before;
    Set<String> inside = book.knownAt(known).tree(question.to()).countedFor(question.agency());
    var counts = new HashMap<String, Long>();
    for (String measure :
        List.of(
            "received",
            "carriedIn",
            "resolvedEarly",
            "resolvedOnTime",
            "resolvedLate",
            "closedOther",
            "reopened",
            "transferredIn",
            "transferredOut",
            "inProgress",
            "inProgressOverdue",
            "filedOnline")) {
      counts.put(measure, 0L);
    }
    byDossier.forEach((_, facts) -> {
      DossierLife life = DossierLife.fold(facts, known, book.datesKnownAt(known));
      count(life.at(a), life.at(b), b, question.by(), inside, counts);
    });
    return counts;
  }

  private static void count(
      DossierState a,
      DossierState b,
      Instant judged,
      By by,
      Set<String> inside,
      Map<String, Long> counts) {
    boolean openBefore = a.standing().isOpen();
    boolean insideBefore = openBefore && inside.contains(unit(a, by));
    boolean receivedAfter = a.reception() == null && b.reception() != null;
    boolean insideAfter = b.reception() != null && inside.contains(unit(b, by));
    boolean endedBefore = a.standing() == Standing.ENDED;
    boolean openAfter = b.standing().isOpen();
    boolean endedAfter = b.standing() == Standing.ENDED;
    add(counts, "carriedIn", insideBefore);
    add(counts, "received", receivedAfter && insideAfter);
    add(
        counts,
        "filedOnline",
        receivedAfter && insideAfter && b.reception().channel() == Channel.ONLINE);
    add(counts, "reopened", endedBefore && openAfter && insideAfter);
    add(counts, "transferredIn", openBefore && !insideBefore && insideAfter);
    add(counts, "transferredOut", insideBefore && !insideAfter);
    add(counts, "inProgress", openAfter && insideAfter);
    add(
        counts,
        "inProgressOverdue",
        openAfter
            && insideAfter
            && b.standing() == Standing.OPEN
            && b.promise() != null
            && CivilTime.dayOf(b.promise().due()).isBefore(CivilTime.dayOf(judged)));
    if (!endedBefore && endedAfter && insideAfter) {
      if (!b.end().kind().withResult()) {
        add(counts, "closedOther", true);
      } else {
        PromiseKept.Lateness lateness = PromiseKept.of(b);
        add(counts, "resolvedEarly", lateness == PromiseKept.Lateness.EARLY);
        add(counts, "resolvedOnTime", lateness == PromiseKept.Lateness.ON_TIME);
        add(counts, "resolvedLate", lateness == PromiseKept.Lateness.LATE);
      }
    }
  }

  private static String unit(DossierState state, By by) {
    return by == By.RECEIVING ? state.reception().unit() : state.responsible();
  }

  private static void add(Map<String, Long> counts, String measure, boolean one) {
    counts.merge(measure, one ? 1L : 0L, Long::sum);
  }

  private void live(String dossier, Random random) {
    Instant at = CivilTime.startOf(FIRST).plusSeconds((long) random.nextInt(DAYS) * 86400L);
    at = at.plusSeconds(random.nextInt(86400));
    int number = 0;
    if (random.nextInt(10) > 0) {
      event(dossier, number++, "received", at, received(random, at), random);
    }
    int more = random.nextInt(7);
    for (int i = 0; i < more; i++) {
      at = at.plusSeconds(random.nextInt(8 * 86400));
      String type = LATER.get(random.nextInt(LATER.size()));
      event(dossier, number++, type, at, data(type, dossier, number, random, at), random);
    }
  }

  private static ObjectNode received(Random random, Instant at) {
    var data = JSON.createObjectNode();
    String unit = UNITS.get(random.nextInt(UNITS.size()));
    data.put("procedure", "RP" + random.nextInt(3)).put("unit", unit);
    data.put("channel", random.nextBoolean() ? "online" : "counter");
    if (random.nextInt(4) == 0) {
      data.put("responsible", UNITS.get(random.nextInt(UNITS.size())));
    }
    switch (random.nextInt(4)) {
      case 0 -> {}
      case 1 ->
          data.putObject("term").put("length", 1 + random.nextInt(9)).put("unit", "working-day");
      default -> data.put("promise", text(at.plusSeconds(random.nextInt(15 * 86400))));
    }
    return data;
  }

  private static ObjectNode data(
      String type, String dossier, int number, Random random, Instant at) {
    var data = JSON.createObjectNode();
    switch (type) {
      case "promised" ->
          data.put("promise", text(at.plusSeconds(random.nextInt(15 * 86400)))).put("reason", "x");
      case "transferred" ->
          data.put("responsible", UNITS.get(random.nextInt(UNITS.size()))).put("reason", "x");
      case "voided" -> data.put("id", dossier + "/" + random.nextInt(number)).put("reason", "x");
      case "rated" -> data.put("liked", random.nextBoolean());
      case "population-data-used" -> {}
      case "digitised" ->
          data.put("components", random.nextBoolean())
              .put("result", random.nextBoolean())
              .put("reused", random.nextBoolean())
              .put("fromStore", random.nextBoolean());
      case "payment-requested" -> data.put("amount", 10000 * random.nextInt(2));
      case "payment-made" ->
          data.put("amount", 10000 * random.nextInt(2))
              .put("through", List.of("portal", "local-gateway", "counter").get(random.nextInt(3)));
      case "completed" -> {
        if (random.nextBoolean()) {
          data.putObject("result").put("code", "K").put("electronic", random.nextInt(3) > 0);
        }
      }
      default -> data.put("reason", "x");
    }
    return data;
  }

  private void event(
      String dossier, int number, String type, Instant at, ObjectNode data, Random random) {
    Instant recorded = random.nextInt(3) == 0 ? at.plusSeconds(random.nextInt(20 * 86400)) : at;
    var event =
        Life.cloudEvent(
            "vn.dunghen.dossier." + type + ".v1",
            "random",
            dossier + "/" + number,
            dossier,
            text(at),
            text(recorded),
            data);
    events.add(event);
    if (Envelope.read(JSON.convertValue(event, Map.class))
            instanceof Read.Sound<Envelope>(var envelope)
        && envelope.body() instanceof Envelope.Body.Dossier(var body)) {
      byDossier
          .computeIfAbsent(dossier, _ -> new ArrayList<>())
          .add(
              new Recorded<>(
                  envelope.id(), envelope.sequence(), envelope.occurred(), recorded, body));
    } else {
      throw new IllegalStateException("The random event cannot be read: " + event);
    }
  }

  private static JsonNode agency(String code, String parent, String validTo, String successor) {
    var data = JSON.createObjectNode();
    data.put("code", code).put("name", "Đơn vị " + code).put("kind", "ward").put("parent", parent);
    data.put("validFrom", "2000-01-01");
    if (validTo != null) {
      data.put("validTo", validTo).put("successor", successor);
    }
    return Life.cloudEvent(
        "vn.dunghen.reference.agency.v1",
        "random-references",
        code,
        code,
        "2020-01-01T00:00+07:00",
        "2020-01-01T00:00+07:00",
        data);
  }

  private static JsonNode procedure(String code, String online, Integer fee) {
    var data = JSON.createObjectNode();
    data.put("code", code).put("name", "Thủ tục " + code).put("field", "Hộ tịch");
    data.put("online", online).put("validFrom", "2000-01-01");
    data.putArray("papers");
    data.putArray("steps");
    if (fee != null) {
      data.put("fee", fee);
    }
    return Life.cloudEvent(
        "vn.dunghen.reference.procedure.v1",
        "random-references",
        code,
        code,
        "2020-01-01T00:00+07:00",
        "2020-01-01T00:00+07:00",
        data);
  }

  private static String text(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(7)).toString();
  }
}
