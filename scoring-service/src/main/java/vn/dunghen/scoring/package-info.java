/// Keeps the index tallies up to date.
@NullMarked
package vn.dunghen.scoring;

import org.jspecify.annotations.NullMarked;
