/// The rule sets of the index as data: read and checked at the start, listed, shown, and tried on
/// any counts. What they compute is in `model`.
@NullMarked
package vn.dunghen.scoring.rulesets;

import org.jspecify.annotations.NullMarked;
