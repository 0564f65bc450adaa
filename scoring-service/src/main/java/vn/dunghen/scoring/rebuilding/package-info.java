/// Rebuilds stints and tallies from the register into a new generation, and swaps.
@NullMarked
package vn.dunghen.scoring.rebuilding;

import org.jspecify.annotations.NullMarked;
