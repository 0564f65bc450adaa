package vn.dunghen.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  @TempDir Path directory;

  private ChildProcess shell(String script) {
    return ChildProcess.start(
        new ChildProcess.Command(
            "a shell",
            List.of("sh", "-c", script),
            Map.of("GREETING", "xin chào"),
            directory,
            directory.resolve("log"),
            false));
  }

  @Test
  void logs_what_it_says_and_tells_how_it_ended() throws Exception {
    var child = shell("echo $GREETING; exit 7");

    assertThat(child.onExit().get(10, TimeUnit.SECONDS)).isEqualTo(7);
    assertThat(directory.resolve("log")).hasContent("xin chào");
  }

  @Test
  void survives_the_thread_that_started_it() throws Exception {
    var started = new ChildProcess[1];
    var thread = Thread.ofPlatform().start(() -> started[0] = shell("exec sleep 60"));
    thread.join();

    var exit = started[0].onExit();

    assertThatThrownBy(() -> exit.get(1, TimeUnit.SECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    started[0].kill();
  }

  @Test
  void is_killed_when_it_does_not_end_in_time() throws Exception {
    var child = shell("trap '' TERM; echo ready; while :; do sleep 1; done");
    await().untilAsserted(() -> assertThat(Files.readString(child.log())).contains("ready"));

    var byItself = child.stop(ChildProcess.Signal.TERM, Duration.ofMillis(300));

    assertThat(byItself).isFalse();
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void takes_its_own_children_with_it_when_killed() throws Exception {
    var child = shell("sleep 61 & echo $!; wait");
    await().untilAsserted(() -> assertThat(Files.readString(child.log())).isNotBlank());
    var grandchild = Long.parseLong(Files.readString(child.log()).strip());

    child.kill();

    await()
        .untilAsserted(() ->
            assertThat(ProcessHandle.of(grandchild).filter(ProcessHandle::isAlive)).isEmpty());
  }

  @Test
  void a_program_that_is_not_there_ends_at_once_and_is_named_in_the_log() {
    var child =
        ChildProcess.start(
            new ChildProcess.Command(
                "nothing",
                List.of("/no/such/program"),
                Map.of(),
                directory,
                directory.resolve("log"),
                false));

    await().untilAsserted(() -> assertThat(child.isAlive()).isFalse());
    assertThat(directory.resolve("log")).content().contains("/no/such/program");
  }
}
