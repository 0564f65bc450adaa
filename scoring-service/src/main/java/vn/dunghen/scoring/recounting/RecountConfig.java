package vn.dunghen.scoring.recounting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;

/// How much is recounted at once. How often: `dunghen.scoring.recount.every`, 30 s by default.
@ConfigMapping(prefix = "dunghen.scoring.recount")
public interface RecountConfig {

  /// Time between two samples.
  @WithDefault("30s")
  String every();

  /// Dossiers of one sample.
  @WithDefault("100")
  @Positive
  int dossiers();

  /// Statements of one sample.
  @WithDefault("3")
  @Positive
  int statements();
}
