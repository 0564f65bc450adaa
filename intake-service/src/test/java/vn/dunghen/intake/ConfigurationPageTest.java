package vn.dunghen.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.dunghen.intake.importing.ImportConfig;
import vn.dunghen.intake.overview.OverviewConfig;
import vn.dunghen.intake.portalformat.PortalFormatConfig;
import vn.dunghen.intake.receiving.LimitsConfig;
import vn.dunghen.intake.register.RegisterConfig;
import vn.dunghen.intake.sealing.SealingConfig;
import vn.dunghen.intake.sequencing.SequencingConfig;

class ConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "operations", "configuration.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(dunghen\\.intake\\.[^`]+)` \\| `?([^`|]+?)`? \\|", Pattern.MULTILINE);

  @Test
  void the_page_names_every_key_with_its_default() throws IOException {
    // Given
    Map<String, String> keys = new TreeMap<>();
    for (Class<?> mapping :
        List.of(
            ImportConfig.class,
            LimitsConfig.class,
            OverviewConfig.class,
            PortalFormatConfig.class,
            RegisterConfig.class,
            SealingConfig.class,
            SequencingConfig.class)) {
      String prefix = mapping.getAnnotation(ConfigMapping.class).prefix();
      for (var method : mapping.getDeclaredMethods()) {
        WithDefault given = method.getAnnotation(WithDefault.class);
        keys.put(
            prefix + "." + dashed(method.getName()), given == null ? "required" : given.value());
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
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }
}
