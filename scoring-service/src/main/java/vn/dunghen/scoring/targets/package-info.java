/// Targets: the rates of handling online that agencies have to reach in a quarter, how far they
/// are, what is still to be done, and who answers for it. A quarter that was missed stays on
/// record.
@NullMarked
package vn.dunghen.scoring.targets;

import org.jspecify.annotations.NullMarked;
