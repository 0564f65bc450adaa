package vn.dunghen.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.dunghen.notification.delivery.DeliveryConfig;
import vn.dunghen.notification.delivery.MailConfig;
import vn.dunghen.notification.delivery.WebhookConfig;
import vn.dunghen.notification.watching.RaisingConfig;

class ConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "operations", "configuration.md");
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(dunghen\\.notification\\.[^`]+)` \\| `?([^`|]+?)`? \\|", Pattern.MULTILINE);

  @Test
  void the_page_names_every_key_with_its_default() throws IOException {
    // Given
    Map<String, String> keys = new TreeMap<>();
    for (Class<?> mapping :
        List.of(RaisingConfig.class, DeliveryConfig.class, MailConfig.class, WebhookConfig.class)) {
      String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
      for (var method : mapping.getDeclaredMethods()) {
        WithDefault given = method.getAnnotation(WithDefault.class);
        keys.put(
            prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
            given == null ? "none" : given.value());
      }
    }

    // When
    Map<String, String> told = new TreeMap<>();
    ROW.matcher(Files.readString(PAGE))
        .results()
        .forEach(row -> told.put(row.group(1), row.group(2)));

    // Then
    assertThat(told).isEqualTo(keys);
  }
}
