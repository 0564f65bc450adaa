package vn.dunghen.portal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/// The portal's way to write a moment: `yyyyMMddHHmmss`, wall clock in Vietnam. Held as the number
/// that the fourteen digits make, 0 where there is none; numbers compare as moments do.
final class PortalTime {
  static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  private PortalTime() {}

  /// Whether the text is fourteen digits of a moment that exists.
  static boolean isMoment(String text) {
    if (text.length() != 14 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    try {
      var _ = LocalDateTime.parse(text, FORMAT);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /// The number of a text that was checked; 0 of an empty or unreadable one.
  static long number(String text) {
    return isMoment(text) ? Long.parseLong(text) : 0;
  }

  static long number(LocalDateTime moment) {
    return Long.parseLong(FORMAT.format(moment));
  }

  static long number(Instant instant) {
    return number(LocalDateTime.ofInstant(instant, ZONE));
  }

  static LocalDateTime moment(long number) {
    var day = number / 1_000_000;
    var time = (int) (number % 1_000_000);
    return LocalDateTime.of(
        (int) (day / 10_000),
        (int) (day / 100 % 100),
        (int) (day % 100),
        time / 10_000,
        time / 100 % 100,
        time % 100);
  }
}
