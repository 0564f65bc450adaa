package vn.dunghen.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.dunghen.sync.national.PortalConfig;
import vn.dunghen.sync.pushing.PushingConfig;
import vn.dunghen.sync.statistics.StatisticsConfig;

class ConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "operations", "configuration.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(dunghen\\.sync\\.[^`]+)` \\| `?([^`|]+?)`? \\|", Pattern.MULTILINE);

  @Test
  void the_page_names_every_key_with_its_default() throws IOException {
    // Given
    Map<String, String> keys = new TreeMap<>(Map.of("dunghen.sync.private-key-file", "none"));
    for (Class<?> mapping :
        List.of(PortalConfig.class, PushingConfig.class, StatisticsConfig.class)) {
      String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
      for (var method : mapping.getDeclaredMethods()) {
        if (Modifier.isAbstract(method.getModifiers())) {
          WithDefault given = method.getAnnotation(WithDefault.class);
          keys.put(prefix + "." + dashed(method.getName()), given == null ? "none" : given.value());
        }
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

  private static String dashed(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
