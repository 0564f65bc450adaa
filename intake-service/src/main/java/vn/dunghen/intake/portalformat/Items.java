package vn.dunghen.intake.portalformat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.dunghen.dossier.event.Flaw;
import vn.dunghen.dossier.time.CivilTime;

/// Reads the fields of one object of the portal's format and notes every flaw by the field's name.
/// Values are texts; a number or a boolean counts as its text, an empty text as absent.
final class Items {

  private static final DateTimeFormatter WALL_CLOCK =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
  private static final int DIGITS = 14;

  private final Map<?, ?> members;
  private final List<Flaw> flaws = new ArrayList<>(0);

  Items(Map<?, ?> members) {
    this.members = members;
  }

  List<Flaw> flaws() {
    return flaws;
  }

  void flaw(String field, String reason) {
    flaws.add(new Flaw(field, reason));
  }

  @Nullable String text(String field) {
    return text(members.get(field));
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case String text when !text.isBlank() -> text.strip();
      case Number number -> number.toString();
      case Boolean yes -> yes.toString();
      case null, default -> null;
    };
  }

  String required(String field) {
    String text = text(field);
    if (text == null) {
      flaw(field, "không được để trống");
      return "";
    }
    return text;
  }

  void atMost(String field, int characters) {
    String text = text(field);
    if (text != null && text.codePointCount(0, text.length()) > characters) {
      flaw(field, "dài quá " + characters + " ký tự");
    }
  }

  /// A code among those given.
  @Nullable String coded(String field, Map<String, String> meanings) {
    String code = text(field);
    if (code == null) {
      return null;
    }
    String meaning = meanings.get(code);
    if (meaning == null) {
      flaw(field, "không có trong danh mục");
    }
    return meaning;
  }

  int status(String field) {
    String code = required(field);
    try {
      int status = code.isEmpty() ? 1 : Integer.parseInt(code);
      if (status >= 1 && status <= 10) {
        return status;
      }
    } catch (NumberFormatException noNumber) {
      // told below, as any other number that is none of the ten
    }
    flaw(field, "phải từ 1 đến 10");
    return 1;
  }

  /// A wall-clock time of Asia/Ho_Chi_Minh.
  @Nullable Instant time(String field) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      if (text.length() == DIGITS) {
        return LocalDateTime.parse(text, WALL_CLOCK).atZone(CivilTime.ZONE).toInstant();
      }
    } catch (DateTimeException noTime) {
      // told below, as any text of another length
    }
    flaw(field, "phải là yyyyMMddHHmmss");
    return null;
  }

  /// A time that has come.
  @Nullable Instant past(String field, Instant latest) {
    Instant time = time(field);
    if (time != null && time.isAfter(latest)) {
      flaw(field, "không được ở tương lai");
    }
    return time;
  }

  /// The objects of a list; anything else in it is left out.
  List<Items> list(String field) {
    return members.get(field) instanceof List<?> items
        ? items.stream()
            .filter(Map.class::isInstance)
            .map(item -> new Items((Map<?, ?>) item))
            .toList()
        : List.of();
  }

  boolean is(String field, String code) {
    return code.equals(text(field));
  }

  static String wallClock(@Nullable Instant instant) {
    return instant == null ? "" : WALL_CLOCK.format(instant.atZone(CivilTime.ZONE));
  }
}
