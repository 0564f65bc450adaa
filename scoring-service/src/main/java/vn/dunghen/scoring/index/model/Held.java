package vn.dunghen.scoring.index.model;

/// So many items that an indicator misses for one cause and that one unit has.
///
/// @param unit empty where nobody has them
public record Held(String cause, String unit, long items) {}
