package vn.dunghen.intake.second;

import vn.dunghen.intake.first.Hen;

/// Bad on purpose: see [Hen].
public record Egg(Hen hen) {}
