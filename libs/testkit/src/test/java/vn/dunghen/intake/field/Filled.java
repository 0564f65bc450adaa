package vn.dunghen.intake.field;

import jakarta.inject.Inject;

/// Bad on purpose: incomplete until somebody fills it.
class Filled {
  @Inject String name;
}
