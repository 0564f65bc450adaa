package vn.dunghen.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

  /// The example of the Standard Webhooks specification.
  @Test
  void signs_as_the_specification_does() {
    // Given
    var secret = new WebhookSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

    // When
    String signature =
        secret.signature(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Instant.ofEpochSecond(1614265330),
            "{\"test\": 2432232314}");

    // Then
    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void every_agency_has_its_own() {
    byte[] key = new byte[32];

    assertThat(WebhookSecret.of(key, "A").reveal())
        .startsWith("whsec_")
        .isEqualTo(WebhookSecret.of(key, "A").reveal())
        .isNotEqualTo(WebhookSecret.of(key, "B").reveal());
  }
}
