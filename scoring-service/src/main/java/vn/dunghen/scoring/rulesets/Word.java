package vn.dunghen.scoring.rulesets;

import java.util.Locale;

/// How a constant is written in files and answers: `HALF_UP` is `half-up`.
final class Word {

  private Word() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
