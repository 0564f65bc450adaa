package vn.dunghen.chassis.consuming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.dunghen.chassis.consuming.Ground.once;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import vn.dunghen.chassis.consuming.SetAside.Redrive;

class SetAsideDbTest {
  @Test
  void a_record_is_driven_again_once_its_cause_is_gone_and_only_once() throws Exception {
    try (var ground = new Ground(1)) {
      // Given
      var mended = new AtomicBoolean();
      var consuming =
          new Consuming(
              ground.database(),
              Ground.config("one"),
              Map.of("bootstrap.servers", Ground.broker().bootstrapServers()),
              "test",
              ground.meters,
              InstantSource.system());
      var setAside = new SetAside(ground.database(), consuming, InstantSource.system());
      var loop =
          consuming.loop(
              new Consumption(
                  ground.topic,
                  List.of(ground.topic),
                  (tx, batch) -> {
                    Ground.count(tx, batch.records());
                    if (!mended.get()) {
                      throw new IllegalStateException("Not mended.");
                    }
                  }));
      ground.send(List.of("v"));
      try (var running = loop.start()) {
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() -> assertThat(setAside.list(10)).hasSize(1));
        var id = setAside.list(10).getFirst().id();

        // When
        var tooEarly = setAside.redrive(id);
        mended.set(true);
        var inTime = setAside.redrive(id);
        var again = setAside.redrive(id);

        // Then
        assertThat(tooEarly)
            .isEqualTo(new Redrive.SetAsideAgain("IllegalStateException: Not mended."));
        assertThat(inTime).isEqualTo(new Redrive.Applied());
        assertThat(again).isEqualTo(new Redrive.NotWaiting());
        assertThat(ground.effects()).isEqualTo(once(List.of("v")));
        assertThat(setAside.list(10)).isEmpty();
        assertThat(running.standing()).isInstanceOf(Standing.Following.class);
      }
    }
  }
}
