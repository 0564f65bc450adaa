package vn.dunghen.scoring.rulesets;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Rule sets beside the shipped ones.
@ConfigMapping(prefix = "dunghen.scoring.rulesets")
public interface RuleSetsConfig {

  /// A folder with more rule sets (`*.json`), such as one that is rehearsed before it is dated.
  Optional<Path> folder();
}
