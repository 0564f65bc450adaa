package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An exact fraction in lowest terms; the denominator is positive. Computed in whole numbers of 64
/// bits while both terms are small, which those of counts and points are, else in numbers of any
/// size.
public final class Fraction implements Comparable<Fraction> {

  public static final Fraction ZERO = of(0);
  public static final Fraction ONE = of(1);

  /// Two products of terms up to this one still fit together in 64 bits.
  private static final long SMALL = 1L << 30;

  private static final int LONGEST_SMALL_SCALE = 9;
  private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private final long numerator;
  private final long denominator;
  private final @Nullable Great great;

  /// The terms where they do not fit in 64 bits.
  private record Great(BigInteger numerator, BigInteger denominator) {}

  /// In lowest terms already.
  private Fraction(long numerator, long denominator, @Nullable Great great) {
    this.numerator = numerator;
    this.denominator = denominator;
    this.great = great;
  }

  public static Fraction of(long whole) {
    return of(whole, 1);
  }

  public static Fraction of(long numerator, long denominator) {
    if (numerator <= -Long.MAX_VALUE || denominator <= -Long.MAX_VALUE) {
      return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }
    requireDenominator(denominator != 0);
    long divisor = divisor(Math.abs(numerator), Math.abs(denominator));
    long signed = denominator < 0 ? -divisor : divisor;
    return new Fraction(numerator / signed, denominator / signed, null);
  }

  public static Fraction of(BigInteger numerator, BigInteger denominator) {
    requireDenominator(denominator.signum() != 0);
    BigInteger divisor = numerator.gcd(denominator);
    BigInteger signed = denominator.signum() < 0 ? divisor.negate() : divisor;
    BigInteger above = numerator.divide(signed);
    BigInteger below = denominator.divide(signed);
    return above.abs().compareTo(LONGEST) <= 0 && below.compareTo(LONGEST) <= 0
        ? new Fraction(above.longValue(), below.longValue(), null)
        : new Fraction(0, 0, new Great(above, below));
  }

  /// The decimal number itself, not an approximation.
  public static Fraction of(BigDecimal decimal) {
    if (decimal.scale() <= 0) {
      return of(decimal.toBigIntegerExact(), BigInteger.ONE);
    }
    return decimal.scale() <= LONGEST_SMALL_SCALE
            && decimal.unscaledValue().bitLength() < Long.SIZE - 1
        ? of(decimal.unscaledValue().longValue(), powerOfTen(decimal.scale()))
        : of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
  }

  private static void requireDenominator(boolean isThere) {
    if (!isThere) {
      throw new IllegalArgumentException("a fraction's denominator is not 0");
    }
  }

  private static long divisor(long a, long b) {
    long greater = a;
    long lesser = b;
    while (lesser != 0) {
      long rest = greater % lesser;
      greater = lesser;
      lesser = rest;
    }
    return greater;
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  public BigInteger numerator() {
    return great == null ? BigInteger.valueOf(numerator) : great.numerator();
  }

  public BigInteger denominator() {
    return great == null ? BigInteger.valueOf(denominator) : great.denominator();
  }

  private boolean isSmall() {
    return great == null && Math.abs(numerator) <= SMALL && denominator <= SMALL;
  }

  public Fraction plus(Fraction other) {
    return isSmall() && other.isSmall()
        ? of(
            numerator * other.denominator + other.numerator * denominator,
            denominator * other.denominator)
        : of(
            numerator()
                .multiply(other.denominator())
                .add(other.numerator().multiply(denominator())),
            denominator().multiply(other.denominator()));
  }

  public Fraction minus(Fraction other) {
    return plus(
        other.great == null
            ? new Fraction(-other.numerator, other.denominator, null)
            : of(other.great.numerator().negate(), other.great.denominator()));
  }

  public Fraction times(Fraction other) {
    return isSmall() && other.isSmall()
        ? of(numerator * other.numerator, denominator * other.denominator)
        : of(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
  }

  public Fraction dividedBy(Fraction other) {
    return isSmall() && other.isSmall()
        ? of(numerator * other.denominator, denominator * other.numerator)
        : of(numerator().multiply(other.denominator()), denominator().multiply(other.numerator()));
  }

  public Fraction min(Fraction other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public int signum() {
    return great == null ? Long.signum(numerator) : great.numerator().signum();
  }

  /// A decimal number next to it, a half away from 0.
  public BigDecimal rounded(int decimals) {
    return rounded(decimals, RoundingMode.HALF_UP);
  }

  /// A decimal number next to it.
  BigDecimal rounded(int decimals, RoundingMode mode) {
    return great == null
        ? BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), decimals, mode)
        : new BigDecimal(great.numerator())
            .divide(new BigDecimal(great.denominator()), decimals, mode);
  }

  /// As `7/12`, or `3` where it is whole.
  public String text() {
    return denominator().equals(BigInteger.ONE)
        ? numerator().toString()
        : numerator() + "/" + denominator();
  }

  @Override
  public int compareTo(Fraction other) {
    return isSmall() && other.isSmall()
        ? Long.compare(numerator * other.denominator, other.numerator * denominator)
        : numerator()
            .multiply(other.denominator())
            .compareTo(other.numerator().multiply(denominator()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fraction fraction
        && numerator == fraction.numerator
        && denominator == fraction.denominator
        && Objects.equals(great, fraction.great);
  }

  @Override
  public int hashCode() {
    return Objects.hash(numerator, denominator, great);
  }

  @Override
  public String toString() {
    return text();
  }
}
