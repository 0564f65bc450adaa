package vn.dunghen.scoring.opendata;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import vn.dunghen.chassis.problem.Problem;
import vn.dunghen.chassis.problem.ProblemException;
import vn.dunghen.chassis.problem.ProblemType;

/// A number of places; who finds none free is asked to come again instead of waiting.
final class AtOnce {

  private static final String AGAIN_AFTER_SECONDS = "2";

  private final Semaphore free;

  AtOnce(int places) {
    this.free = new Semaphore(places);
  }

  /// What is done at a place.
  @FunctionalInterface
  interface Work<T> {
    T done() throws SQLException;
  }

  /// @throws ProblemException 429 while no place is free
  <T> T take(Work<T> work) throws SQLException {
    if (!free.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemType.TOO_MANY_REQUESTS), Map.of("Retry-After", AGAIN_AFTER_SECONDS));
    }
    try {
      return work.done();
    } finally {
      free.release();
    }
  }
}
