package vn.dunghen.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/// Runs several starts at the same time.
final class Together {
  private Together() {}

  /// Returns when all have ended.
  ///
  /// @throws java.util.concurrent.CompletionException with the first failure as its cause
  static void run(List<Runnable> tasks) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              tasks.stream()
                  .map(task -> CompletableFuture.runAsync(task, threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
  }
}
