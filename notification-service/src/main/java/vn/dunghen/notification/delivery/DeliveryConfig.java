package vn.dunghen.notification.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/// How messages are put together and sent.
@ConfigMapping(prefix = "dunghen.notification.delivery")
public interface DeliveryConfig {

  /// Time between two runs that put messages together and send them.
  @WithDefault("5s")
  String every();

  /// The address of the suite as recipients reach it; links in messages begin with it.
  @WithDefault("http://localhost:8080")
  String publicUrl();

  /// After the first e-mail of a day, up to so many new alerts are told at once; more wait for the
  /// next day's.
  @WithDefault("200")
  @Positive
  int atOnce();

  /// Most alerts in one message.
  @WithDefault("500")
  @Positive
  int perMessage();

  /// Messages sent at the same time by one instance.
  @WithDefault("8")
  @Positive
  int parallel();

  /// How long one attempt may take.
  @WithDefault("15s")
  Duration timeout();

  /// How long other instances leave a message alone that one is sending. Longer than an attempt.
  @WithDefault("60s")
  Duration lease();

  /// The pause after the first failed attempt; doubled each time.
  @WithDefault("10s")
  Duration firstPause();

  /// The longest such pause.
  @WithDefault("1h")
  Duration longestPause();

  /// A message that could not be sent for so long is given up and shown red.
  @WithDefault("72h")
  Duration horizon();

  /// A message that waits for so long makes the service unwell.
  @WithDefault("1h")
  Duration longestWait();
}
