package vn.dunghen.scoring.rulesets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import vn.dunghen.scoring.rulesets.model.Indicator;
import vn.dunghen.scoring.rulesets.model.RuleSet;

/// The shipped rule sets, for tests without a running service.
public final class Rules {

  public static final RuleSet A = read("766-A");
  public static final RuleSet B = read("766-B");

  private Rules() {}

  static byte[] file(String id) {
    try (var file = Rules.class.getResourceAsStream("/rulesets/" + id + ".json")) {
      return Objects.requireNonNull(file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Indicator indicator(String key) {
    return B.indicator(key).orElseThrow();
  }

  private static RuleSet read(String id) {
    return RuleSetReading.read(file(id));
  }
}
