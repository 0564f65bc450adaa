/// Counts samples of what is stored anew, all the time, and raises an alarm where it differs.
@NullMarked
package vn.dunghen.scoring.recounting;

import org.jspecify.annotations.NullMarked;
