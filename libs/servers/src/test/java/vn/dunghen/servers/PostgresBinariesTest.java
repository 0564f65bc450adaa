package vn.dunghen.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
  @TempDir Path cache;

  @Test
  void two_that_unpack_at_once_get_one_complete_directory() throws Exception {
    // Given
    var together = new CyclicBarrier(2);
    Callable<Path> unpacking =
        () -> {
          together.await();
          return PostgresBinaries.in(cache);
        };

    // When
    try (var threads = Executors.newFixedThreadPool(2)) {
      var first = threads.submit(unpacking);
      var second = threads.submit(unpacking);

      // Then
      assertThat(first.get()).isEqualTo(second.get());
      assertThat(first.get().resolve("bin/postgres")).isExecutable();
      assertThat(first.get().resolve("lib/libpq.so.5")).exists();
      assertThat(first.get().resolve("share/postgresql/postgresql.conf.sample")).exists();
    }
    try (Stream<Path> left = Files.list(cache)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void what_is_there_is_not_unpacked_again() throws IOException {
    var home = PostgresBinaries.in(cache);
    var before = Files.getLastModifiedTime(home.resolve("bin/postgres"));

    PostgresBinaries.in(cache);

    assertThat(Files.getLastModifiedTime(home.resolve("bin/postgres"))).isEqualTo(before);
  }
}
