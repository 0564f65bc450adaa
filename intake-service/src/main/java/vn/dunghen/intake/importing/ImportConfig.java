package vn.dunghen.intake.importing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;

/// How large a file of history may be.
@ConfigMapping(prefix = "dunghen.intake.importing")
public interface ImportConfig {

  /// Largest file. It is held in memory, never on disk: it may name citizens in other columns.
  @WithDefault("32M")
  MemorySize file();

  /// Largest content of an XLSX file once it is unpacked.
  @WithDefault("160M")
  MemorySize unpacked();

  /// Most rows below the heading.
  @WithDefault("200000")
  @Positive
  int rows();

  /// Rows that are written in one transaction.
  @WithDefault("500")
  @Positive
  int chunkRows();
}
