/// Complete sets of stints and tallies: the current one, and one that may be in the making.
@NullMarked
package vn.dunghen.scoring.generations;

import org.jspecify.annotations.NullMarked;
