package vn.dunghen.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.dunghen.portal.PortalClient.CODE;
import static vn.dunghen.portal.PortalClient.dossier;
import static vn.dunghen.portal.PortalClient.json;
import static vn.dunghen.portal.PortalClient.progress;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each fault: what the client sees, and what the portal holds afterwards.
class FaultsTest {
  private static final String PUSH = PortalRequest.PUSH;
  private static final PortalSettings SETTINGS = PortalSettings.defaults();
  private static StandInPortal portal;
  private static PortalControl control;
  private static PortalClient client;

  @BeforeAll
  static void start() {
    portal = StandInPortal.start(SETTINGS);
    control = portal.control();
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @BeforeEach
  void log_in() throws Exception {
    control.reset();
    client = new PortalClient(portal.uri(), SETTINGS).login();
  }

  private static int code(JsonNode reply) {
    return reply.path("error_code").intValue();
  }

  private static JsonNode login() throws Exception {
    return json(
        client.post(
            SETTINGS.paths().login(), "{\"username\":\"stand-in\",\"password\":\"stand-in\"}"));
  }

  @Test
  void a_login_is_refused_or_brings_no_session() throws Exception {
    control.faults(
        Fault.on("login", new FaultEffect.LoginRefused()).times(1),
        Fault.on("login", new FaultEffect.LoginWithoutSession()).times(1));

    var refused = login();
    var empty = login();
    var usual = login();

    assertThat(code(refused)).isEqualTo(-1);
    assertThat(code(empty)).isZero();
    assertThat(empty.has("session")).isFalse();
    assertThat(usual.path("session").asText()).isNotEmpty();
    assertThat(control.struck()).containsExactly(1, 1);
  }

  @Test
  void a_session_dies_at_the_nth_call_and_stays_dead() throws Exception {
    control.faults(Fault.on(PUSH, new FaultEffect.SessionDies()).nth(2));

    assertThat(code(client.insert(dossier()))).isZero();
    assertThat(code(client.update(dossier()))).isEqualTo(-2);
    assertThat(code(client.update(dossier()))).isEqualTo(-2);
    assertThat(code(client.login().update(dossier()))).isZero();
  }

  @Test
  void a_session_is_dead_as_soon_as_it_was_given() throws Exception {
    control.faults(Fault.on("login", new FaultEffect.SessionDies()));

    assertThat(code(client.login().insert(dossier()))).isEqualTo(-2);
  }

  @Test
  void a_push_is_committed_and_never_answered() {
    control.faults(Fault.on(PUSH, new FaultEffect.CommitThenSilence(Duration.ofMinutes(1))));

    assertThatThrownBy(() -> client.post(client.push("False", dossier()), Duration.ofMillis(300)))
        .isInstanceOf(HttpTimeoutException.class);

    assertThat(control.codes()).containsExactly(CODE);
    assertThat(control.calls().getLast())
        .extracting(Call::outcome, Call::committed)
        .containsExactly("silence", true);
  }

  @Test
  void a_silence_ends_by_itself() {
    control.faults(Fault.on(PUSH, new FaultEffect.CommitThenSilence(Duration.ofMillis(50))));

    assertThatThrownBy(() -> client.insert(dossier())).isInstanceOf(IOException.class);

    assertThat(control.codes()).containsExactly(CODE);
  }

  @Test
  void a_connection_is_reset_before_or_after_the_commit() {
    control.faults(
        Fault.on(PUSH, new FaultEffect.ResetBeforeCommit()).of(CODE),
        Fault.on(PUSH, new FaultEffect.CommitThenReset()).of("another"));

    assertThatThrownBy(() -> client.insert(dossier()))
        .isInstanceOf(IOException.class)
        .hasRootCauseInstanceOf(SocketException.class);
    assertThatThrownBy(() -> client.insert(dossier("another"))).isInstanceOf(IOException.class);

    assertThat(control.codes()).containsExactly("another");
    assertThat(control.calls().stream().filter(call -> call.outcome().equals("reset")))
        .extracting(Call::committed)
        .containsExactly(false, true);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 429, 502, 503})
  void an_adapter_answers_html_in_the_portals_place(int status) throws Exception {
    control.faults(Fault.on(PUSH, FaultEffect.HttpAnswer.html(status)));

    var answer = client.call(client.push("False", dossier()));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("<html>");
    assertThat(control.codes()).isEmpty();
  }

  @Test
  void an_answer_may_lead_to_another_host() throws Exception {
    control.faults(
        Fault.on(
            PUSH, new FaultEffect.HttpAnswer(302, Map.of("Location", "http://127.0.0.1:1/"), "")));

    var answer = client.call(client.push("False", dossier()));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue("http://127.0.0.1:1/");
  }

  @Test
  void a_business_error_has_any_number() throws Exception {
    control.faults(Fault.on(PUSH, new FaultEffect.BusinessError("-777", "Lỗi hệ thống")));

    var reply = client.insert(dossier());

    assertThat(code(reply)).isEqualTo(-777);
    assertThat(reply.path("message").asText()).isEqualTo("Lỗi hệ thống");
    assertThat(control.codes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER,'\"error_code\":0,'",
    "TEXT,'\"error_code\":\"0\"'",
    "TWO_DIGITS,'\"error_code\":\"00\"'",
    "MISSING,'{\"message\":'",
    "PLAIN_TEXT,Đồng bộ hồ sơ thành công"
  })
  void the_codes_type_drifts_and_the_push_is_stored(FaultEffect.CodeDrift.Form form, String written)
      throws Exception {
    control.faults(Fault.on(PUSH, new FaultEffect.CodeDrift(form)));

    var answer = client.call(client.push("False", dossier()));

    assertThat(answer.body()).contains(written).contains("thành công");
    assertThat(control.codes()).containsExactly(CODE);
  }

  @Test
  void a_code_is_taken_by_another_unit_with_other_content() throws Exception {
    control.faults(Fault.on(PUSH, new FaultEffect.TakenByAnother("000.00.02.H26")));

    var reply = client.insert(dossier());

    assertThat(code(reply)).isEqualTo(3);
    assertThat(reply.path("message").asText()).contains("đã tồn tại");
    var held = control.dossier(CODE).orElseThrow();
    assertThat(held.madonvi()).isEqualTo("000.00.02.H26");
    assertThat(held.field("DonViXuLy")).isEqualTo("Đơn vị khác");
  }

  @Test
  void a_dossier_is_lost_before_its_update() throws Exception {
    client.insert(dossier());
    control.faults(Fault.on(PUSH, new FaultEffect.DossierLost()));

    assertThat(code(client.update(dossier()))).isEqualTo(-4);
    assertThat(control.codes()).isEmpty();
  }

  @Test
  void a_procedure_is_retired_between_two_calls() throws Exception {
    client.insert(dossier());
    control.faults(Fault.on(PUSH, new FaultEffect.ProcedureRetired()));

    assertThat(code(client.update(dossier()))).isEqualTo(-5);
  }

  @Test
  void half_of_an_array_is_stored_under_a_bad_verdict() throws Exception {
    control.faults(Fault.on(PUSH, new FaultEffect.HalfAccepted("-1", "Lỗi")));

    var reply = client.insert(dossier("a"), dossier("b"), dossier("c"), dossier("d"));

    assertThat(code(reply)).isEqualTo(-1);
    assertThat(control.codes()).containsExactlyInAnyOrder("a", "b");
    assertThat(control.calls().getLast().committed()).isTrue();
  }

  @Test
  void a_slow_call_is_committed_though_its_client_has_gone() {
    control.faults(Fault.on(PUSH, new FaultEffect.Slow(Duration.ofMillis(400))));

    assertThatThrownBy(() -> client.post(client.push("False", dossier()), Duration.ofMillis(100)))
        .isInstanceOf(HttpTimeoutException.class);

    await().untilAsserted(() -> assertThat(control.codes()).containsExactly(CODE));
  }

  @Test
  void an_answer_drips_and_is_whole() throws Exception {
    control.faults(Fault.on(PUSH, new FaultEffect.Trickle(Duration.ofMillis(100))));

    assertThat(code(client.insert(dossier()))).isZero();
    assertThat(control.codes()).containsExactly(CODE);
  }

  @Test
  void a_look_up_is_behind_by_the_portals_clock() throws Exception {
    var start = Instant.parse("2026-11-22T01:00:00Z");
    control.clockAt(start);
    client.login().insert(dossier());
    control.clockAt(start.plusSeconds(60));
    client.update(dossier().put("TrangThaiHoSo", "5"));
    control.faults(
        Fault.on(PortalRequest.LOOK_UP, new FaultEffect.StaleLookUp(Duration.ofSeconds(90))));

    control.clockAt(start.plusSeconds(70));
    var none = client.lookUp(CODE);
    control.clockAt(start.plusSeconds(100));
    var old = client.lookUp(CODE);
    control.clockAt(start.plusSeconds(150));
    var current = client.lookUp(CODE);

    assertThat(none.path("result")).isEmpty();
    assertThat(old.at("/result/0/TrangThaiHoSo").asText()).isEqualTo("4");
    assertThat(current.at("/result/0/TrangThaiHoSo").asText()).isEqualTo("5");
  }

  @Test
  void success_is_said_and_nothing_stored() throws Exception {
    client.insert(dossier());
    control.faults(Fault.always(new FaultEffect.SilentLoss()));

    var pushed = client.update(dossier().put("TrangThaiHoSo", "5"));
    var told = client.tell(progress(CODE, "20260901090000", 2));

    assertThat(code(pushed)).isZero();
    assertThat(code(told)).isZero();
    var held = control.dossier(CODE).orElseThrow();
    assertThat(held.versions()).isEqualTo(1);
    assertThat(held.progress()).isEmpty();
    assertThat(control.totals()).containsEntry("DongBoHoSoMC ok unchanged", 1L);
  }

  @Test
  void what_is_stored_differs_from_what_was_sent() throws Exception {
    control.faults(Fault.on(PUSH, new FaultEffect.Altered(Map.of("NgayHenTra", "20260905081500"))));

    client.insert(dossier());

    var held = control.dossier(CODE).orElseThrow();
    assertThat(held.field("NgayHenTra")).isEqualTo("20260905081500");
    assertThat(held.field("TrangThaiHoSo")).isEqualTo("4");
  }

  @Test
  void a_push_that_is_applied_late_overwrites_the_one_after_it() throws Exception {
    client.insert(dossier());
    control.faults(Fault.on(PUSH, new FaultEffect.AppliedLate(Duration.ofMillis(200))).times(1));

    client.update(dossier().put("TrangThaiHoSo", "5"));
    client.update(dossier().put("TrangThaiHoSo", "9"));

    await()
        .untilAsserted(() -> {
          var held = control.dossier(CODE).orElseThrow();
          assertThat(held.versions()).isEqualTo(3);
          assertThat(held.field("TrangThaiHoSo")).isEqualTo("5");
          assertThat(held.earlier().getLast().fields().path("TrangThaiHoSo").asText())
              .isEqualTo("9");
        });
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_is_garbled(FaultEffect.Garbled.How how) throws Exception {
    control.faults(Fault.on(PUSH, new FaultEffect.Garbled(how)));

    var body = client.call(client.push("False", dossier())).body();

    switch (how) {
      case BYTE_ORDER_MARK -> assertThat(body).startsWith("\uFEFF{").endsWith("}");
      case TRUNCATED -> assertThat(body).startsWith("{").doesNotContain("}");
    }
    assertThat(control.codes()).containsExactly(CODE);
  }

  @Test
  void a_rate_strikes_the_same_calls_with_the_same_seed() throws Exception {
    var first = refusedOf(40);
    control.lose(CODE);
    var second = refusedOf(40);

    assertThat(first).isEqualTo(second).hasSizeBetween(5, 35);
  }

  private static List<Integer> refusedOf(int calls) {
    control.faults(Fault.on(PUSH, new FaultEffect.BusinessError("-8", "")).rate(0.5, 42));
    return IntStream.range(0, calls)
        .filter(_ -> {
          try {
            return code(client.insert(dossier())) == -8;
          } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
          }
        })
        .boxed()
        .toList();
  }
}
