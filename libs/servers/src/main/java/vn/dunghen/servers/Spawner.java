package vn.dunghen.servers;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/// The one thread that starts child processes.
///
/// Linux sends the parent-death signal when the *thread* that started the child ends, not the
/// process. A thread of a pool may end at any time and would take the servers with it; this one
/// never ends. It is a plain thread and no executor: an executor shuts down when nothing refers to
/// it any more, as happens when a test framework drops the class loader that started the server.
final class Spawner {
  private static final Spawner ONLY = new Spawner();

  private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

  private Spawner() {
    Thread.ofPlatform().daemon(true).name("dunghen-spawner").start(this::serve);
  }

  static Process spawn(ProcessBuilder builder) throws IOException {
    var started = new CompletableFuture<Process>();
    ONLY.waiting.add(() -> {
      try {
        started.complete(builder.start());
      } catch (Exception e) {
        started.completeExceptionally(e);
      }
    });
    try {
      return started.get();
    } catch (ExecutionException e) {
      throw new IOException("could not start " + builder.command().getFirst(), e.getCause());
    } catch (InterruptedException e) {
      var _ = started.thenAccept(Process::destroyForcibly);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting " + builder.command().getFirst(), e);
    }
  }

  private void serve() {
    while (true) {
      try {
        waiting.take().run();
      } catch (InterruptedException _) {
        // Nobody has a reason to interrupt this thread, and ending it would kill every child.
      }
    }
  }
}
