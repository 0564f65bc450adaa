package vn.dunghen.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.dunghen.portal.PortalClient.CODE;
import static vn.dunghen.portal.PortalClient.dossier;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Many clients push at once.
class ManyAtOnceTest {
  private static final int PUSHES = 1000;

  @Test
  void each_of_many_is_stored_once_and_of_one_only_one_insert_wins() throws Exception {
    var settings = PortalSettings.of("{\"kept\":{\"calls\":300}}");
    try (var portal = StandInPortal.start(settings)) {
      var client = new PortalClient(portal.uri(), settings).login();
      var codes = new ConcurrentLinkedQueue<Integer>();

      try (var clients = Executors.newFixedThreadPool(16)) {
        for (var i = 0; i < PUSHES; i++) {
          var code = i % 2 == 0 ? "D-" + i : CODE;
          clients.submit(() -> codes.add(client.insert(dossier(code)).path("error_code").asInt()));
        }
      }

      assertThat(codes).hasSize(PUSHES);
      assertThat(codes.stream().filter(code -> code == 0)).hasSize(PUSHES / 2 + 1);
      assertThat(codes.stream().filter(code -> code == 3)).hasSize(PUSHES / 2 - 1);
      var expected =
          IntStream.range(0, PUSHES / 2).mapToObj(i -> "D-" + 2 * i).collect(Collectors.toSet());
      expected.add(CODE);
      assertThat(portal.control().codes()).isEqualTo(expected);
      assertThat(portal.control().calls()).hasSize(300);
      assertThat(portal.control().totals())
          .containsEntry("DongBoHoSoMC ok committed", PUSHES / 2 + 1L)
          .containsEntry("DongBoHoSoMC exists unchanged", PUSHES / 2 - 1L);
    }
  }

  @Test
  void latency_holds_no_call_up_behind_another() throws Exception {
    var settings = PortalSettings.of("{\"latency\":\"PT0.1S\"}");
    try (var portal = StandInPortal.start(settings)) {
      var client = new PortalClient(portal.uri(), settings).login();
      var stored = new ConcurrentLinkedQueue<Integer>();

      // One after another these would take fifty seconds.
      try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var i = 0; i < 500; i++) {
          var code = "D-" + i;
          clients.submit(() -> stored.add(client.insert(dossier(code)).path("error_code").asInt()));
        }
      }

      assertThat(stored).hasSize(500).containsOnly(0);
      assertThat(portal.control().codes()).hasSize(500);
    }
  }

  @Test
  void earlier_versions_give_way_when_their_room_is_full() throws Exception {
    var settings = PortalSettings.of("{\"kept\":{\"earlierVersions\":1000}}");
    try (var portal = StandInPortal.start(settings)) {
      var client = new PortalClient(portal.uri(), settings).login();
      client.insert(dossier());

      for (var i = 0; i < 50; i++) {
        client.update(dossier().put("GhiChu", "lần " + i));
      }

      var held = portal.control().dossier(CODE).orElseThrow();
      assertThat(held.versions()).isEqualTo(51);
      assertThat(held.earlier()).hasSizeBetween(1, 49);
      assertThat(held.earlier().getLast().fields().path("GhiChu").asText()).isEqualTo("lần 48");
      assertThat(Duration.between(held.earlier().getFirst().at(), held.at()).isNegative())
          .isFalse();
    }
  }
}
