/// Keeps the tallies up to date: the statement of any agency for any period, as known at any
/// instant, and the list behind every number.
@NullMarked
package vn.dunghen.scoring;

import org.jspecify.annotations.NullMarked;
