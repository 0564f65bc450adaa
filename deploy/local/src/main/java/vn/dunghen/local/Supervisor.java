package vn.dunghen.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import vn.dunghen.servers.ServerException;

/// Starts every child again that ends, whichever way it ended, after a short pause that grows while
/// it keeps ending. Says each time in one line what happened.
final class Supervisor {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONG_LIFE = Duration.ofSeconds(20);
  private static final Duration ENDING = Duration.ofSeconds(10);

  private final Consumer<String> told;
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Child> children = new ArrayList<>();
  private final List<Thread> supervising = new ArrayList<>();
  private volatile Runnable afterRestart = () -> {};

  /// @param told is told in one line what happened
  Supervisor(Consumer<String> told) {
    this.told = told;
  }

  /// From now on the child of that name is not started again when it ends, until it is released.
  void hold(String name) {
    held.add(name);
  }

  /// Has it started again, if it has ended, and from now on whenever it ends.
  void release(String name) {
    held.remove(name);
  }

  /// Has this done from now on whenever a child was started again.
  void afterRestart(Runnable told) {
    afterRestart = told;
  }

  /// Starts the child, and from now on whenever it ends.
  void start(Child child) {
    synchronized (children) {
      children.add(child);
    }
    startUnlessStopping(child);
    var thread =
        Thread.ofVirtual().name("supervising-" + child.name()).start(() -> supervise(child));
    synchronized (children) {
      supervising.add(thread);
    }
  }

  private void supervise(Child child) {
    var pause = FIRST_PAUSE;
    while (!isStopping()) {
      var process = child.running().get();
      var begun = System.nanoTime();
      int code = process.onExit().join();
      if (isStopping()) {
        return;
      }
      if (System.nanoTime() - begun > LONG_LIFE.toNanos()) {
        pause = FIRST_PAUSE;
      }
      told.accept(
          "%s (pid %d) ended with code %d; starting it again."
              .formatted(child.name(), process.pid(), code));
      pause = startAgain(child, pause);
    }
  }

  /// @return the pause before the next time
  private Duration startAgain(Child child, Duration first) {
    var pause = first;
    while (waited(pause)) {
      if (held.contains(child.name())) {
        pause = FIRST_PAUSE;
        continue;
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
      try {
        startUnlessStopping(child);
        if (!isStopping()) {
          afterRestart.run();
        }
        return pause;
      } catch (ServerException e) {
        if (!isStopping()) {
          told.accept(String.valueOf(e.getMessage()));
        }
      }
    }
    return pause;
  }

  private void startUnlessStopping(Child child) {
    synchronized (child) {
      if (!isStopping()) {
        child.starting().run();
      }
    }
  }

  /// @return false when the suite is being stopped
  private boolean waited(Duration pause) {
    try {
      return !stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean isStopping() {
    return stopping.getCount() == 0;
  }

  /// Ends all children, the later groups first and each group at once; none is started any more,
  /// and nothing is told any more once this has returned.
  ///
  /// @param groups in the order in which they were started
  void stop(List<List<String>> groups) {
    stopping.countDown();
    for (var group : groups.reversed()) {
      var threads = new ArrayList<Thread>();
      for (var child : named(group)) {
        threads.add(Thread.ofVirtual().start(() -> stop(child)));
      }
      threads.forEach(Supervisor::join);
    }
    try {
      for (var thread : supervisors()) {
        thread.join(ENDING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Thread> supervisors() {
    synchronized (children) {
      return List.copyOf(supervising);
    }
  }

  private List<Child> named(List<String> names) {
    synchronized (children) {
      return children.stream().filter(child -> names.contains(child.name())).toList();
    }
  }

  private void stop(Child child) {
    synchronized (child) {
      try {
        child.stopping().run();
      } catch (ServerException e) {
        told.accept(String.valueOf(e.getMessage()));
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
