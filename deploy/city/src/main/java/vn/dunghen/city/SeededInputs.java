package vn.dunghen.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the index needs beside dossiers, of the seeded city in the second half of 2024: what was
/// done to procedures, petitions, work-file reports, one report of inspections, and the city's
/// letters as they were published.
///
/// The letters are real, all else is made up. Ids are fixed and each event declares when it was
/// known, as those of [SeededCity] do.
public final class SeededInputs {
  private static final String PETITION_SOURCE = "/petitions/H26";
  private static final String WORK_FILE_SOURCE = "/work-files/H26";
  private static final String INSPECTION_SOURCE = "/inspections/H26";
  private static final String LETTER_SOURCE = "/letters/H26";

  private static final LocalDate INSPECTED = LocalDate.of(2024, 9, 16);
  private static final int INSPECTED_AGENCIES = 25;
  private static final int PETITIONS = 120;
  private static final List<String> COMPONENTS =
      List.of("name", "sequence", "manner", "dossier", "timeLimit", "subjects", "authority");

  private final SeededCity city;
  private final List<Map<String, Object>> events = new ArrayList<>();

  private SeededInputs(SeededCity city) {
    this.city = city;
  }

  /// All of these events, in the order in which they happened to each subject.
  public static List<Map<String, Object>> of(SeededCity city) {
    var inputs = new SeededInputs(city);
    inputs.letters();
    inputs.procedures();
    inputs.petitions();
    inputs.workFiles();
    inputs.inspections();
    return List.copyOf(inputs.events);
  }

  /// Hà Nội's letters with their own data hours; they contradict each other, as they did.
  private void letters() {
    for (JsonNode letter : SeededResources.read("hanoi-releases.json").path("releases")) {
      var at = OffsetDateTime.parse(letter.path("dataTakenAt").asText()).toInstant();
      var data = new LinkedHashMap<String, Object>();
      data.put("period", letter.path("period").asText());
      for (var member : List.of("total", "change")) {
        data.put(member, letter.path(member).decimalValue());
      }
      for (var member : List.of("rank", "of")) {
        data.put(member, letter.path(member).intValue());
      }
      data.put("dataTakenAt", Envelope.text(at));
      tell(
          LETTER_SOURCE,
          "national-standing",
          "letter." + letter.path("period").asText(),
          SeededCity.ROOT,
          at,
          data);
    }
  }

  /// Each procedure was decided, announced and made public once; every fourth was announced late,
  /// every fifth made public late, the last two are still to be made public.
  private void procedures() {
    var procedures = city.procedures();
    for (int i = 0; i < procedures.size(); i++) {
      var code = procedures.get(i).code();
      var decided = workday(LocalDate.of(2024, 8, 5).plusDays(4L * i));
      var number = "%d/QĐ-UBND".formatted(4100 + i);
      procedure(
          code,
          "decided",
          decided,
          Map.of(
              "number",
              number,
              "date",
              decided.toString(),
              "basisEffective",
              decided.plusDays(21).toString(),
              "change",
              i % 7 == 0 ? "new" : "amended",
              "unit",
              "H26.SNV"));
      var announced = workday(decided.plusDays(i % 4 == 3 ? 18 : 7));
      procedure(code, "announced", announced, Map.of("decision", number));
      if (i < procedures.size() - 2) {
        procedure(
            code,
            "publicised",
            workday(announced.plusDays(i % 5 == 4 ? 12 : 3)),
            Map.of("decision", number));
      }
      var present = new LinkedHashMap<String, Object>();
      COMPONENTS.forEach(component -> present.put(component, true));
      if (i % 6 == 5) {
        present.put(COMPONENTS.get(i % COMPONENTS.size()), false);
      }
      procedure(code, "checked", LocalDate.of(2024, 12, 16), present);
    }
  }

  private void procedure(String code, String name, LocalDate day, Map<String, Object> data) {
    tell(
        SeededCity.REFERENCE_SOURCE,
        "procedure." + name,
        "%s.%s".formatted(code, name),
        code,
        at(day, 9),
        data);
  }

  /// Petitions of July to December 2024: most are handled in time and made public, some late, some
  /// handed back, some disliked; a few of the last ones are open.
  private void petitions() {
    var units = agenciesOn(INSPECTED).toList();
    for (int i = 0; i < PETITIONS; i++) {
      var code = "PAKN.H26.2024.%04d".formatted(i + 1);
      var unit = units.get(i * 7 % units.size()).code();
      var sent = workday(LocalDate.of(2024, 7, 1).plusDays(i * 3L / 2));
      var data = new LinkedHashMap<String, Object>();
      data.put("unit", unit);
      data.put("kind", i % 6 == 0 ? "regulation" : "conduct");
      data.put("about", Map.of("procedure", city.procedures().get(i % 28).code()));
      if (i % 3 == 0) {
        data.put("through", "Văn phòng Chính phủ");
      }
      data.put("personal", SeededNames.personal(5_000_000 + i));
      petition(code, "submitted", sent, data);
      var begun = sent;
      if (i % 3 == 0) {
        begun = workday(sent.plusDays(2));
        petition(code, "transferred", begun, Map.of("unit", unit, "by", "Văn phòng Chính phủ"));
      }
      if (i % 11 == 10) {
        petition(
            code,
            "handed-back",
            workday(begun.plusDays(i % 2 == 0 ? 1 : 6)),
            Map.of("reason", "Không thuộc thẩm quyền"));
      } else if (i < PETITIONS - 6) {
        handle(code, i, begun);
      }
    }
  }

  private void handle(String code, int i, LocalDate begun) {
    if (i % 5 == 1) {
      petition(code, "supplement-requested", workday(begun.plusDays(3)), Map.of());
      petition(code, "supplement-supplied", workday(begun.plusDays(6)), Map.of());
    }
    var handled = workday(begun.plusDays(i % 4 == 2 ? 30 : 14));
    petition(code, "handled", handled, Map.of("answer", "%d/UBND-TTHC".formatted(300 + i)));
    petition(code, "published", workday(handled.plusDays(1)), Map.of());
    petition(
        code, "rated", workday(handled.plusDays(4)), Map.of("likes", 1, "dislikes", i % 8 / 5));
    if (i % 16 == 15) {
      petition(
          code,
          "complained-again",
          workday(handled.plusDays(6)),
          Map.of("reason", "Chưa giải quyết dứt điểm"));
    }
  }

  private void petition(String code, String name, LocalDate day, Map<String, Object> data) {
    tell(PETITION_SOURCE, "petition." + name, code + "." + name, code, at(day, 10), data);
  }

  /// September to December 2024, reported on the second of the month after.
  private void workFiles() {
    var agencies = agenciesOn(INSPECTED).toList();
    for (var month = YearMonth.of(2024, 9);
        month.isBefore(YearMonth.of(2025, 1));
        month = month.plusMonths(1)) {
      for (int i = 0; i < agencies.size(); i++) {
        int documents = 400 + 37 * i % 900;
        int files = 40 + 11 * i % 120;
        int percent = 70 + (i * 5 + month.getMonthValue() * 2) % 29;
        tell(
            WORK_FILE_SOURCE,
            "report.work-files",
            "%s.%s".formatted(agencies.get(i).code(), month),
            agencies.get(i).code(),
            at(month.plusMonths(1).atDay(2), 8),
            Map.of(
                "period",
                month.toString(),
                "documents",
                handled(documents, Math.min(100, percent + 8)),
                "workFiles",
                handled(files, percent)));
      }
    }
  }

  private static Map<String, Object> handled(int all, int percent) {
    return Map.of("handled", all, "handledOnline", all * percent / 100);
  }

  /// One report of 25 agencies and 11 wards, every second of them unannounced. The wards are those
  /// of Thanh Xuân. The seeded city has fewer than 25 departments and districts, so that wards and
  /// communes of other districts make up the number.
  private void inspections() {
    var wards = city.agencies().stream().filter(a -> isWardOfThanhXuan(a)).toList();
    var others =
        Stream.concat(
                agenciesOn(INSPECTED),
                city.agencies().stream()
                    .filter(a -> a.isValidOn(INSPECTED))
                    .filter(a -> a.parent() != null && !SeededCity.ROOT.equals(a.parent()))
                    .filter(a -> !isWardOfThanhXuan(a)))
            .limit(INSPECTED_AGENCIES)
            .toList();
    int i = 0;
    for (var agency : Stream.concat(others.stream(), wards.stream()).toList()) {
      inspection(agency, i++);
    }
  }

  private void inspection(Agency agency, int i) {
    var day = workday(INSPECTED.plusDays(i / 3));
    var code = "KT-2024-%03d".formatted(i + 1);
    boolean displayed = i % 3 != 0;
    boolean apologised = i % 4 != 1;
    var findings = new ArrayList<Map<String, Object>>();
    if (!displayed) {
      findings.add(
          Map.of("code", "1", "text", "Chưa niêm yết đầy đủ thủ tục hành chính mới công bố"));
    }
    if (!apologised) {
      findings.add(
          Map.of("code", "2", "text", "Chưa thực hiện xin lỗi công dân khi hồ sơ quá hạn"));
    }
    tell(
        INSPECTION_SOURCE,
        "report.inspection",
        code,
        agency.code(),
        at(day, 15),
        Map.of(
            "code",
            code,
            "planned",
            i % 2 == 0,
            "date",
            day.toString(),
            "report",
            "215/BC-VP",
            "checklist",
            List.of(
                item("Niêm yết công khai thủ tục hành chính", displayed),
                item("Xin lỗi công dân khi hồ sơ quá hạn", apologised),
                item("Không yêu cầu giấy tờ ngoài quy định", true)),
            "findings",
            findings));
    if (!displayed && i % 2 == 0) {
      tell(
          INSPECTION_SOURCE,
          "report.finding-settled",
          code + ".1",
          agency.code(),
          at(workday(day.plusDays(10)), 9),
          Map.of("inspection", code, "finding", "1", "note", "Đã niêm yết bổ sung"));
    }
  }

  private static Map<String, Object> item(String text, boolean met) {
    return Map.of("text", text, "met", met);
  }

  private static boolean isWardOfThanhXuan(Agency agency) {
    return SeededCity.THANH_XUAN.equals(agency.parent());
  }

  /// Departments and districts that there were on that day.
  private Stream<Agency> agenciesOn(LocalDate day) {
    return city.agencies().stream()
        .filter(agency -> SeededCity.ROOT.equals(agency.parent()) && agency.isValidOn(day));
  }

  private void tell(
      String source, String type, String id, String subject, Instant at, Map<String, Object> data) {
    events.add(Envelope.event("vn.dunghen." + type + ".v1", source, id, subject, at, at, data));
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(hour, 0).atZone(Envelope.ZONE).toInstant();
  }

  /// The day, or the Monday after it.
  private static LocalDate workday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.plusDays(2);
      case SUNDAY -> day.plusDays(1);
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
    };
  }
}
