package vn.dunghen.intake.receiving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.dunghen.intake.City;
import vn.dunghen.intake.Identities;
import vn.dunghen.intake.IntakeKeys;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.PostgresResource;

@QuarkusTest
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IntakeKeys.class)
class RightsIT {

  @Inject JudgingTrust trust;
  @Inject DataSource database;

  private static final AtomicInteger IDS = new AtomicInteger();

  /// What an event says. Units and dossiers of district 1 and of district 2; the wards L1 and L2 go
  /// live on 1 June 2024.
  private enum Says {
    UNIT_1,
    UNIT_2,
    NEW_DOSSIER,
    DOSSIER_OF_1,
    DOSSIER_OF_2,
    VOIDED_1,
    VOIDED_2,
    HISTORY_1,
    HISTORY_2,
    AFTER_GO_LIVE_1,
    AFTER_GO_LIVE_2,
    RECORDED_TOMORROW_1,
    RECORDED_TOMORROW_2,
    REFERENCE_1,
    REFERENCE_2
  }

  /// 1 accepted, F forbidden, I invalid. Columns as in [Says], sources: `1` and `2` are registered
  /// to one-stop-1 and one-stop-2, `?` to nobody.
  ///
  ///                unit  dossier      void  history live  future reference
  ///                1 2   new 1 2      1 2   1 2     1 2   1 2    1 2
  private static final String MATRIX =
      """
      one-stop-1   1 | 1 F   1 1 F        1 F   F F     F F   F F    F F
      one-stop-1   2 | F F   F F F        F F   F F     F F   F F    F F
      one-stop-1   ? | F F   F F F        F F   F F     F F   F F    F F
      one-stop-2   1 | F F   F F F        F F   F F     F F   F F    F F
      one-stop-2   2 | F 1   1 F 1        F 1   F F     F F   F F    F F
      one-stop-2   ? | F F   F F F        F F   F F     F F   F F    F F
      importer     1 | 1 1   1 1 1        1 1   1 1     I I   I I    1 1
      importer     2 | 1 1   1 1 1        1 1   1 1     I I   I I    1 1
      importer     ? | 1 1   1 1 1        1 1   1 1     I I   I I    1 1
      importer-2   1 | F F   F F F        F F   F F     F F   F F    F F
      importer-2   2 | F 1   1 F 1        F 1   F 1     F I   F I    F F
      importer-2   ? | F 1   1 F 1        F 1   F 1     F I   F I    F F
      operator     1 | F F   F F F        F F   F F     F F   F F    1 1
      operator     ? | F F   F F F        F F   F F     F F   F F    1 1
      operator-2   2 | F F   F F F        F F   F F     F F   F F    F 1
      agency-user  1 | F F   F F F        F F   F F     F F   F F    F F
      auditor      1 | F F   F F F        F F   F F     F F   F F    F F
      publisher    1 | F F   F F F        F F   F F     F F   F F    F F
      scoring      1 | F F   F F F        F F   F F     F F   F F    F F
      """;

  static Stream<String> rows() {
    return MATRIX.lines();
  }

  @BeforeEach
  void a_city_with_dossiers_is_known() {
    City.found();
    post(Identities.OPERATOR, City.agency("L1", "D1"));
    post(Identities.OPERATOR, City.agency("L2", "D2"));
    post(Identities.OPERATOR, goLive("L1-live", "L1", "2024-06-01T00:00:00+07:00"));
    post(Identities.OPERATOR, goLive("L2-live", "L2", "2024-06-01T00:00:00+07:00"));
    post(Identities.SOURCE_1, City.received(City.SOURCE_1, "known", "OF-1", "W1"));
    post(Identities.SOURCE_2, City.received(City.SOURCE_2, "known", "OF-2", "W2"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void who_may_say_what_through_which_source(String row) {
    String[] halves = row.split("\\|");
    String[] who = halves[0].trim().split("\\s+");
    String[] expected = halves[1].trim().split("\\s+");
    assertThat(expected).hasSameSizeAs(Says.values());
    String source =
        switch (who[1]) {
          case "1" -> City.SOURCE_1;
          case "2" -> City.SOURCE_2;
          default -> "/nobody";
        };

    var all = new SoftAssertions();
    for (Says says : Says.values()) {
      int status = post(who[0], event(source, "rights-" + IDS.incrementAndGet(), says));
      all.assertThat(status).as("%s", says).isEqualTo(status(expected[says.ordinal()]));
    }
    all.assertAll();
  }

  private static int status(String letter) {
    return switch (letter) {
      case "1" -> 202;
      case "F" -> 403;
      case "I" -> 422;
      default -> throw new IllegalArgumentException(letter);
    };
  }

  private static String event(String source, String id, Says says) {
    return switch (says) {
      case UNIT_1 -> City.received(source, id, id, "W1");
      case UNIT_2 -> City.received(source, id, id, "W2");
      case NEW_DOSSIER -> City.dossier(source, id, "completed", id, "{}");
      case DOSSIER_OF_1 -> City.dossier(source, id, "completed", "OF-1", "{}");
      case DOSSIER_OF_2 -> City.dossier(source, id, "completed", "OF-2", "{}");
      case VOIDED_1 -> City.dossier(source, id, "voided", id, voids(City.SOURCE_1));
      case VOIDED_2 -> City.dossier(source, id, "voided", id, voids(City.SOURCE_2));
      case HISTORY_1 -> recorded("2024-05-01T00:00:00Z", City.received(source, id, id, "L1"));
      case HISTORY_2 -> recorded("2024-05-01T00:00:00Z", City.received(source, id, id, "L2"));
      case AFTER_GO_LIVE_1 -> recorded("2024-06-01T00:00:00Z", City.received(source, id, id, "L1"));
      case AFTER_GO_LIVE_2 -> recorded("2024-06-01T00:00:00Z", City.received(source, id, id, "L2"));
      case RECORDED_TOMORROW_1 -> recorded(tomorrow(), City.received(source, id, id, "W1"));
      case RECORDED_TOMORROW_2 -> recorded(tomorrow(), City.received(source, id, id, "W2"));
      case REFERENCE_1 -> City.agency("N1-" + id, "D1");
      case REFERENCE_2 -> City.agency("N2-" + id, "D2");
    };
  }

  private static String voids(String source) {
    return "{\"source\":\"%s\",\"id\":\"known\",\"reason\":\"by mistake\"}".formatted(source);
  }

  private static String recorded(String at, String event) {
    return event.replace("\"id\"", "\"recordedtime\":\"" + at + "\",\"id\"");
  }

  private static String tomorrow() {
    return City.minutesFromNow(24 * 60);
  }

  private static String goLive(String id, String agency, String at) {
    return City.event(
        "/operator",
        id,
        "vn.dunghen.reference.go-live.v1",
        agency,
        "2024-01-01T00:00:00+07:00",
        "{\"agency\":\"%s\",\"at\":\"%s\"}".formatted(agency, at));
  }

  private static int post(String identity, String event) {
    return City.post(identity, City.STRUCTURED, event).statusCode();
  }

  @Test
  void whoever_comes_first_another_agency_s_dossier_ends_up_without_what_is_not_its_own()
      throws SQLException {
    // Given three completions on trust: of one's own dossier, of another's, of one never heard of
    for (String dossier : List.of("TRUST-1", "TRUST-2", "TRUST-3")) {
      String completed = City.dossier(City.SOURCE_1, dossier, "completed", dossier, "{}");
      assertThat(post(Identities.SOURCE_1, completed)).isEqualTo(202);
      assertThat(post(Identities.SOURCE_1, completed)).isEqualTo(200);
    }
    post(Identities.SOURCE_1, City.received(City.SOURCE_1, "trust-r1", "TRUST-1", "W1"));
    post(Identities.SOURCE_2, City.received(City.SOURCE_2, "trust-r2", "TRUST-2", "W2"));

    // When
    trust.judge();
    trust.judge();

    // Then
    assertThat(
            column(
                "select subject || ' ' || type || ' ' || source || ' ' ||"
                    + " (event::jsonb #>> '{data,id}')"
                    + " from register where id like 'taken-back:%' and subject like 'TRUST-%'"))
        .containsExactly("TRUST-2 vn.dunghen.dossier.voided.v1 /one-stop/d1 TRUST-2");
    assertThat(column("select subject from on_trust where subject like 'TRUST-%'"))
        .containsExactly("TRUST-3");

    // When it comes the other way round
    int later =
        post(Identities.SOURCE_1, City.dossier(City.SOURCE_1, "t4", "completed", "OF-2", "{}"));

    // Then
    assertThat(later).isEqualTo(403);
  }

  private List<String> column(String query) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  @Test
  void a_go_live_is_set_once() {
    // Given
    String first = goLive("live-once", "W1-LIVE", "2024-07-01T00:00:00+07:00");
    post(Identities.OPERATOR, City.agency("W1-LIVE", "D1"));
    assertThat(post(Identities.OPERATOR, first)).isEqualTo(202);

    // When
    int again = post(Identities.OPERATOR, first);
    int sameUnderAnotherId =
        post(Identities.OPERATOR, goLive("live-same", "W1-LIVE", "2024-06-30T17:00:00Z"));
    var other =
        City.post(
            Identities.OPERATOR,
            City.STRUCTURED,
            goLive("live-other", "W1-LIVE", "2024-08-01T00:00:00+07:00"));

    // Then
    assertThat(again).isEqualTo(200);
    assertThat(sameUnderAnotherId).isEqualTo(202);
    other
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/data/at"))
        .body(
            "errors[0].reason",
            equalTo("differs from the go-live of this agency, which is set once"));
  }

  @Test
  void two_go_lives_in_one_batch_are_one_and_a_refusal() {
    post(Identities.OPERATOR, City.agency("W1-TWICE", "D1"));

    List<String> results =
        City.post(
                Identities.OPERATOR,
                City.BATCH,
                City.batch(
                    new ArrayList<>(
                        List.of(
                            goLive("twice-1", "W1-TWICE", "2024-07-01T00:00:00+07:00"),
                            goLive("twice-2", "W1-TWICE", "2024-07-02T00:00:00+07:00")))))
            .jsonPath()
            .getList("results.result");

    assertThat(results).containsExactly("accepted", "invalid");
  }
}
