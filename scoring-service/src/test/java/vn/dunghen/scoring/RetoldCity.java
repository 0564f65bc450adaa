package vn.dunghen.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.rulesets.Rules;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Measurement;

/// A made-up city whose totals are those that Hà Nội published for September to December 2024, as
/// they were known at the hours of its letters and as later letters imply them
/// (`cases/hanoi-releases.json`). Only the totals are known: how many dossiers stand behind them is
/// searched here, so that the totals under rule set 766-A come out to the hundredth; then events
/// are made, of which some are recorded only after the hour of the letter, that must be counted to
/// just these numbers.
///
/// Every month has [#RECEIVED] dossiers received and ended in it, as far as they were known to end,
/// and beside them [#STALE] ones that lie open since July.
final class RetoldCity {

  static final YearMonth SEPTEMBER = YearMonth.of(2024, 9);
  static final YearMonth OCTOBER = YearMonth.of(2024, 10);
  static final YearMonth NOVEMBER = YearMonth.of(2024, 11);
  static final YearMonth DECEMBER = YearMonth.of(2024, 12);

  /// A prime, so that every step through the ranks reaches each dossier once.
  private static final int RECEIVED = 251;

  private static final int STALE = 19;
  private static final int PROCEDURES = 20;
  private static final int OFFERED_ONLINE = 12;
  private static final int PETITIONS = 30;
  private static final int DECISIONS = 5;
  private static final int ELECTRONIC = 190;
  private static final int ONLINE = 60;
  private static final int REUSED = 120;
  private static final int POPULATION_DATA = 110;
  private static final int PAID_ONLINE = 60;
  private static final int PAID_AT_COUNTER = 30;
  private static final int PETITIONS_DISLIKED = 3;
  private static final int ANNOUNCED_ON_TIME = 3;

  /// How many dossiers of a month are known only after its letter to have ended on time: of so many
  /// of them a wrong end is corrected, of the others no end was known.
  private static final Map<YearMonth, Integer> LATER_ENDS = Map.of(SEPTEMBER, 3, NOVEMBER, 12);

  private static final int CORRECTED_ENDS = 2;
  private static final String SOURCE = "retold";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<YearMonth, Month> months = new TreeMap<>();
  private final List<JsonNode> events = new ArrayList<>();

  /// What is known of a month: how many dossiers are on time, digitised, with a paper from the
  /// store (beside those of procedures that have none) and disliked, how many petitions are handled
  /// in time, how many procedures are public with all their parts. Which dossiers these are is
  /// fixed.
  record Known(int onTime, int digitised, int fromStore, int disliked, int handled, int complete) {

    Known searched(int onTime, int digitised, int fromStore) {
      return new Known(onTime, digitised, fromStore, disliked, handled, complete);
    }

    /// The least that a later letter knows: more of all, and fewer dislikes.
    Known later(int ends) {
      return new Known(
          onTime + ends, digitised + 1, fromStore + 1, disliked - 3, handled + 1, complete + 2);
    }
  }

  /// @param letter when the letter's data were taken
  /// @param known what was recorded by then
  /// @param later what is recorded by the next letter
  record Month(YearMonth month, Instant letter, Known known, Known later) {

    Period period() {
      return Period.of(month);
    }

    String dossier(int number) {
      return "HN-%s-%03d".formatted(month, number);
    }

    String petition(int number) {
      return "HN-PAKN-%s-%02d".formatted(month, number);
    }

    /// After the letter, and before the next one.
    Instant afterwards() {
      return letter.plusSeconds(3 * 86400L);
    }
  }

  /// Something that a dossier can be; its dossiers are those with the lowest ranks.
  private enum Attribute {
    ON_TIME(7),
    ELECTRONIC(11),
    ONLINE(13),
    DIGITISED(17),
    REUSED(19),
    FROM_STORE(23),
    POPULATION_DATA(29),
    PAID(31),
    DISLIKED(37);

    private final int step;

    Attribute(int step) {
      this.step = step;
    }

    int rank(int dossier) {
      return (dossier * step + 5 * ordinal()) % RECEIVED;
    }
  }

  RetoldCity() {
    Map<String, BigDecimal> totals = new TreeMap<>();
    Map<String, BigDecimal> implied = new TreeMap<>();
    Map<String, Instant> hours = new TreeMap<>();
    read(totals, implied, hours);
    int complete = 11;
    for (YearMonth month : List.of(SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER)) {
      String name = month.toString();
      int ends = LATER_ENDS.getOrDefault(month, 0);
      var least = new Known(100, 90, 30, 18, 26, complete);
      Known known = search(least, RECEIVED - ends, ends, totals.get(name));
      Known later = known;
      if (ends > 0) {
        Known leastLater = known.later(ends);
        later = search(leastLater, leastLater.onTime(), 0, implied.get(name));
      }
      months.put(month, new Month(month, hours.get(name), known, later));
      complete = later.complete();
    }
    months.values().forEach(this::tell);
    stale();
  }

  private static void read(
      Map<String, BigDecimal> totals, Map<String, BigDecimal> implied, Map<String, Instant> hours) {
    try (var file = RetoldCity.class.getResourceAsStream("/cases/hanoi-releases.json")) {
      for (JsonNode release : JSON.readTree(file).get("releases")) {
        YearMonth month = YearMonth.parse(release.get("period").asText());
        totals.put(month.toString(), new BigDecimal(release.get("total").asText()));
        implied.put(
            month.minusMonths(1).toString(),
            new BigDecimal(release.get("impliedPrevious").asText()));
        hours.put(
            month.toString(),
            OffsetDateTime.parse(release.get("dataTakenAt").asText()).toInstant());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The first numbers of dossiers on time, digitised and with papers from the store, none below
  /// the least, that give the total.
  ///
  /// @param laterEnds how many more are known later to have been on time
  private static Known search(Known least, int mostOnTime, int laterEnds, BigDecimal total) {
    for (int onTime = least.onTime(); onTime <= mostOnTime; onTime++) {
      BigDecimal open =
          total.subtract(
              score(least.searched(onTime, least.digitised(), least.fromStore()), laterEnds));
      if (open.signum() < 0 || open.compareTo(BigDecimal.ONE) > 0) {
        continue;
      }
      for (int digitised = least.digitised(); digitised < least.digitised() + 40; digitised++) {
        for (int store = least.fromStore(); store < least.fromStore() + 40; store++) {
          Known tried = least.searched(onTime, digitised, store);
          if (score(tried, laterEnds).compareTo(total) == 0) {
            return tried;
          }
        }
      }
    }
    throw new IllegalStateException("no numbers give " + total);
  }

  private static BigDecimal score(Known known, int laterEnds) {
    List<Measurement> measurements = new ArrayList<>();
    counts(known, known.onTime() + laterEnds)
        .forEach((indicator, counts) ->
            measurements.add(Measurement.of(indicator, counts.numerator(), counts.denominator())));
    return Rules.A.score(measurements).total();
  }

  /// The counts that must come out, by indicator.
  ///
  /// @param onTimeLater how many are known later to have been on time: those of them that are not
  ///   known yet have no end, but for the ones whose end is corrected
  private static Map<String, Counts> counts(Known known, int onTimeLater) {
    IntPredicate ended = dossier -> isEnded(dossier, known.onTime(), onTimeLater);
    IntPredicate electronic =
        dossier -> is(dossier, Attribute.ELECTRONIC, ELECTRONIC) && ended.test(dossier);
    IntPredicate online = RetoldCity::isOnline;
    IntPredicate store = dossier -> isFromStore(dossier, known);
    IntPredicate population = dossier -> usesPopulationData(dossier) || store.test(dossier);
    IntPredicate paid = RetoldCity::isPaidOnline;
    IntPredicate stated = dossier -> paid.test(dossier) || isPaidAtCounter(dossier);
    int all = RECEIVED + STALE;
    int onTime = known.onTime();
    int feeDossiers = number(RetoldCity::hasFee);
    var counts = new LinkedHashMap<String, Counts>();
    counts.put("1.1", new Counts(ANNOUNCED_ON_TIME, DECISIONS));
    counts.put("1.2", new Counts(DECISIONS - 1, DECISIONS));
    counts.put("1.3", new Counts(known.complete(), PROCEDURES));
    counts.put("2.1", new Counts(onTime, all));
    counts.put("3.1", new Counts(OFFERED_ONLINE, PROCEDURES));
    counts.put("3.2", new Counts(procedures(online), OFFERED_ONLINE));
    counts.put("3.3", new Counts(number(online.and(electronic)), RECEIVED));
    counts.put("3.4", new Counts(procedures(paid), PROCEDURES / 2));
    counts.put("3.5", new Counts(procedures(stated), PROCEDURES / 2));
    counts.put("3.6", new Counts(number(paid), feeDossiers));
    counts.put("4.1", new Counts(number(electronic), all));
    counts.put("4.2", new Counts(known.digitised(), all));
    counts.put("4.3", new Counts(REUSED, all));
    counts.put("4.4", new Counts(number(store), all));
    counts.put("4.5a", new Counts(number(population), all));
    counts.put("4.5b", new Counts(procedures(population), PROCEDURES));
    counts.put("5.2", new Counts(known.handled(), PETITIONS));
    counts.put("5.3", new Counts(known.handled() - PETITIONS_DISLIKED, PETITIONS));
    counts.put("5.4", new Counts(onTime - known.disliked(), all));
    return counts;
  }

  private static boolean is(int dossier, Attribute attribute, int number) {
    return attribute.rank(dossier) < number;
  }

  /// Whether its end is known: not of those that are known later only to have ended on time, but of
  /// those whose end was first told too late and is corrected.
  private static boolean isEnded(int dossier, int onTime, int onTimeLater) {
    int rank = Attribute.ON_TIME.rank(dossier);
    return rank < onTime || rank >= onTimeLater - CORRECTED_ENDS;
  }

  private static int procedure(int dossier) {
    return dossier % PROCEDURES;
  }

  private static boolean hasFee(int dossier) {
    return procedure(dossier) % 2 == 0;
  }

  private static boolean isOnline(int dossier) {
    return is(dossier, Attribute.ONLINE, ONLINE) && procedure(dossier) < 6;
  }

  private static boolean isFromStore(int dossier, Known known) {
    return is(dossier, Attribute.FROM_STORE, known.fromStore()) && procedure(dossier) < 15;
  }

  private static boolean usesPopulationData(int dossier) {
    return is(dossier, Attribute.POPULATION_DATA, POPULATION_DATA) && procedure(dossier) < 15;
  }

  private static boolean isPaidOnline(int dossier) {
    return is(dossier, Attribute.PAID, PAID_ONLINE)
        && hasFee(dossier)
        && procedure(dossier) < OFFERED_ONLINE;
  }

  private static boolean isPaidAtCounter(int dossier) {
    return hasFee(dossier)
        && Attribute.PAID.rank(dossier) >= PAID_ONLINE
        && Attribute.PAID.rank(dossier) < PAID_ONLINE + PAID_AT_COUNTER;
  }

  private static int number(IntPredicate those) {
    return (int) IntStream.range(0, RECEIVED).filter(those).count();
  }

  private static int procedures(IntPredicate those) {
    return (int)
        IntStream.range(0, RECEIVED).filter(those).map(RetoldCity::procedure).distinct().count();
  }

  Month month(YearMonth month) {
    Month found = months.get(month);
    if (found == null) {
      throw new IllegalArgumentException(month + " is not retold");
    }
    return found;
  }

  /// The counts at the hour of the month's letter.
  Map<String, Counts> atLetter(YearMonth month) {
    Month of = month(month);
    return counts(of.known(), of.later().onTime());
  }

  /// The counts as they are known later.
  Map<String, Counts> later(YearMonth month) {
    Month of = month(month);
    return counts(of.later(), of.later().onTime());
  }

  List<JsonNode> events() {
    return events;
  }

  /// The subjects of what is recorded after one instant and by another.
  ///
  /// @param kind such as `dossier`
  /// @param corrections whether only voidings and corrections are meant
  Set<String> subjects(String kind, boolean corrections, Instant after, Instant by) {
    var subjects = new TreeSet<String>();
    for (JsonNode event : recorded(after, by)) {
      String type = event.get("type").asText();
      boolean corrects = type.contains(".voided.") || type.contains(".corrected.");
      if (type.startsWith("vn.dunghen." + kind + ".") && (corrects || !corrections)) {
        subjects.add(event.get("subject").asText());
      }
    }
    return subjects;
  }

  /// What is recorded after one instant and by another.
  List<JsonNode> recorded(Instant after, Instant by) {
    return events.stream()
        .filter(event -> {
          Instant recorded = instant(event.get("recordedtime").asText());
          return recorded.isAfter(after) && !recorded.isAfter(by);
        })
        .toList();
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /// Three units below the city, and its procedures.
  List<JsonNode> references() {
    var references = new ArrayList<JsonNode>();
    for (int unit = 1; unit <= 3; unit++) {
      var data = JSON.createObjectNode();
      data.put("code", "HN-" + unit).put("name", "Đơn vị HN-" + unit).put("kind", "department");
      data.put("parent", "CITY").put("validFrom", "2000-01-01");
      references.add(reference("agency", "HN-" + unit, data));
    }
    for (int procedure = 0; procedure < PROCEDURES; procedure++) {
      references.add(procedure(procedure, "2000-01-01"));
    }
    return references;
  }

  /// A procedure that begins in the year after, and is first told of then.
  JsonNode procedureOfNextYear() {
    return procedure(PROCEDURES, "2025-02-01");
  }

  private static JsonNode procedure(int procedure, String validFrom) {
    var data = JSON.createObjectNode();
    data.put("code", code(procedure)).put("name", "Thủ tục " + procedure);
    data.put("field", "Hộ tịch").put("validFrom", validFrom).put("unit", "HN-1");
    data.put("online", procedure < OFFERED_ONLINE ? "full" : "none");
    data.put("fee", procedure % 2 == 0 ? 30000 : 0);
    data.putArray("papers");
    data.putArray("steps");
    return reference("procedure", code(procedure), data);
  }

  private static String code(int procedure) {
    return "HN-P%02d".formatted(procedure);
  }

  private static JsonNode reference(String kind, String code, ObjectNode data) {
    return Life.cloudEvent(
        "vn.dunghen.reference." + kind + ".v1",
        SOURCE,
        kind + "-" + code,
        code,
        "2020-01-01T00:00+07:00",
        "2020-01-01T00:00+07:00",
        data);
  }

  private void tell(Month month) {
    for (int dossier = 0; dossier < RECEIVED; dossier++) {
      new Dossier(month, dossier).tell();
    }
    petitions(month);
    procedures(month);
  }

  /// One dossier's events.
  private final class Dossier {

    private final Month month;
    private final int number;
    private final String code;
    private int told;

    Dossier(Month month, int number) {
      this.month = month;
      this.number = number;
      this.code = month.dossier(number);
    }

    void tell() {
      var received = JSON.createObjectNode();
      received.put("procedure", code(procedure(number))).put("unit", "HN-" + (number % 3 + 1));
      received.put("channel", isOnline(number) ? "online" : "counter");
      received.put("promise", text(on(6)));
      at("received", on(0), received);
      if (isPaidOnline(number) || isPaidAtCounter(number)) {
        var paid = JSON.createObjectNode().put("amount", 30000);
        paid.put("through", isPaidOnline(number) ? "portal" : "counter");
        at("payment-made", on(1), paid);
      }
      if (usesPopulationData(number)) {
        at("population-data-used", on(1), JSON.createObjectNode());
      }
      digitised(Attribute.DIGITISED, Known::digitised, "components", "result");
      digitised(Attribute.REUSED, _ -> REUSED, "reused");
      if (procedure(number) < 15) {
        digitised(Attribute.FROM_STORE, Known::fromStore, "fromStore");
      }
      end();
      dislike();
    }

    private void digitised(Attribute attribute, ToIntFunction<Known> number, String... what) {
      var data = JSON.createObjectNode();
      for (String each : what) {
        data.put(each, true);
      }
      if (is(this.number, attribute, number.applyAsInt(month.known()))) {
        at("digitised", on(2), data);
      } else if (is(this.number, attribute, number.applyAsInt(month.later()))) {
        known("digitised", on(2), month.afterwards(), data);
      }
    }

    private void end() {
      int rank = Attribute.ON_TIME.rank(number);
      int later = month.later().onTime();
      if (rank < month.known().onTime()) {
        at("completed", on(3), result());
      } else if (rank >= later) {
        at("completed", on(12), result());
      } else if (rank < later - CORRECTED_ENDS) {
        known("completed", on(3), month.afterwards(), result());
      } else {
        String mistaken = at("completed", on(12), result());
        var corrected = JSON.createObjectNode().put("id", mistaken).put("reason", "Nhập sai ngày");
        var replacement = corrected.putObject("replacement");
        replacement.put("type", "completed").put("time", text(on(3)));
        replacement.set("data", result());
        known("corrected", on(13), month.afterwards(), corrected);
      }
    }

    private ObjectNode result() {
      var data = JSON.createObjectNode();
      data.putObject("result")
          .put("code", "KQ")
          .put("electronic", is(number, Attribute.ELECTRONIC, ELECTRONIC));
      return data;
    }

    private void dislike() {
      if (is(number, Attribute.DISLIKED, month.known().disliked())) {
        String told = at("rated", on(14), JSON.createObjectNode().put("liked", false));
        if (!is(number, Attribute.DISLIKED, month.later().disliked())) {
          var voided = JSON.createObjectNode().put("id", told).put("reason", "Nhập nhầm hồ sơ");
          known("voided", on(14), month.afterwards(), voided);
        }
      }
    }

    /// So many days after it was received, in the first ten days of the month.
    private Instant on(int day) {
      return month
          .month()
          .atDay(1 + number % 10)
          .plusDays(day)
          .atTime(9, number % 60)
          .toInstant(ZoneOffset.ofHours(7));
    }

    private String at(String type, Instant at, ObjectNode data) {
      return known(type, at, at, data);
    }

    private String known(String type, Instant at, Instant recorded, ObjectNode data) {
      String id = code + "/" + told++;
      add("dossier." + type, id, code, at, recorded, data);
      return id;
    }
  }

  private void stale() {
    for (int number = 0; number < STALE; number++) {
      var at = Instant.parse("2024-07-02T02:00:00Z").plusSeconds(number);
      var data = JSON.createObjectNode();
      data.put("procedure", code(procedure(number))).put("unit", "HN-" + (number % 3 + 1));
      data.put("channel", "counter").put("promise", text(at.plusSeconds(7 * 86400L)));
      String dossier = "HN-2024-07-%03d".formatted(number);
      add("dossier.received", dossier + "/0", dossier, at, at, data);
    }
  }

  private void petitions(Month month) {
    for (int number = 0; number < PETITIONS; number++) {
      String petition = month.petition(number);
      Instant sent = civil(month, 4, number);
      var data = JSON.createObjectNode();
      data.put("unit", "HN-" + (number % 3 + 1)).put("kind", "conduct");
      add("petition.submitted", petition + "/0", petition, sent, sent, data);
      Instant handled = civil(month, 12, number);
      Instant recorded = number < month.known().handled() ? handled : month.afterwards();
      if (number < month.later().handled()) {
        add(
            "petition.handled",
            petition + "/1",
            petition,
            handled,
            recorded,
            JSON.createObjectNode());
      }
      if (number < PETITIONS_DISLIKED) {
        var rated = JSON.createObjectNode().put("likes", 0).put("dislikes", 1);
        Instant at = civil(month, 14, number);
        add("petition.rated", petition + "/2", petition, at, at, rated);
      }
    }
  }

  /// Decisions of the month, all but some announced in time and all but the first made public in
  /// time; and checks of the procedures' pages.
  private void procedures(Month month) {
    for (int number = 0; number < DECISIONS; number++) {
      String decision = "%d/QĐ-%s".formatted(number, month.month());
      int announced = number < ANNOUNCED_ON_TIME ? 8 : 24;
      var decided = JSON.createObjectNode();
      decided.put("number", decision).put("date", month.month().atDay(2).toString());
      decided.put("basisEffective", month.month().atDay(27).toString());
      decided.put("change", "amended").put("unit", "HN-1");
      procedure(month, "decided", number, 2, decided);
      procedure(
          month, "announced", number, announced, JSON.createObjectNode().put("decision", decision));
      procedure(
          month,
          "publicised",
          number,
          number == 0 ? 26 : announced + 1,
          JSON.createObjectNode().put("decision", decision));
    }
    for (int number = 0; number < PROCEDURES; number++) {
      var checked = JSON.createObjectNode();
      for (String part :
          List.of("name", "sequence", "manner", "dossier", "timeLimit", "subjects")) {
        checked.put(part, true);
      }
      checked.put("authority", number < month.later().complete());
      boolean late = number >= month.known().complete() && number < month.later().complete();
      String id = "%s-checked-%02d".formatted(month.month(), number);
      Instant at = civil(month, 15, number);
      add("procedure.checked", id, code(number), at, late ? month.afterwards() : at, checked);
      if (late) {
        var incomplete = checked.deepCopy().put("authority", false);
        Instant before = civil(month, 14, number);
        add("procedure.checked", id + "-before", code(number), before, before, incomplete);
      }
    }
  }

  private void procedure(Month month, String type, int number, int day, ObjectNode data) {
    Instant at = civil(month, day, number);
    String id = "%s-%s-%02d".formatted(month.month(), type, number);
    add("procedure." + type, id, code(number), at, at, data);
  }

  private static Instant civil(Month month, int day, int minute) {
    return month.month().atDay(day).atTime(9, minute).toInstant(ZoneOffset.ofHours(7));
  }

  private void add(
      String type, String id, String subject, Instant at, Instant recorded, ObjectNode data) {
    events.add(
        Life.cloudEvent(
            "vn.dunghen." + type + ".v1", SOURCE, id, subject, text(at), text(recorded), data));
  }

  private static String text(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.ofHours(7)).toString();
  }
}
