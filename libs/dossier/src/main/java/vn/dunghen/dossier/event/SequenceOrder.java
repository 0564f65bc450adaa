package vn.dunghen.dossier.event;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The order of a source's own sequence: none first, then numbers by their value whatever their
/// length, then other texts by their characters (CloudEvents `sequence`).
final class SequenceOrder implements Comparator<@Nullable String> {

  static final SequenceOrder INSTANCE = new SequenceOrder();

  private SequenceOrder() {}

  @Override
  public int compare(@Nullable String a, @Nullable String b) {
    if (a == null || b == null) {
      return a == null ? (b == null ? 0 : -1) : 1;
    }
    boolean numberA = isNumber(a);
    boolean numberB = isNumber(b);
    if (numberA != numberB) {
      return numberA ? -1 : 1;
    }
    if (!numberA) {
      return a.compareTo(b);
    }
    String digitsA = withoutLeadingZeros(a);
    String digitsB = withoutLeadingZeros(b);
    return digitsA.length() != digitsB.length()
        ? Integer.compare(digitsA.length(), digitsB.length())
        : digitsA.compareTo(digitsB);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String withoutLeadingZeros(String digits) {
    int first = 0;
    while (first < digits.length() - 1 && digits.charAt(first) == '0') {
      first++;
    }
    return digits.substring(first);
  }
}
