/// The stints of all dossiers, as rows.
@NullMarked
package vn.dunghen.scoring.stints;

import org.jspecify.annotations.NullMarked;
