package vn.dunghen.scoring.targets.model;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import vn.dunghen.scoring.rulesets.model.Counts;
import vn.dunghen.scoring.rulesets.model.Fraction;

/// What was counted beside the rate that is to be reached. All arithmetic is exact.
///
/// @param target percent, from 0 to 100
/// @param counts those that are handled online, of all
public record Progress(Fraction target, Counts counts) {

  private static final Fraction HUNDRED = Fraction.of(100);

  /// Whether there is anything to measure by.
  public boolean isMeasured() {
    return counts.denominator() > 0;
  }

  /// The rate in percent; empty where nothing was counted.
  public Optional<Fraction> percent() {
    return isMeasured()
        ? Optional.of(Fraction.of(counts.numerator(), counts.denominator()).times(HUNDRED))
        : Optional.empty();
  }

  /// What the rate lacks to the target, in percentage points; below 0 where it lies above.
  public Optional<Fraction> gap() {
    return percent().map(target::minus);
  }

  public boolean isReached() {
    return isMeasured() && lacking().signum() <= 0;
  }

  /// How many more of those that were counted would have to be online; 0 where it is reached.
  public long missing() {
    return atLeast(lacking().dividedBy(HUNDRED));
  }

  /// The least number of further ones, every one of them online, that reach the target: each also
  /// counts in the whole, so that they are at least as many as are missing. Empty where no number
  /// does, because the target is 100 % and one was not.
  public OptionalLong further() {
    if (lacking().signum() <= 0) {
      return OptionalLong.of(0);
    }
    Fraction each = HUNDRED.minus(target);
    return each.signum() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(atLeast(lacking().dividedBy(each)));
  }

  /// A hundred times what the numerator lacks.
  private Fraction lacking() {
    return target
        .times(Fraction.of(counts.denominator()))
        .minus(HUNDRED.times(Fraction.of(counts.numerator())));
  }

  /// The least whole number that is not below the fraction and not below 0.
  private static long atLeast(Fraction fraction) {
    BigInteger[] parts = fraction.numerator().divideAndRemainder(fraction.denominator());
    return Math.max(0, parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0));
  }
}
