/// Cells per agency, procedure and day, summed up by month: what is known now of all regular
/// dossiers.
@NullMarked
package vn.dunghen.scoring.tallies;

import org.jspecify.annotations.NullMarked;
