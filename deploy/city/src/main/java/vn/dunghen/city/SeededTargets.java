package vn.dunghen.city;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.Period;

/// Targets of handling online of the seeded city: for the last quarter of 2024, and for the quarter
/// that runs. The rates, the decisions and the heads are made up.
public final class SeededTargets {
  private static final String SOURCE = "/targets/H26";
  private static final Period HISTORY = Period.quarterOf(LocalDate.of(2024, 10, 1));
  private static final int DOSSIER_TARGETS = 12;
  private static final int WORK_FILE_TARGETS = 6;

  private final SeededCity city;
  private final List<Map<String, Object>> events = new ArrayList<>();

  private SeededTargets(SeededCity city) {
    this.city = city;
  }

  /// All of these events. Those of 2024 declare when they were known; the suite stamps the others.
  public static List<Map<String, Object>> of(SeededCity city, Instant now) {
    var targets = new SeededTargets(city);
    targets.quarter(HISTORY, at(HISTORY.from()));
    Period running = Period.quarterOf(now.atZone(Envelope.ZONE).toLocalDate());
    if (!running.equals(HISTORY)) {
      targets.quarter(running, null);
    }
    return List.copyOf(targets.events);
  }

  /// @param known when they were known; null lets the suite stamp it
  private void quarter(Period quarter, @Nullable Instant known) {
    var agencies = agenciesOn(quarter.from()).limit(DOSSIER_TARGETS).toList();
    target(quarter, known, city.agency(SeededCity.ROOT), 0, "dossiers-online", 75);
    for (int i = 0; i < agencies.size(); i++) {
      target(quarter, known, agencies.get(i), i + 1, "dossiers-online", 50 + i * 7 % 41);
      if (i < WORK_FILE_TARGETS) {
        target(quarter, known, agencies.get(i), i + 1, "work-files-online", 80 + i * 3 % 16);
      }
    }
  }

  private void target(
      Period quarter, @Nullable Instant known, Agency agency, int head, String kind, int rate) {
    events.add(
        Envelope.event(
            "vn.dunghen.report.target.v1",
            SOURCE,
            "%s.%s.%s".formatted(quarter, agency.code(), kind),
            agency.code(),
            at(quarter.from()),
            known,
            Map.of(
                "quarter",
                quarter.wire(),
                "kind",
                kind,
                "rate",
                rate,
                "head",
                Map.of("name", SeededNames.official(head), "role", role(agency)),
                "decision",
                Map.of("number", "5126/QĐ-UBND", "date", quarter.from().toString()))));
  }

  private static String role(Agency agency) {
    return "department".equals(agency.kind()) ? "Giám đốc" : "Chủ tịch Ủy ban nhân dân";
  }

  /// What stands directly below the city on that day.
  private Stream<Agency> agenciesOn(LocalDate day) {
    return city.agencies().stream()
        .filter(agency -> SeededCity.ROOT.equals(agency.parent()) && agency.isValidOn(day));
  }

  private static Instant at(LocalDate day) {
    return day.atTime(8, 0).atZone(Envelope.ZONE).toInstant();
  }
}
