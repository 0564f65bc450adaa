package vn.dunghen.testkit.fuzz;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What holds for every answer of every service. Each service extends it with its own fuzzer.
public abstract class AnswersContract {

  private static final long SEED = 20_241_104;
  private static final int REQUESTS = 500;
  private static final int MANY_REQUESTS = 5_000;

  /// The fuzzer of the service under test, set up.
  protected abstract ApiFuzzer fuzzer() throws Exception;

  @Test
  void every_answer_is_a_documented_one() throws Exception {
    fuzzer().run(Long.getLong("dunghen.test.fuzz-seed", SEED), REQUESTS).assertAllDocumented();
  }

  /// Others each time; the seed is told, and set by `-Ddunghen.test.fuzz-seed` to see them again.
  @Test
  @Tag("verify")
  void every_one_of_many_answers_is_a_documented_one() throws Exception {
    fuzzer()
        .run(Long.getLong("dunghen.test.fuzz-seed", System.nanoTime()), MANY_REQUESTS)
        .assertAllDocumented();
  }
}
