package vn.dunghen.scoring.rulesets.model;

import java.math.BigDecimal;

/// A group of indicators, one column of the portal.
///
/// @param shownIn the group of the Decision: the portal shows the 22 points of group 3 as two
///   columns
public record Group(String key, String shownIn, Words name, Fact<BigDecimal> max) {}
