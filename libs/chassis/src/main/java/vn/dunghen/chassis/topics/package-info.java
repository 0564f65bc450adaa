/// Tells topics by the ids that the broker gave them: one that was lost and made anew has its name,
/// and none of its records.
@NullMarked
package vn.dunghen.chassis.topics;

import org.jspecify.annotations.NullMarked;
