package vn.dunghen.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static vn.dunghen.portal.PortalClient.CODE;
import static vn.dunghen.portal.PortalClient.dossier;
import static vn.dunghen.portal.PortalClient.progress;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The way of a dossier that nothing goes wrong with, and the state that it leaves.
class PushingTest {
  private static final PortalSettings SETTINGS = PortalSettings.defaults();
  private static StandInPortal portal;
  private static PortalClient client;

  @BeforeAll
  static void start() {
    portal = StandInPortal.start(SETTINGS);
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @BeforeEach
  void log_in() throws IOException, InterruptedException {
    portal.control().reset();
    client = new PortalClient(portal.uri(), SETTINGS).login();
  }

  @Test
  void an_insert_is_stored_as_it_was_sent() throws Exception {
    var sent = dossier().put("TruongLa", "của riêng tỉnh");

    var reply = client.insert(sent);

    assertThat(reply.path("error_code").intValue()).isZero();
    assertThat(reply.path("message").asText()).contains("thành công");
    var held = portal.control().dossier(CODE).orElseThrow();
    assertThat(held.fields()).isEqualTo(sent);
    assertThat(held.versions()).isEqualTo(1);
    assertThat(held.madonvi()).isEqualTo(PortalClient.AGENCY);
  }

  @Test
  void an_update_becomes_the_current_version_and_the_earlier_one_is_kept() throws Exception {
    client.insert(dossier());

    client.update(dossier().put("TrangThaiHoSo", "5"));

    var held = portal.control().dossier(CODE).orElseThrow();
    assertThat(held.versions()).isEqualTo(2);
    assertThat(held.field("TrangThaiHoSo")).isEqualTo("5");
    assertThat(held.earlier()).extracting(HeldDossier.Version::fields).containsExactly(dossier());
  }

  @Test
  void a_look_up_shows_the_columns_of_the_settings_and_nothing_of_what_is_unknown()
      throws Exception {
    client.insert(dossier());

    var found = client.lookUp(CODE);

    assertThat(found.path("result")).hasSize(1);
    assertThat(found.path("result").get(0).fieldNames())
        .toIterable()
        .containsExactlyElementsOf(SETTINGS.lookUpColumns());
    assertThat(found.path("result").get(0).path("TrangThaiHoSo").asText()).isEqualTo("4");
    assertThat(client.lookUp("unknown").path("result")).isEmpty();
    assertThat(client.lookUp("unknown").path("error_code").intValue()).isZero();
  }

  @Test
  void progress_is_kept_in_its_order_with_repeats() throws Exception {
    client.insert(dossier());
    var received = progress(CODE, "20260901090000", 2);
    var working = progress(CODE, "20260902090000", 4);

    client.tell(received, working);
    client.tell(received);

    assertThat(portal.control().dossier(CODE).orElseThrow().progress())
        .isEqualTo(List.of(received, working, received));
  }

  @Test
  void every_call_is_in_the_log_with_whether_it_changed_anything() throws Exception {
    client.insert(dossier());
    client.insert(dossier());
    client.lookUp(CODE);

    assertThat(portal.control().calls())
        .extracting(Call::service, Call::maHoSo, Call::outcome, Call::committed)
        .containsExactly(
            tuple("login", List.of(), "ok", false),
            tuple("DongBoHoSoMC", List.of(CODE), "ok", true),
            tuple("DongBoHoSoMC", List.of(CODE), "exists", false),
            tuple("TraCuuHoSo", List.of(CODE), "ok", false));
    assertThat(portal.control().totals()).containsEntry("DongBoHoSoMC exists unchanged", 1L);
  }

  @Test
  void a_session_runs_out_by_the_portals_clock() throws Exception {
    portal.control().clockAt(Instant.parse("2026-11-22T01:00:00Z"));
    client.login();

    portal.control().clockAt(Instant.parse("2026-11-22T01:09:59Z"));
    var before = client.insert(dossier());
    portal.control().clockAt(Instant.parse("2026-11-22T01:10:00Z"));
    var after = client.update(dossier());

    assertThat(before.path("error_code").intValue()).isZero();
    assertThat(after.path("error_code").intValue()).isEqualTo(-2);
    portal.control().clockOffset(Duration.ZERO);
  }
}
