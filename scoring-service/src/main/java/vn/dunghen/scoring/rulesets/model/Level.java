package vn.dunghen.scoring.rulesets.model;

/// The kind of unit that is scored.
public enum Level {
  MINISTRY,
  PROVINCE,
  DEPARTMENT,
  COMMUNE
}
