package vn.dunghen.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/// How much memory processes hold, from `/proc`. Pages that several share (PostgreSQL's buffers)
/// count once: the kernel gives each process its proportional share.
final class ResidentMemory {
  private static final int KIB_PER_MIB = 1024;

  private ResidentMemory() {}

  /// The processes and their descendants, and this process, in MiB; empty where the kernel does not
  /// tell.
  static Optional<Long> mebibytes(Collection<Long> pids) {
    var all =
        Stream.concat(
                pids.stream().flatMap(pid -> ProcessHandle.of(pid).stream()),
                Stream.of(ProcessHandle.current()))
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .map(ProcessHandle::pid)
            .distinct()
            .toList();
    var sum = 0L;
    for (var pid : all) {
      var share = kibibytes(Path.of("/proc", Long.toString(pid), "smaps_rollup"));
      if (share.isEmpty() && ProcessHandle.of(pid).isPresent()) {
        return Optional.empty();
      }
      sum += share.orElse(0L);
    }
    return Optional.of(sum / KIB_PER_MIB);
  }

  private static Optional<Long> kibibytes(Path rollup) {
    try (var lines = Files.lines(rollup)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .findFirst()
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")));
    } catch (IOException | java.io.UncheckedIOException _) {
      return Optional.empty(); // it ended while we looked, or the kernel keeps it to itself
    }
  }
}
