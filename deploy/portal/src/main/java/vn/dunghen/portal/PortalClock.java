package vn.dunghen.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The portal's own clock: another one's, moved by an offset, or standing still.
final class PortalClock implements InstantSource {
  /// How the clock stands to the one beneath it.
  sealed interface Setting {
    record Real() implements Setting {}

    record Offset(Duration by) implements Setting {}

    record Fixed(Instant at) implements Setting {}
  }

  private final InstantSource beneath;
  private volatile Setting setting = new Setting.Real();

  PortalClock(InstantSource beneath) {
    this.beneath = beneath;
  }

  void set(Setting other) {
    this.setting = other;
  }

  @Override
  public Instant instant() {
    return switch (setting) {
      case Setting.Real _ -> beneath.instant();
      case Setting.Offset(var by) -> beneath.instant().plus(by);
      case Setting.Fixed(var at) -> at;
    };
  }
}
