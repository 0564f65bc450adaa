package vn.dunghen.dossier.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.dossier.CaseFiles;
import vn.dunghen.dossier.event.DossierEvent;
import vn.dunghen.dossier.event.Recorded;
import vn.dunghen.dossier.life.Statement.Count;

/// Every worked life comes out exactly.
class LivesTest {

  private static final Instant END_OF_MARCH = Events.instant("2024-03-31T23:59:59.999999");

  static Stream<Arguments> lives() {
    return StreamSupport.stream(CaseFiles.read("lives.json").get("lives").spliterator(), false)
        .map(life -> Arguments.of(life.get("name").asText(), life));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lives")
  void statements_come_out_in_any_order_of_arrival(String name, JsonNode life) {
    for (int seed = 0; seed < 20; seed++) {
      var events = new ArrayList<>(Events.ofCase(life));
      events.addAll(events.subList(0, seed % events.size()));
      Collections.shuffle(events, new Random(seed));

      for (JsonNode statement : life.get("statements")) {
        assertThat(counted(events, statement)).as("seed %s", seed).isEqualTo(expected(statement));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lives")
  void dates_and_rules_come_out(String name, JsonNode life) {
    List<Recorded<DossierEvent>> events = Events.ofCase(life);

    DossierLife known = DossierLife.fold(events, Instant.MAX, Events.DATES);

    DossierState last = known.last();
    if (life.has("promise")) {
      assertThat(last.promise()).isNotNull();
      assertThat(last.promise().due()).isEqualTo(instant(life.get("promise")));
    }
    if (life.has("onTime766")) {
      assertThat(OnTime766.judge(known, END_OF_MARCH)).isEqualTo(life.get("onTime766").asBoolean());
      assertThat(OnTime766.differsFromPromiseKept(known, END_OF_MARCH))
          .isEqualTo(life.path("ruleDifference").asBoolean(false));
    }
    if (life.has("receptionDue")) {
      assertThat(ReceptionClock.due(last, CaseFiles.calendar()))
          .contains(instant(life.get("receptionDue")));
      assertThat(ReceptionClock.isSlow(last, CaseFiles.calendar(), END_OF_MARCH))
          .isEqualTo(life.get("slowToReceive").asBoolean());
    }
  }

  private static Map<Count, Integer> counted(
      List<Recorded<DossierEvent>> events, JsonNode statement) {
    Instant known = statement.has("asOf") ? instant(statement.get("asOf")) : Instant.MAX;
    return Statement.of(
        List.of(DossierLife.fold(events, known, Events.DATES)),
        statement.get("unit").asText()::equals,
        LocalDate.parse(statement.get("from").asText()),
        LocalDate.parse(statement.get("to").asText()),
        known);
  }

  private static Map<Count, Integer> expected(JsonNode statement) {
    var counts = new EnumMap<Count, Integer>(Count.class);
    statement
        .get("counts")
        .properties()
        .forEach(count -> {
          if (count.getValue().asInt() != 0) {
            counts.put(Count.valueOf(count.getKey()), count.getValue().asInt());
          }
        });
    return counts;
  }

  private static Instant instant(JsonNode text) {
    return OffsetDateTime.parse(text.asText()).toInstant();
  }
}
