package vn.dunghen.intake.first;

import vn.dunghen.intake.second.Egg;

/// Bad on purpose: its feature and the other need each other.
public record Hen(Egg egg) {}
