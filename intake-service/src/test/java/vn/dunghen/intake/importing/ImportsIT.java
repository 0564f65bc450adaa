package vn.dunghen.intake.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
class ImportsIT {

  private static final int DOSSIERS = 2_000;
  private static final String CSV = "text/csv";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String HEADING =
      "code,procedure,unit,responsible,channel,receivedAt,promise,term,recordedAt,completedAt\n";

  @Inject DataSource database;

  @TestHTTPResource("/api/imports")
  URI imports;

  @BeforeEach
  void a_city_is_known() {
    City.found();
  }

  @Test
  void an_opening_balance_is_rehearsed_then_taken_then_known_also_as_a_workbook()
      throws SQLException, IOException {
    // Given every tenth of the dossiers completed
    byte[] csv = balance("OB").getBytes(StandardCharsets.UTF_8);
    int events = DOSSIERS + DOSSIERS / 10;

    // When
    JsonPath rehearsed = imported(CSV, csv, "dryRun", "true");

    // Then
    assertThat(counts(rehearsed)).containsExactly(DOSSIERS, events, events, 0, 0, 0, 0);
    assertThat(rehearsed.getBoolean("dryRun")).isTrue();
    assertThat(inRegister("OB-%")).isZero();

    // When
    JsonPath taken = imported(CSV, csv, "dryRun", "false");

    // Then
    assertThat(counts(taken)).containsExactly(DOSSIERS, events, events, 0, 0, 0, 0);
    assertThat(inRegister("OB-%")).isEqualTo(events);
    String fate =
        City.get(Identities.IMPORTER, "/api/events?source=/import/H&id={id}", "OB-0:received")
            .asString();
    assertThat(fate).contains("\"imported\":true", "\"time\":\"2024-03-04T02:15:00Z\"");

    // When the same comes again, in every form
    JsonPath again = imported(CSV, csv);
    JsonPath rehearsedAgain = imported(CSV, csv, "dryRun", "true");
    JsonPath workbook = imported(XLSX, workbook("OB"));

    // Then
    assertThat(counts(again)).containsExactly(DOSSIERS, events, 0, events, 0, 0, 0);
    assertThat(counts(rehearsedAgain)).containsExactly(DOSSIERS, events, 0, events, 0, 0, 0);
    assertThat(counts(workbook)).containsExactly(DOSSIERS, events, 0, events, 0, 0, 0);
    assertThat(inRegister("OB-%")).isEqualTo(events);
  }

  @Test
  void a_mapping_a_byte_order_mark_and_semicolons_are_understood() throws SQLException {
    // Given what a Vietnamese spreadsheet writes, its heading in decomposed letters
    String heading = "Mã hồ sơ;Thủ tục;Đơn vị;Kênh;Ngày nhận;Thời hạn;Người nộp\n";
    String csv =
        "\uFEFF"
            + java.text.Normalizer.normalize(heading, java.text.Normalizer.Form.NFD)
            + "MAP-1;P1;W1;counter;04/03/2024 09:15;10 working-day;=HYPERLINK(\"x\")\n"
            + "MAP-2;\"P1\";W1;online;4/3/2024;;\"A;B\"\n";
    String mapping =
        """
        {"code":"Mã hồ sơ","procedure":"Thủ tục","unit":"Đơn vị","channel":"Kênh",
         "receivedAt":"Ngày nhận","term":"Thời hạn"}
        """;

    // When
    JsonPath answer =
        imported(CSV, csv.getBytes(StandardCharsets.UTF_8), "mapping", mapping, "source", "/old/h");

    // Then
    assertThat(counts(answer)).containsExactly(2, 2, 2, 0, 0, 0, 0);
    assertThat(text("select event from register where source = '/old/h' and id = 'MAP-1:received'"))
        .contains("\"term\":{\"length\":10,\"unit\":\"working-day\"}", "\"2024-03-04T02:15:00Z\"")
        .doesNotContain("HYPERLINK");
    assertThat(text("select occurred::text from register where id = 'MAP-2:received'"))
        .isNotEmpty();
  }

  @Test
  void bad_rows_are_told_with_row_and_column_and_the_others_taken() throws SQLException {
    // Given
    String csv =
        HEADING
            + "BAD-1,P1,W1,,counter,04/03/2024 09:15,,,,\n"
            + "BAD-2,P1,W1,,counter,yesterday,,,,05/03/2024\n"
            + "BAD-3,P1,NOWHERE,,counter,04/03/2024,,,,05/03/2024\n"
            + ",P1,W1,,counter,04/03/2024,,,,\n"
            + "\n"
            + "BAD-1,P1,W1,,counter,04/03/2024,,,,\n"
            + "BAD-5,P1,W1,,pigeon,04/03/2024,,3 moons,,\n"
            + "BAD-6,P1,W1,,pigeon,04/03/2024,,,,\n"
            + "BAD-7,P1,W1,,counter,05/03/2024,,,,04/03/2024\n"
            + "=1+1,P1,W1,,counter,04/03/2024,,,,\n"
            + "BAD-9,P1,W1,,counter,04/03/2999,,,,\n";

    for (String dryRun : List.of("true", "false")) {
      // When
      JsonPath answer = imported(CSV, csv.getBytes(StandardCharsets.UTF_8), "dryRun", dryRun);

      // Then
      assertThat(counts(answer)).containsExactly(10, 5, 2, 0, 0, 8, 0);
      assertThat(places(answer))
          .containsExactly(
              "3 receivedAt",
              "4 unit",
              "5 code",
              "7 code",
              "8 term",
              "9 channel",
              "10 completedAt",
              "12 receivedAt");
      assertThat(answer.getInt("problemsLeftOut")).isZero();
    }
    assertThat(inRegister("BAD-%")).isEqualTo(1);
    assertThat(inRegister("=1+1")).isEqualTo(1);
  }

  @Test
  void rights_are_those_of_posting() {
    byte[] csv =
        (HEADING + "R-1,P1,W1,,counter,04/03/2024,,,,05/03/2024\n")
            .getBytes(StandardCharsets.UTF_8);

    // When an importer of the other district tells of ward W1
    JsonPath other = posted(Identities.IMPORTER_2, CSV, csv, "dryRun", "true").jsonPath();

    // Then
    assertThat(counts(other)).containsExactly(1, 1, 0, 0, 0, 0, 1);
    assertThat(places(other)).containsExactly("2 unit");
    assertThat(posted(Identities.SOURCE_1, CSV, csv).statusCode()).isEqualTo(403);
  }

  @Test
  void another_content_under_the_same_code_is_a_conflict() {
    String row = HEADING + "C-1,P1,W1,,%s,04/03/2024,,,,\n";
    imported(CSV, row.formatted("counter").getBytes(StandardCharsets.UTF_8));

    // When
    JsonPath answer = imported(CSV, row.formatted("online").getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(counts(answer)).containsExactly(1, 1, 0, 0, 1, 0, 0);
    assertThat(places(answer)).containsExactly("2 code");
  }

  @Test
  void what_cannot_be_read_is_a_problem_and_nothing_is_taken() throws SQLException, IOException {
    byte[] noUtf8 =
        (HEADING + "U-1,P1,W1,,counter,04/03/2024,,,,\nU-2,Qu\u00e1n,,,,,,,,\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] lacking = "code,procedure,unit\nU-3,P1,W1\n".getBytes(StandardCharsets.UTF_8);
    byte[] good =
        (HEADING + "U-4,P1,W1,,counter,04/03/2024,,,,\n").getBytes(StandardCharsets.UTF_8);
    byte[] cut = java.util.Arrays.copyOf(workbook("U"), 2_000);

    assertProblem(posted(Identities.IMPORTER, CSV, noUtf8), 422);
    assertThat(assertProblem(posted(Identities.IMPORTER, CSV, lacking), 422))
        .contains("channel", "receivedAt");
    assertProblem(posted(Identities.IMPORTER, CSV, new byte[0]), 422);
    assertProblem(posted(Identities.IMPORTER, XLSX, good), 422);
    assertProblem(posted(Identities.IMPORTER, XLSX, cut), 422);
    assertProblem(posted(Identities.IMPORTER, "text/plain", good), 415);
    assertProblem(posted(Identities.IMPORTER, CSV, good, "mapping", "[]"), 400);
    assertProblem(posted(Identities.IMPORTER, CSV, good, "mapping", "{\"colour\":\"x\"}"), 400);
    assertProblem(posted(Identities.IMPORTER, CSV, good, "mapping", "{\"term\":\"x\"}"), 422);
    assertProblem(posted(Identities.IMPORTER, CSV, good, "dryRun", "perhaps"), 400);
    assertProblem(posted(Identities.IMPORTER, CSV, new byte[33 << 20]), 413);
    assertProblem(
        posted(
            Identities.IMPORTER,
            CSV,
            (HEADING + "x\n".repeat(200_001)).getBytes(StandardCharsets.UTF_8)),
        413);
    assertThat(inRegister("U-%")).isZero();
  }

  private static String assertProblem(Answer answer, int status) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    return answer.asString();
  }

  private JsonPath imported(String type, byte[] body, String... parameters) {
    Answer answer = posted(Identities.IMPORTER, type, body, parameters);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  private record Answer(int statusCode, String contentType, String asString) {
    JsonPath jsonPath() {
      return new JsonPath(asString);
    }
  }

  private Answer posted(String who, String type, byte[] body, String... parameters) {
    var query = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      query
          .append(i == 0 ? '?' : '&')
          .append(parameters[i])
          .append('=')
          .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
    }
    String login =
        Base64.getEncoder()
            .encodeToString((who + ":" + Identities.PASSWORD).getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(imports + query.toString()))
            .header("Authorization", "Basic " + login)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  private static List<Integer> counts(JsonPath answer) {
    Map<String, Object> all = answer.getMap("");
    return List.of("rows", "events", "accepted", "duplicate", "conflict", "invalid", "forbidden")
        .stream()
        .map(name -> (Integer) all.get(name))
        .toList();
  }

  private static List<String> places(JsonPath answer) {
    return answer.<Map<String, Object>>getList("problems").stream()
        .map(problem -> problem.get("row") + " " + problem.get("column"))
        .toList();
  }

  private long inRegister(String subject) throws SQLException {
    return Long.parseLong(
        text("select count(*) from register where subject like '" + subject + "'"));
  }

  private String text(String query) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String balance(String prefix) {
    var csv = new StringBuilder(HEADING);
    for (int i = 0; i < DOSSIERS; i++) {
      csv.append(prefix)
          .append('-')
          .append(i)
          .append(",P1,W1,,counter,04/03/2024 09:15,25/03/2024,,05/03/2024 08:00,")
          .append(i % 10 == 0 ? "2024-03-20T16:30:00+07:00" : "")
          .append('\n');
    }
    return csv.toString();
  }

  /// The same in a workbook: dates as dates, and an empty row.
  private static byte[] workbook(String prefix) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "test", "1.0")) {
      var sheet = workbook.newWorksheet("Hồ sơ");
      String[] heading = HEADING.strip().split(",");
      for (int column = 0; column < heading.length; column++) {
        sheet.value(0, column, heading[column]);
      }
      for (int i = 0; i < DOSSIERS; i++) {
        int row = i + 2;
        sheet.value(row, 0, prefix + "-" + i);
        sheet.value(row, 1, "P1");
        sheet.value(row, 2, "W1");
        sheet.value(row, 4, "counter");
        date(sheet, row, 5, LocalDateTime.of(2024, 3, 4, 9, 15));
        date(sheet, row, 6, LocalDateTime.of(2024, 3, 25, 0, 0));
        sheet.value(row, 8, "05/03/2024 08:00");
        if (i % 10 == 0) {
          date(sheet, row, 9, LocalDateTime.of(2024, 3, 20, 16, 30));
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void date(
      org.dhatim.fastexcel.Worksheet sheet, int row, int column, LocalDateTime date) {
    sheet.value(row, column, date);
    sheet.style(row, column).format("dd/MM/yyyy HH:mm").set();
  }
}
