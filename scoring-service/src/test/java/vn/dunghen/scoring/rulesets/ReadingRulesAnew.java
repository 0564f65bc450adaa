package vn.dunghen.scoring.rulesets;

import io.quarkus.runtime.StartupEvent;

/// Reads the rule sets of the folder as a start of the service would.
public final class ReadingRulesAnew {

  private ReadingRulesAnew() {}

  public static void of(RuleSetCatalogue catalogue) {
    catalogue.load(new StartupEvent());
  }
}
