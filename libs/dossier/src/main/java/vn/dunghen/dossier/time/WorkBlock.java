package vn.dunghen.dossier.time;

import java.time.LocalTime;

/// One unbroken stretch of working time in a day, for example 07:00 to 11:30.
public record WorkBlock(LocalTime opens, LocalTime closes) {

  public WorkBlock {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("a block of working time opens before it closes");
    }
  }

  /// Reads `HH:mm-HH:mm`.
  ///
  /// @throws IllegalArgumentException if the text has another form
  public static WorkBlock parse(String text) {
    if (!text.matches("\\d{2}:\\d{2}-\\d{2}:\\d{2}")) {
      throw new IllegalArgumentException("working time is written HH:mm-HH:mm");
    }
    try {
      return new WorkBlock(
          LocalTime.parse(text.substring(0, 5)), LocalTime.parse(text.substring(6)));
    } catch (java.time.DateTimeException notATime) {
      throw new IllegalArgumentException("working time is written HH:mm-HH:mm", notATime);
    }
  }
}
