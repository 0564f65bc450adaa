/// Petitions of citizens: how they count for the index, and the list behind each count.
@NullMarked
package vn.dunghen.scoring.petitions;

import org.jspecify.annotations.NullMarked;
