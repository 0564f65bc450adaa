package vn.dunghen.scoring.bulletin;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import vn.dunghen.dossier.event.Envelope.Body;
import vn.dunghen.dossier.event.EventId;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.event.ReferenceEvent.Agency;
import vn.dunghen.dossier.event.ReportEvent;
import vn.dunghen.dossier.event.ReportEvent.Handled;
import vn.dunghen.dossier.event.StandingEvent.NationalStanding;
import vn.dunghen.dossier.report.AgencyReports;
import vn.dunghen.dossier.time.Period;
import vn.dunghen.scoring.bulletin.model.Bulletin;
import vn.dunghen.scoring.index.model.Standing;
import vn.dunghen.scoring.releases.model.Earlier;
import vn.dunghen.scoring.releases.model.FrozenAgency;
import vn.dunghen.scoring.releases.model.Heading;
import vn.dunghen.scoring.releases.model.Released;
import vn.dunghen.scoring.rulesets.Rules;
import vn.dunghen.scoring.rulesets.model.Form;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.Measurement;

/// September 2024 of a city with many wards, and the August before it, with made-up counts.
final class Month {

  static final Period SEPTEMBER = Objects.requireNonNull(Period.ofWire("2024-09"));
  static final Period AUGUST = Objects.requireNonNull(Period.ofWire("2024-08"));
  static final Instant HOUR = Instant.parse("2024-10-02T03:00:00Z");

  /// Names with every tone and letter, one of them in decomposed characters, one that a spreadsheet
  /// would take for a formula.
  private static final List<String> NAMES =
      List.of(
          "UBND phường Hoàng Mai",
          "UBND phường Nghĩa Đô",
          "UBND phường Ô Chợ Dừa",
          "UBND xã Quảng Bị",
          "UBND phường Ba\u0300 Đi\u0300nh",
          "=UBND xã Thư Lâm, \"mới\"");

  private Month() {}

  static Bulletin bulletin(String state, int wards) {
    Released release =
        new Released(
            7,
            state,
            state.equals("published")
                ? Optional.of(Instant.parse("2024-10-03T02:00:00Z"))
                : Optional.empty(),
            new Heading(
                List.of(SEPTEMBER),
                "3327/UBND-KSTTHC",
                LocalDate.of(2024, 10, 3),
                "766-B",
                1,
                "8a0f4f0c3f6f3f2dc1de53d9f9b8f0e1c6f2f9c1b0a7f1b54a0d7f0a5f1c9e21",
                HOUR,
                Optional.empty()),
            "5b1d8f3a7c2e9f60b4a1d3c5e7f9081a2b3c4d5e6f708192a3b4c5d6e7f80912",
            Rules.B,
            figures(SEPTEMBER, wards, 9));
    var earlier =
        new Earlier(
            AUGUST,
            "2918/UBND-KSTTHC",
            Instant.parse("2024-09-04T02:30:00Z"),
            "766-B, 1",
            true,
            figures(AUGUST, wards, 8));
    return new Bulletin(
        release, HOUR, List.of(Bulletin.part(release, SEPTEMBER, Optional.of(earlier), reports())));
  }

  private static List<FrozenAgency> figures(Period period, int wards, long seed) {
    var random = new Random(seed);
    var scored = new ArrayList<Standing.Scored>();
    scored.add(scored(random, "H26", "Thành phố Hà Nội", "city", null, 400_000));
    scored.add(scored(random, "H26.STP", "Sở Tư pháp", "department", "H26", 9_000));
    for (int ward = 0; ward < wards; ward++) {
      scored.add(
          scored(
              random,
              "H26.%03d".formatted(ward),
              ward < NAMES.size() ? NAMES.get(ward) : "UBND phường Thử nghiệm số " + ward,
              "ward",
              "H26",
              ward == 3 ? 12 : 300 + random.nextInt(4000)));
    }
    return Standing.of(Rules.B, scored).values().stream()
        .map(each -> FrozenAgency.of(period.wire(), each))
        .toList();
  }

  private static Standing.Scored scored(
      Random random, String code, String name, String kind, String parent, int dossiers) {
    var measured = new ArrayList<Measurement>();
    for (Indicator each : Rules.B.indicators()) {
      if (each.key().equals("1.4")) {
        continue;
      }
      measured.add(
          each.form() instanceof Form.Ratio
              ? Measurement.of(
                  each.key(), dossiers / 2 + random.nextInt(1 + dossiers / 2), dossiers)
              : Measurement.none(each.key()));
    }
    return new Standing.Scored(
        new Agency(code, name, kind, parent, LocalDate.of(2021, 7, 1), null, null),
        dossiers,
        Rules.B.score(measured));
  }

  private static Map<String, AgencyReports> reports() {
    var reports = new TreeMap<String, AgencyReports>();
    reports.put(
        "H26",
        reported(
            new Body.Standing(
                new NationalStanding(
                    SEPTEMBER,
                    new BigDecimal("55.99"),
                    new BigDecimal("-3.93"),
                    60,
                    63,
                    HOUR,
                    "Cổng DVCQG",
                    List.of(),
                    List.of()))));
    reports.put(
        "H26.000",
        reported(
            new Body.Report(
                new ReportEvent.WorkFiles(
                    SEPTEMBER, new Handled(1204, 1189), new Handled(120, 113))),
            new Body.Report(
                new ReportEvent.Inspection(
                    "KT-17",
                    false,
                    LocalDate.of(2024, 9, 17),
                    "215/BC-VP",
                    List.of(),
                    List.of(
                        new ReportEvent.Finding("1", "Chưa niêm yết"),
                        new ReportEvent.Finding("2", "Thiếu hộp thư góp ý"))))));
    return reports;
  }

  private static AgencyReports reported(Body... bodies) {
    var events = new ArrayList<Recorded<Body>>();
    for (Body body : bodies) {
      events.add(new Recorded<>(new EventId("test", "e" + events.size()), null, HOUR, HOUR, body));
    }
    return AgencyReports.of(events, HOUR);
  }
}
