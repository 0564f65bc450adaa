package vn.dunghen.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.dunghen.portal.PortalClient.CODE;
import static vn.dunghen.portal.PortalClient.dossier;
import static vn.dunghen.portal.PortalClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What befalls the whole portal, and what becomes of a dossier behind everyone's back.
class OutageTest {
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

  @Test
  void an_outage_hits_every_way_in_until_it_is_ended() throws Exception {
    control.outage(Outage.How.RESET);
    assertThatThrownBy(() -> client.lookUp(CODE)).isInstanceOf(IOException.class);

    control.outage(Outage.How.UNAVAILABLE);
    var login = client.post(SETTINGS.paths().login(), "{}");
    var relay = client.post(SETTINGS.paths().relayDossiers(), "[]");

    control.endOutage();
    assertThat(login.statusCode()).isEqualTo(503);
    assertThat(relay.statusCode()).isEqualTo(503);
    assertThat(code(client.insert(dossier()))).isZero();
  }

  @Test
  void an_outage_ends_by_the_portals_clock() throws Exception {
    var start = Instant.parse("2026-11-22T01:00:00Z");
    control.clockAt(start);
    client.login();
    control.outage(Outage.How.UNAVAILABLE, start.plusSeconds(60));

    control.clockAt(start.plusSeconds(59));
    var during = client.call(client.push("False", dossier()));
    control.clockAt(start.plusSeconds(60));
    var after = client.call(client.push("False", dossier()));

    assertThat(during.statusCode()).isEqualTo(503);
    assertThat(code(json(after))).isZero();
  }

  @Test
  void a_held_dossier_is_tampered_with_and_lost() throws Exception {
    client.insert(dossier());

    assertThat(control.tamper(CODE, Map.of("NgayHenTra", "20260902081500"))).isTrue();
    var tampered = client.lookUp(CODE);
    assertThat(control.lose(CODE)).isTrue();
    var lost = client.lookUp(CODE);

    assertThat(tampered.at("/result/0/NgayHenTra").asText()).isEqualTo("20260902081500");
    assertThat(lost.path("result")).isEmpty();
    assertThat(control.tamper(CODE, Map.of())).isFalse();
  }
}
