package vn.dunghen.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.dunghen.dossier.time.CivilTime;
import vn.dunghen.notification.delivery.WebhookSignatures;
import vn.dunghen.testkit.KafkaResource;
import vn.dunghen.testkit.OpenApiDescription;
import vn.dunghen.testkit.PostgresResource;
import vn.dunghen.testkit.SettableClock;

/// Alerts from events on a real broker to a real mailbox and a real webhook. Every test has
/// agencies of its own and begins on a new day.
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(OutsideWorld.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertingIT {

  /// A machine that does much else beside takes its time; nobody waits longer than it takes.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String LONG_LIVE = "2026-01-01T00:00:00+07:00";

  @Inject SettableClock clock;
  @Inject DataSource database;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String broker;

  @ConfigProperty(name = "dunghen.notification.mail.port")
  int mailPort;

  @ConfigProperty(name = "test.webhook.port")
  int webhookPort;

  @TestHTTPResource(management = true)
  URI management;

  private City city;
  private GreenMail mail;
  private CuttingProxy proxy;
  private Receiver receiver;

  @BeforeEach
  void a_new_day() throws Exception {
    if (city == null) {
      mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      mail.start();
      proxy = new CuttingProxy(mailPort, mail.getSmtp().getPort());
      receiver = new Receiver(webhookPort);
      city = new City(broker);
      city.agency("CITY", "");
    }
    clock.advance(Duration.ofDays(1));
  }

  @AfterAll
  void close() throws Exception {
    city.close();
    receiver.close();
    proxy.close();
    mail.stop();
  }

  @Test
  void an_overdue_dossier_makes_one_email_and_one_webhook_however_often_it_is_told()
      throws SQLException {
    // Given
    live("U0").recipient("U0", both("u0"));
    city.received("U0-1", "U0", daysAgo(9), daysAgo(3));

    // When
    know();
    awaitSettled();

    // Then
    assertThat(mails("u0")).hasSize(1);
    assertThat(decoded(mails("u0").getFirst()))
        .contains("U0-1", "1.001193", "Quá hạn", "Overdue", "3", "/dossiers/U0-1");
    assertThat(header(mails("u0").getFirst(), "Content-Type")).contains("multipart/alternative");
    assertThat(receiver.calls("/u0")).hasSize(1);
    Receiver.Call call = receiver.calls("/u0").getFirst();
    assertThat(call.body()).contains("\"dossier\":\"U0-1\"", "\"stage\":\"overdue\"");
    assertThat(call.signature())
        .isEqualTo(WebhookSignatures.of("U0", call.id(), call.timestamp(), call.body()));

    // When everything comes again
    city.again();
    know();
    clock.advance(Duration.ofMinutes(1));
    know();
    awaitSettled();

    // Then
    assertThat(mails("u0")).hasSize(1);
    assertThat(receiver.calls("/u0")).hasSize(1);
  }

  @Test
  void many_are_told_once_each_in_few_messages() throws SQLException {
    // Given
    live("U2").recipient("U2", both("u2"));
    for (int i = 0; i < 120; i++) {
      city.received("U2-" + i, "U2", daysAgo(9), i % 2 == 0 ? daysAgo(3) : clock.instant());
    }

    // When
    know();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(count("alert where agency = 'U2'")).isEqualTo(120));
    awaitSettled();

    // Then each is told once by each way, in few messages however the runs cut them
    assertThat(mails("u2")).hasSizeBetween(1, 5);
    assertThat(count("delivery where owner = 'U2' and told_at is not null")).isEqualTo(240);
    assertThat(subject(mails("u2").getLast())).contains("hồ sơ quá hạn", "overdue");
  }

  @Test
  void a_mail_server_that_takes_a_message_and_dies_gets_it_again_under_the_same_id()
      throws SQLException {
    // Given
    live("U3").recipient("U3", "\"email\":\"u3@phuong.invalid\"");
    city.received("U3-1", "U3", daysAgo(9), daysAgo(3));
    proxy.cutNext(1);

    // When
    know();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(count("message where owner = 'U3' and problem is not null")).isEqualTo(1));
    clock.advance(Duration.ofMinutes(1));
    know();
    awaitSettled();

    // Then
    assertThat(mails("u3")).hasSize(2);
    assertThat(header(mails("u3").get(0), "Message-ID"))
        .isEqualTo(header(mails("u3").get(1), "Message-ID"));
  }

  @Test
  void what_later_knowledge_disproves_is_withdrawn_in_the_next_message() throws SQLException {
    // Given
    live("U4").recipient("U4", both("u4"));
    city.received("U4-1", "U4", daysAgo(9), daysAgo(3));
    know();
    awaitSettled();
    assertThat(mails("u4")).hasSize(1);

    // When it turns out that it was done in time, and another one is late
    city.completed("U4-1", daysAgo(4)).received("U4-2", "U4", daysAgo(9), daysAgo(2));
    know();
    eventually(() -> assertThat(mails("u4")).hasSize(2));
    awaitSettled();

    // Then
    assertThat(decoded(mails("u4").getLast()))
        .contains("Rút lại", "U4-1", "hồ sơ đã kết thúc", "U4-2");
    assertThat(states("U4")).containsExactly("withdrawn", "sent");
  }

  @Test
  void what_is_done_before_it_was_told_is_not_told() throws SQLException {
    // Given an agency without anybody to tell
    live("U5");
    city.received("U5-1", "U5", daysAgo(9), daysAgo(3))
        .received("U5-2", "U5", daysAgo(9), daysAgo(3));
    know();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(states("U5")).containsExactly("undeliverable", "undeliverable"));
    assertThat(wellness()).as("agencies without a recipient").isPositive();
    assertThat(page("city", "U5")).contains("light-bad", "Chưa có người nhận");

    // When one ends and a recipient is entered
    clock.advance(Duration.ofSeconds(1));
    city.completed("U5-1", clock.instant());
    know();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(states("U5")).containsExactlyInAnyOrder("over", "undeliverable"));
    city.recipient("U5", both("u5"));
    know();
    awaitSettled();

    // Then
    assertThat(mails("u5")).hasSize(1);
    assertThat(decoded(mails("u5").getFirst())).contains("U5-2").doesNotContain("U5-1");
    assertThat(page("city", "U5")).doesNotContain("Chưa có người nhận");
  }

  @Test
  void nothing_is_told_before_the_agency_goes_live() throws SQLException {
    // Given
    Instant live = clock.instant().plus(Duration.ofHours(2));
    city.agency("U6", "CITY").goLive("U6", live.toString()).recipient("U6", both("u6"));
    city.received("U6-1", "U6", daysAgo(9), daysAgo(3));
    live("U7").recipient("U7", both("u7"));
    city.received("U7-1", "U7", daysAgo(9), daysAgo(3));

    // When
    know();
    awaitSettled();

    // Then
    assertThat(mails("u7")).hasSize(1);
    assertThat(count("alert where agency = 'U6'")).isZero();
    assertThat(page("city", "U6")).contains("Chưa vận hành", "1 đơn vị, 1 hồ sơ");

    // When the clock has passed the go-live, but the watermark has not
    clock.advance(Duration.ofHours(3));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(count("raising where ran_at >= '" + clock.instant() + "'")).isEqualTo(1));
    assertThat(count("alert where agency = 'U6'")).isZero();

    // When both have
    know();
    awaitSettled();

    // Then
    assertThat(mails("u6")).hasSize(1);
    assertThat(page("city", "U6")).doesNotContain("Chưa vận hành");
  }

  @Test
  void a_webhook_that_is_gone_is_not_called_again() throws SQLException {
    // Given
    live("U8").recipient("U8", "\"webhook\":\"http://127.0.0.1:%d/u8\"".formatted(webhookPort));
    receiver.answer("/u8", 410);
    city.received("U8-1", "U8", daysAgo(9), daysAgo(3));
    know();
    eventually(() -> assertThat(receiver.calls("/u8")).hasSize(1));

    // When
    clock.advance(Duration.ofHours(2));
    know();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(count("mailbox where agency = 'U8'")).isZero());

    // Then
    assertThat(receiver.calls("/u8")).hasSize(1);
    assertThat(page("city", "U8")).contains("light-bad");
  }

  @Test
  void an_alert_is_acknowledged_by_whoever_answers_for_it() throws SQLException {
    // Given
    live("U1").recipient("U1", both("u1"));
    live("U9").recipient("U9", both("u9"));
    city.received("U1-ack", "U1", daysAgo(9), daysAgo(3))
        .received("U9-1", "U9", daysAgo(9), daysAgo(3));
    know();
    awaitSettled();
    int mine = id("U1", "U1-ack");
    int other = id("U9", "U9-1");
    Map<String, String> note = Map.of("cause", "other-agency", "comment", "Chờ <Sở> trả lời");

    // When, then
    assertThat(acknowledge("u1", other, note)).isEqualTo(403);
    assertThat(acknowledge("auditor", mine, note)).isEqualTo(403);
    assertThat(acknowledge("u1", 999_999, note)).isEqualTo(404);
    assertThat(acknowledge("u1", mine, Map.of("cause", "weather", "comment", "x"))).isEqualTo(422);
    assertThat(acknowledge("u1", mine, Map.of("cause", "staff"))).isEqualTo(422);
    assertThat(acknowledge("u1", mine, note)).isEqualTo(200);
    var alert = as("u1").get("/api/alerts/" + mine).jsonPath();
    assertThat(alert.getString("state")).isEqualTo("acknowledged");
    assertThat(alert.getString("acknowledgements[0].by")).isEqualTo("u1");
    assertThat(page("u1", "U1")).contains("Chờ &lt;Sở&gt; trả lời", "Đã xác nhận");

    // Then only what is theirs is seen
    assertThat(as("u1").get("/api/alerts/" + other).statusCode()).isEqualTo(403);
    assertThat(as("u1").get("/api/alerts?agency=U9").statusCode()).isEqualTo(403);
    assertThat(as("u1").get("/api/alerts").jsonPath().getList("items.agency")).containsOnly("U1");
    assertThat(as("u1").get("/notifications?agency=U9").statusCode()).isEqualTo(403);
    assertThat(as("u1").get("/fragments/notification/dossiers/U9-1").asString())
        .contains("No alert about this dossier");
    assertThat(as("city").get("/fragments/notification/dossiers/U9-1").asString())
        .contains("Quá hạn");
    assertThat(as("city").get("/fragments/notification/latest").asString()).contains("U9-1");
    assertThat(as("city").get("/fragments/notification").asString()).contains("quá hạn");
    assertThat(as("source").get("/api/alerts").statusCode()).isEqualTo(403);
    assertThat(given().get("/api/alerts").statusCode()).isEqualTo(401);
    assertThat(as("u1").get("/api/recipients").jsonPath().getList("agency")).containsExactly("U1");
    assertThat(as("u1").get("/api/recipients/U1/webhook-secret").statusCode()).isEqualTo(403);
    assertThat(as("city").get("/api/recipients/U1/webhook-secret").jsonPath().getString("secret"))
        .startsWith("whsec_");
  }

  @Test
  void what_a_restored_database_forgot_is_not_told_again_and_waits_for_a_word() throws Exception {
    // Given
    live("U10").recipient("U10", both("u10"));
    city.received("U10-1", "U10", daysAgo(9), daysAgo(3))
        .received("U10-2", "U10", daysAgo(9), daysAgo(-1));
    know();
    awaitSettled();
    assertThat(mails("u10")).hasSize(1);
    int called = receiver.calls("/u10").size();

    // When
    clock.advance(Duration.ofSeconds(1));
    forgetAlerts("U10", clock.instant());
    clock.advance(Duration.ofDays(2));
    know();

    // Then
    eventually(() -> {
      assertThat(count("restoration where settled_at is not null")).isEqualTo(1);
      assertThat(count("alert where dossier = 'U10-2' and stage = 'overdue'")).isEqualTo(1);
    });
    eventually(() -> assertThat(mails("u10")).hasSize(2));
    assertThat(decoded(mails("u10").getLast())).contains("U10-2").doesNotContain("U10-1");
    assertThat(receiver.calls("/u10")).hasSize(called + 1);
    assertThat(
            as("city").get("/api/alerts?agency=U10&state=held").jsonPath().getList("items.dossier"))
        .containsExactly("U10-1");
    assertThat(page("city", "U10")).contains("Giữ lại sau khôi phục");
    assertThat(letGo("u1", Map.of("tell", false))).isEqualTo(403);
    assertThat(letGo("city", Map.of())).isEqualTo(422);

    // When
    assertThat(letGo("city", Map.of("tell", true))).isEqualTo(200);
    clock.advance(Duration.ofDays(1));
    know();

    // Then
    eventually(() -> assertThat(mails("u10")).hasSize(3));
    assertThat(decoded(mails("u10").getLast())).contains("U10-1");
    assertThat(page("city", "U10")).doesNotContain("Giữ lại sau khôi phục");
  }

  private static int letGo(String who, Map<String, Object> word) {
    return as(who).contentType("application/json").body(word).post("/api/held-alerts").statusCode();
  }

  /// As a backup from before these alerts would have it.
  private void forgetAlerts(String agency, Instant restoredAt) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.executeUpdate(
          "delete from delivery where alert in (select id from alert where agency = '%s')"
              .formatted(agency));
      statement.executeUpdate("delete from message where owner = '%s'".formatted(agency));
      statement.executeUpdate("delete from alert where agency = '%s'".formatted(agency));
      statement.executeUpdate(
          "insert into restoration (taken_at, restored_at) values ('2026-01-01', '%s')"
              .formatted(restoredAt));
      connection.commit();
    }
  }

  @Test
  void every_endpoint_says_what_it_does_who_may_call_it_and_what_it_answers() throws Exception {
    OpenApiDescription.of(
            given().port(management.getPort()).get("/q/openapi?format=json").asString())
        .assertTellsEverythingOf("vn.dunghen.notification");
  }

  private City live(String agency) {
    return city.agency(agency, "CITY").goLive(agency, LONG_LIVE);
  }

  private String both(String name) {
    return "\"email\":\"%s@phuong.invalid\",\"webhook\":\"http://127.0.0.1:%d/%s\""
        .formatted(name, webhookPort, name);
  }

  private Instant daysAgo(int days) {
    LocalDate day = CivilTime.dayOf(clock.instant()).minusDays(days);
    return CivilTime.startOf(day).plus(Duration.ofHours(9));
  }

  /// Everything that was published is known, at an instant of its own.
  private void know() {
    city.knownThrough(clock.advance(Duration.ofSeconds(1)));
  }

  /// Waits until the stages were judged for this instant and nothing waits to be sent.
  private void awaitSettled() {
    eventually(() -> {
      assertThat(count("raising where judged_at >= '" + clock.instant() + "'")).isEqualTo(1);
      assertThat(
              waiting(
                  "select dossier from alert a where state = 'standing' and not addressed"
                      + " and exists (select from mailbox b where b.agency = a.agency)"))
          .as("dossiers whose alert is not addressed")
          .isEmpty();
      assertThat(
              waiting(
                  "select a.dossier from delivery d join alert a on a.id = d.alert"
                      + " where d.message is null and d.kind = 'alert' and a.state = 'standing'"))
          .as("dossiers whose alert is in no message")
          .isEmpty();
      assertThat(
              waiting(
                  "select concat_ws(' ', owner, way, attempts, problem) from message"
                      + " where state = 'waiting'"))
          .as("messages that were not sent")
          .isEmpty();
    });
  }

  /// The clock stands still in tests, so it is moved to the next attempt of what was not taken at
  /// once: a connection that the other side had just closed is reason enough.
  private void eventually(ThrowingRunnable assertion) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(() -> {
          String later =
              "message where state = 'waiting' and next_attempt_at > '" + clock.instant() + "'";
          if (count(later) > 0) {
            clock.advance(Duration.ofSeconds(10));
            know();
          }
          assertion.run();
        });
  }

  private List<String> waiting(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }

  private List<MimeMessage> mails(String name) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(each -> {
          try {
            return each.getRecipients(Message.RecipientType.TO)[0]
                .toString()
                .equals(name + "@phuong.invalid");
          } catch (MessagingException e) {
            throw new IllegalStateException(e);
          }
        })
        .toList();
  }

  private static String decoded(MimeMessage message) {
    try {
      var parts = (jakarta.mail.internet.MimeMultipart) message.getContent();
      var text = new StringBuilder();
      for (int i = 0; i < parts.getCount(); i++) {
        text.append(parts.getBodyPart(i).getContent());
      }
      return text.toString();
    } catch (MessagingException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(MimeMessage message, String name) {
    try {
      return message.getHeader(name)[0];
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// How many agencies have no recipient, as health says it.
  private int wellness() {
    return given()
        .port(management.getPort())
        .get("/q/health/well")
        .jsonPath()
        .getInt("checks.find { it.name == 'alerting' }.data.agenciesWithoutRecipient");
  }

  private static RequestSpecification as(String name) {
    return given().auth().preemptive().basic(name, OutsideWorld.PASSWORD);
  }

  private static String page(String name, String agency) {
    var answer = as(name).get("/notifications?agency=" + agency);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.asString();
  }

  private static List<String> states(String agency) {
    return as("city").get("/api/alerts?agency=" + agency).jsonPath().getList("items.state");
  }

  private static int id(String agency, String dossier) {
    return as("city")
        .get("/api/alerts?stage=overdue&agency=" + agency)
        .jsonPath()
        .getInt("items.find { it.dossier == '" + dossier + "' }.id");
  }

  private static int acknowledge(String name, int alert, Map<String, String> note) {
    return as(name)
        .contentType("application/json")
        .body(note)
        .post("/api/alerts/" + alert + "/acknowledgement")
        .statusCode();
  }

  private long count(String rows) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from " + rows)) {
      row.next();
      return row.getLong(1);
    }
  }
}
