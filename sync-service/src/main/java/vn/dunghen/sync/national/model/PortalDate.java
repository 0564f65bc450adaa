package vn.dunghen.sync.national.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.time.CivilTime;

/// A moment as the portal writes it: `yyyyMMddHHmmss`, wall clock of Asia/Ho_Chi_Minh, without a
/// zone; a missing one is the empty text.
public final class PortalDate {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

  private PortalDate() {}

  /// The text of an instant, cut to seconds; empty for none.
  public static String text(@Nullable Instant instant) {
    return instant == null ? "" : FORM.format(instant.atZone(CivilTime.ZONE));
  }

  /// The instant of a text; empty where it is no real date of fourteen digits.
  public static Optional<Instant> read(String text) {
    if (text.length() != 14 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(text, FORM).atZone(CivilTime.ZONE).toInstant());
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }
}
